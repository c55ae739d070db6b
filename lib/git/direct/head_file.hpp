// SPDX-License-Identifier: MIT
// What HEAD is, as its files say.
#pragma once

#include "git/repository.hpp"

#include <optional>
#include <string>

namespace handoff::git {

// The id of the commit; empty when HEAD is unborn. `repository` needs its
// directories only. Nothing where the files leave it open: references of
// another form than files, one that stands for another.
[[nodiscard]] std::optional<std::string>
read_head_file(const Repository& repository);

} // namespace handoff::git
