// SPDX-License-Identifier: MIT
// How many digits of an id are shown.
#include "git/branch/abbreviation.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::git {

std::size_t id_digits(const std::vector<std::string>& ids) {
  std::vector<std::string> words = {
      "rev-list", "--no-walk=unsorted", "--ignore-missing", "--abbrev-commit"};
  const std::size_t options = words.size();
  std::ranges::copy_if(ids, std::back_inserter(words), [](const auto& id) {
    return !id.empty();
  });
  std::size_t digits = k_min_id_digits;
  if (words.size() == options) {
    return digits;
  }
  words.emplace_back("--");
  const base::Completed said = base::run(command(std::move(words)));
  for (const std::string_view name : text::split(said.out, '\n')) {
    digits = std::max(digits, name.size());
  }
  return digits;
}

} // namespace handoff::git
