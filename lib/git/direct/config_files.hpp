// SPDX-License-Identifier: MIT
// What is in the files of git's configuration, looked for without git.
#pragma once

#include "git/repository.hpp"

#include <string_view>

namespace handoff::git {

// Whether git's configuration could have a key with `word` (lower case) in its
// name: one of the files that git reads for `repository` (its directories
// count) has the word, includes other files, or is not a plain file. False is
// certain, true is worth asking git. The environment (GIT_CONFIG_COUNT, git
// -c) is not looked at. Files: git-config(1), FILES and ENVIRONMENT.
[[nodiscard]] bool config_may_name(const Repository& repository,
                                   std::string_view word);

// The same of the files that the repository itself brings.
[[nodiscard]] bool own_config_may_name(const Repository& repository,
                                       std::string_view word);

} // namespace handoff::git
