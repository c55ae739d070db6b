// SPDX-License-Identifier: MIT
// Tokens that begin with who made them: "acme_live_" and an opaque body.
#pragma once

#include "redact/value/context.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace handoff::redact {

struct Prefixed {
  std::size_t start = 0;   // behind words that name it: "acme-SECRET-"
  std::size_t end = 0;     // exclusive; both are offsets in the run
  Body body = Body::mixed; // a digest, too, may be hexadecimal
};

// The token at the start of `run`: one to four short words, each followed by
// '_' or '-', then a body that holds 20 opaque letters and digits in a row.
// Nothing for digests, names of objects and what looks like words.
[[nodiscard]] std::optional<Prefixed> prefixed_token(std::string_view run);

// "msg_...", "asst_...", "sha512-...": begins with a word for a digest or an
// object that everybody may see.
[[nodiscard]] bool is_openly_named(std::string_view token);

} // namespace handoff::redact
