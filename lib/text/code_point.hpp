// SPDX-License-Identifier: MIT
// What a code point is, by Unicode's properties.
#pragma once

namespace handoff::text {

// Not seen wherever it stands: Default_Ignorable_Code_Point, what breaks lines
// without being seen, what anchors annotations.
[[nodiscard]] bool is_ignorable(char32_t c);

// Drawn on the character before it: general category Mn or Me.
[[nodiscard]] bool is_combining(char32_t c);

} // namespace handoff::text
