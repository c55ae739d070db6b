// SPDX-License-Identifier: MIT
// How rare a word is where skills are described in general: a handful of
// installed ones cannot tell.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace handoff::skills {

class Background {
public:
  // Reads the table that is compiled in.
  Background();

  // The share of descriptions that hold `stem`, in (0, 1].
  [[nodiscard]] double share(std::string_view stem) const;

private:
  std::unordered_map<std::string_view, double> shares_;
};

} // namespace handoff::skills
