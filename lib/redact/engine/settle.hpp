// SPDX-License-Identifier: MIT
// Looks again at a text as it is without what was found, until that is all.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/form/placeholders.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Which look a finding is from: the first, at the text as it came, or a later
// one, at what placeholders have made of it.
enum class Sight { first, later };

// A placeholder changes what its neighbours look like: without the address in
// it, a chain of names may be an opaque token. What is found around one is
// replaced as well, until a look finds nothing. A text of up to 1 MB is looked
// at as a whole: so would the next run; a longer one 8 KB around what was
// replaced.
class Settler {
public:
  // The findings that begin in [from, to) of a text, in order and apart.
  using Look = std::function<std::vector<Candidate>(
      std::string_view text, std::size_t from, std::size_t to)>;
  using See = std::function<void(const Candidate&, Sight)>;

  // `see` is given all findings in order; they do not overlap. By then
  // `placeholders` has numbered them.
  Settler(std::string_view text, Placeholders& placeholders, Look look, See see)
      : text_(text), placeholders_(&placeholders), look_(std::move(look)),
        see_(std::move(see)) {}

  // The next finding of the first look, by its start. Throws Error when the
  // looks come to no end.
  void add(const Candidate& found);

  // After the last.
  void finish();

private:
  struct Found {
    Candidate candidate;
    Sight sight = Sight::first;
  };

  // A stretch of the text that is to be seen in the next look.
  struct Kept {
    std::size_t at = 0; // where it stands there
    std::size_t start = 0;
    std::size_t end = 0;
  };

  struct Shown {
    std::string text;
    std::vector<Kept> kept;
  };

  [[nodiscard]] static std::size_t start_of(const Found& found) {
    return found.candidate.start;
  }

  void settle(std::size_t end);
  void join_pending();
  void pass_on(std::size_t end);
  [[nodiscard]] Shown show();
  [[nodiscard]] std::vector<Candidate> look_at(const Shown& shown) const;
  [[nodiscard]] std::vector<Found> found_in(const Shown& shown) const;

  std::string_view text_;
  Placeholders* placeholders_;
  Look look_;
  See see_;
  std::vector<Found> behind_;  // passed on, still in sight
  std::vector<Found> pending_; // by start
  std::size_t done_ = 0;       // what begins before it is passed on
};

} // namespace handoff::redact
