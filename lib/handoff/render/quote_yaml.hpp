// SPDX-License-Identifier: MIT
// One line of text as a YAML scalar.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

// `text` (one line, valid UTF-8) so that every YAML reader reads back the
// same string: plain where that is safe, else double-quoted. Numbers, times
// and words like "no" stay plain: the keys of the front matter are strings
// to all who read them.
[[nodiscard]] std::string quote_yaml(std::string_view text);

} // namespace handoff
