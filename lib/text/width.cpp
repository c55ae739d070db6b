// SPDX-License-Identifier: MIT
// How many columns a terminal gives to a text.
#include "text/cluster.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"

#include <utf8proc.h>

namespace handoff::text {
namespace {

constexpr std::string_view k_ellipsis = "…";

utf8proc_int32_t as_utf8proc(char32_t c) {
  return static_cast<utf8proc_int32_t>(c);
}

std::size_t code_point_width(char32_t c) {
  return static_cast<std::size_t>(utf8proc_charwidth(as_utf8proc(c)));
}

} // namespace

// The widths in a cluster add up: terminals that do not join emoji show each.
Cluster cluster_at(std::string_view text, std::size_t at) {
  Decoded decoded = decode_utf8(text, at);
  Cluster cluster = {decoded.size, code_point_width(decoded.code_point)};
  utf8proc_int32_t state = 0;
  while (at + cluster.size < text.size()) {
    const Decoded next = decode_utf8(text, at + cluster.size);
    if (utf8proc_grapheme_break_stateful(as_utf8proc(decoded.code_point),
                                         as_utf8proc(next.code_point),
                                         &state)) {
      break;
    }
    const bool is_emoji_style = next.code_point == 0xfe0f;
    cluster.width += is_emoji_style && cluster.width == 1
                         ? 1
                         : code_point_width(next.code_point);
    cluster.size += next.size;
    decoded = next;
  }
  return cluster;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    width += cluster.width;
    at += cluster.size;
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t room_for_ellipsis = 0; // bytes that leave one column free
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    if (width + cluster.width > columns) {
      return columns == 0 ? std::string()
                          : std::string(text.substr(0, room_for_ellipsis))
                                .append(k_ellipsis);
    }
    width += cluster.width;
    at += cluster.size;
    if (width < columns) {
      room_for_ellipsis = at;
    }
  }
  return std::string(text);
}

} // namespace handoff::text
