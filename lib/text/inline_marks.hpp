// SPDX-License-Identifier: MIT
// Code spans and raw HTML inside a paragraph.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace handoff::text {

// Runs of backticks in one text, asked from left to right: linear in all.
class BacktickRuns {
public:
  explicit BacktickRuns(std::string_view text);

  // The length of the run at `at`.
  [[nodiscard]] std::size_t size_at(std::size_t at) const;

  // Where the next run of `size`, at or after `at`, begins; npos for none.
  [[nodiscard]] std::size_t find(std::size_t size, std::size_t at) const;

private:
  std::string_view text_;
  std::unordered_map<std::size_t, std::size_t> last_; // size: its last place
};

// Follows a text character by character: whether it is inside a bare address
// ("https://...", "www..."), which GFM makes a link up to the next space or
// `<`, backticks and backslashes included.
class AddressTracker {
public:
  void pass(std::string_view text, std::size_t at);
  [[nodiscard]] bool is_inside() const { return is_inside_; }

private:
  bool is_inside_ = false;
};

// Whether pipes end what is open, as in a table's row.
enum class Cells { no, yes };

// A `<` that may open raw HTML. Inside a bare address a backslash before it
// would be the address's: only an entity helps there.
struct HtmlOpening {
  std::size_t at = 0;
  bool is_in_address = false;
};

// Each `<` in `content` that is in no code span and no autolink and may open
// HTML. Where programs do not agree on what is code (after a backtick in a
// bare address, one without a partner, or with it in another cell) every such
// `<`, in order.
[[nodiscard]] std::vector<HtmlOpening> html_openings(std::string_view content,
                                                     Cells cells);

} // namespace handoff::text
