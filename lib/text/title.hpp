// SPDX-License-Identifier: MIT
// The words of a title, to compare titles by.
#pragma once

#include <string>
#include <string_view>

namespace handoff::text {

// The letters and digits of `title` in lower case, single spaces between
// words: "2. **Next Steps** 🚀:" gives "2 next steps". Apostrophes go without
// a space. Invalid UTF-8 separates words.
[[nodiscard]] std::string title_words(std::string_view title);

} // namespace handoff::text
