// SPDX-License-Identifier: MIT
// How many tokens a text costs, estimated without a tokenizer.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::text {

// Whose tokens: OpenAI's o200k encoding, or Claude's.
enum class Tokenizer { o200k, claude };

// The estimate of the one-pass lexer (ten coefficients fitted on 160 files;
// mean error 3.3 % for o200k and 4.2 % for Claude on 98 others). Invalid
// UTF-8 bytes count as one foreign character each.
[[nodiscard]] std::size_t estimate_tokens(std::string_view text,
                                          Tokenizer tokenizer);

} // namespace handoff::text
