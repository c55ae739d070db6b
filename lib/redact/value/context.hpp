// SPDX-License-Identifier: MIT
// What stands around a token that no rule describes, and what that says of it.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// The bytes before `at` that count: of its line and of the line above, at most
// 80, none of them before or in a placeholder.
[[nodiscard]] std::string_view context_before(std::string_view text,
                                              std::size_t at);

// Why [start, end) is a piece of something else: of a path, a URL, the name
// of a file; empty when it stands alone.
[[nodiscard]] std::string_view
place_gate(std::string_view text, std::size_t start, std::size_t end);

// Why `value` is no secret after `context`: a digest, an identifier, nothing
// that speaks of a secret.
[[nodiscard]] std::string_view context_gate(std::string_view context,
                                            std::string_view value);

// What the body of a token that names its maker is made of.
enum class Body { mixed, hex };

// Why a token that names its maker is no secret after `context`.
[[nodiscard]] std::string_view prefixed_gate(std::string_view context,
                                             Body body);

// Whether `at` is within "sha512-..." and the like.
[[nodiscard]] bool is_in_digest(std::string_view text, std::size_t at);

// "...Id": or id= stands before `at`.
[[nodiscard]] bool follows_identifier(std::string_view text, std::size_t at);

} // namespace handoff::redact
