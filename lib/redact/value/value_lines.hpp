// SPDX-License-Identifier: MIT
// Values that go on in the next line.
#pragma once

#include "redact/value/value.hpp"

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// Where `found` ends if it goes on in the lines below: behind a backslash, or
// up to the quote that closes it there. Every line of it is one word; at most
// 16 count. `found.end` if it does not go on.
[[nodiscard]] std::size_t continued_end(std::string_view text,
                                        const Value& found);

} // namespace handoff::redact
