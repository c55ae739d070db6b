// SPDX-License-Identifier: MIT
// How many tokens a text costs, estimated without a tokenizer.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::text {

// Whose tokens: OpenAI's o200k encoding, or Claude's.
enum class Tokenizer { o200k, claude };

// The estimate of a one-pass lexer that cuts as the tokenizers do (its
// coefficients fitted on 1,718 files; mean error 3.5 % for o200k and 3.8 %
// for Claude on 234 files of other repositories). Invalid UTF-8 bytes count
// as one symbol each.
[[nodiscard]] std::size_t estimate_tokens(std::string_view text,
                                          Tokenizer tokenizer);

} // namespace handoff::text
