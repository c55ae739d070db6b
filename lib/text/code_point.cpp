// SPDX-License-Identifier: MIT
// What a code point is, by Unicode's properties.
#include "text/code_point.hpp"

#include <utf8proc.h>

namespace handoff::text {

bool is_ignorable(char32_t c) {
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->ignorable !=
             0 ||
         c == 0x2028 || c == 0x2029 || (c >= 0xfff9 && c <= 0xfffb);
}

bool is_combining(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

} // namespace handoff::text
