// SPDX-License-Identifier: MIT
// What became of commits that a rebase, an amend or a squash has replaced.
#pragma once

#include "store/anchors.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

enum class Likeness { same_patch, same_subject, squashed };

struct Successor {
  std::string id; // full
  Likeness likeness = Likeness::same_patch;
};

// Looks for them among the commits of `tip` that `base` (full ids; or empty)
// does not have, the newest few hundred.
class Successors {
public:
  Successors(Anchors anchors, const std::string& base, const std::string& tip);

  // Of the commit with this (abbreviated) id. Nothing where no commit has its
  // patch, a patch of all the branch, or alone its subject.
  [[nodiscard]] std::optional<Successor> find(std::string_view id) const;

  // The anchored subject; empty where none is known.
  [[nodiscard]] std::string subject(std::string_view id) const;

private:
  struct Candidate {
    std::string id;
    std::string patch_id;
    std::string subject; // redacted, as in anchors
    std::string body;
  };
  [[nodiscard]] const Anchor* anchor(std::string_view id) const;
  [[nodiscard]] std::optional<Successor>
  by_subject(const std::string& subject) const;

  Anchors anchors_;
  std::vector<Candidate> candidates_;
};

} // namespace handoff::store
