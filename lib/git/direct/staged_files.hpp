// SPDX-License-Identifier: MIT
// What a commit would bring in, found without git.
#pragma once

#include "git/objects/objects.hpp"
#include "git/repository.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

struct StagedFile {
  std::string path;
  std::string id; // full, as digits
};

// The files and symbolic links of the index that HEAD has not, or has otherwise
// (mode or content): what `git diff --cached --no-renames` lists, without
// deletions. Directories that are the same in both are not looked into.
struct StagedFiles {
  std::vector<StagedFile> files; // in the order of paths
  std::string top_file;          // the id of the file that was asked for
};

// `repository` needs its directories only. `top_file` is a name at the top:
// its id is what the index has, else what HEAD has (empty where nothing is
// staged, or neither has it). Nothing where only git knows: another form of
// index, of references or of HEAD, a directory of objects that the environment
// names, replaced objects, hundreds of changed directories; and where what is
// called `top_file` is not a regular file.
[[nodiscard]] std::optional<StagedFiles>
read_staged_files(const Repository& repository, std::string_view top_file);

} // namespace handoff::git
