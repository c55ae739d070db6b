// SPDX-License-Identifier: MIT
// Secrets that are words: "copper-lantern-harbor".
#pragma once

#include "redact/value/name.hpp"
#include "redact/value/value.hpp"

#include <string_view>

namespace handoff::redact {

// Whether `found`, the value of `name` in `text`, is a secret although it is
// words: a phrase, words that are joined, or the one word that a variable is
// set to, where the name is a password's, a passphrase's or a client secret's.
// Not so if a word says what it stands for ("my", "example", "prod", "key"),
// or makes a sentence of it ("must", "the").
[[nodiscard]] bool
is_worded_secret(std::string_view text, const Name& name, const Value& found);

} // namespace handoff::redact
