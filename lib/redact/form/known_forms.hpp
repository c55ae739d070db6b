// SPDX-License-Identifier: MIT
// In which forms a known value may appear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// `value` as strings of JSON, shells, URLs and hexadecimal dumps hold it; the
// forms that differ from it.
[[nodiscard]] std::vector<std::string> escaped_forms(std::string_view value);

// What base64 of any text with `value` in it holds, in either alphabet: for
// each place that it may have in a group of three bytes, without the digits
// that its neighbours share.
[[nodiscard]] std::vector<std::string> base64_forms(std::string_view value);

// Where `value` ends that begins at `at`, also if it goes on in the next line:
// behind a backslash, quotes, an indent or the mark of a diff. `at` if it does
// not begin there.
[[nodiscard]] std::size_t
wrapped_end(std::string_view text, std::size_t at, std::string_view value);

} // namespace handoff::redact
