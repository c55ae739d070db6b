// SPDX-License-Identifier: MIT
// Smart quotes, dashes and ellipses for plain ones, and back.
#pragma once

#include "point/language/recipe.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// The plain form of what may be typographic at byte `at` of either text: a
// quote, "--", "---", "...", or one of the characters an editor puts for
// them. `size` is what it takes there.
struct Glyph {
  std::string_view plain; // "\"", "'", "--", "...", " "; empty: no such thing
  std::size_t size = 0;   // bytes
};
[[nodiscard]] Glyph glyph_at(std::string_view text, std::size_t at);

// Sets one line after the other. Occurrences are numbered through.
class Typesetter {
public:
  explicit Typesetter(const Typography& typography) : rules_(typography) {}
  [[nodiscard]] std::string set(std::string_view line);

private:
  const Typography& rules_;
  std::size_t next_ = 0;
};

// What turns the `plain` lines into the `pasted` ones; nothing where they
// differ in more than typography. White space at either end does not count.
[[nodiscard]] std::optional<Typography>
find_typography(const std::vector<std::string_view>& plain,
                const std::vector<std::string_view>& pasted);

} // namespace handoff::point
