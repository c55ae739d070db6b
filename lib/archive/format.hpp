// SPDX-License-Identifier: MIT
// An archive as bytes.
//
//   handoff-archive 1\n
//   session <agent> <id>\n
//   turn <number>\n
//   <part> <bytes>\n<text>\n
//
// Each text is preceded by its length, so no text can end early or begin
// another entry. An unknown part is skipped: a later version may write more.
#pragma once

#include "archive/archive.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::archive {

[[nodiscard]] std::string format(const Archive& archive);

// As it was written; what follows a damaged entry is dropped. nullopt if the
// first line is not that of an archive. The texts are parts of `bytes`, and
// plain: whoever prints them redacts them again (sealed.hpp).
[[nodiscard]] std::optional<View> parse(std::string_view bytes);

} // namespace handoff::archive
