// SPDX-License-Identifier: MIT
// How rare a word is in skills in general: a handful of installed ones cannot
// tell.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace handoff::skills {

class Background {
public:
  // Lines of "<rarity> <stem>...", the rarity being -ln of a share; '#' begins
  // a comment. `table` must outlive this.
  explicit Background(std::string_view table);

  // The share of skills that have `stem`, in (0, 1).
  [[nodiscard]] double share(std::string_view stem) const;

private:
  std::unordered_map<std::string_view, double> shares_;
};

// The tables that are compiled in: of names with descriptions, of names.
extern const std::string_view k_background_text;
extern const std::string_view k_background_names_text;

} // namespace handoff::skills
