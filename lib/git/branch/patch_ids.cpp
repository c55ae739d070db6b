// SPDX-License-Identifier: MIT
// Names of changes that stay when their commits are rewritten.
#include "git/branch/patch_ids.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

namespace handoff::git {
namespace {

// No setting of the user's changes what is printed. What git said before it
// met a missing object counts.
std::string patches(std::vector<std::string> words, std::string input) {
  words.insert(words.begin(),
               {"-c",
                "diff.suppressBlankEmpty=false",
                "diff-tree",
                "--patch",
                "--root",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--unified=3",
                "--full-index"});
  return base::run(command(std::move(words), {}, std::move(input))).out;
}

std::string named(std::string patches) {
  return patches.empty()
             ? std::string()
             : run({"patch-id", "--stable"}, {}, std::move(patches)).out;
}

} // namespace

std::map<std::string, std::string>
patch_ids(const std::vector<std::string>& commits) {
  std::string ids;
  for (const std::string& commit : commits) {
    ids += commit + "\n";
  }
  std::map<std::string, std::string> found;
  if (ids.empty()) {
    return found;
  }
  const std::string said = named(patches({"--stdin"}, std::move(ids)));
  for (const std::string_view line : text::split(said, '\n')) {
    const std::size_t blank = line.find(' ');
    if (blank != std::string_view::npos) {
      found.emplace(line.substr(blank + 1), line.substr(0, blank));
    }
  }
  return found;
}

std::string patch_id(const std::string& from, const std::string& to) {
  const std::string said = named(patches({from, to}, {}));
  return said.substr(0, said.find(' '));
}

} // namespace handoff::git
