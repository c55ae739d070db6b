// SPDX-License-Identifier: MIT
// Values whose shape says that they are no secret: versions, paths, digests.
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

// "#add-password", ".token-field"
bool is_selector(std::string_view value) {
  return (value[0] == '#' || value[0] == '.') && value.size() > 1 &&
         std::ranges::all_of(
             value.substr(1),
             [](char c) { return is_letter(c) || c == '-' || c == '_'; }) &&
         bits_per_byte(value.substr(1)) < 5;
}

// "^1.2.3", "~2.0", "1.0.5", "1.0.5-rc.1+00ac9c3c", "npm:^3.0.0"
bool is_version(std::string_view value) {
  if (has_at(value, 0, "npm:")) {
    return true;
  }
  const std::size_t start = value.find_first_not_of("^~v=<>");
  const std::size_t end = value.find_first_not_of("0123456789.", start);
  if (end != std::string_view::npos && end > start + 4 &&
      (value[end] == '-' || value[end] == '+')) {
    return std::ranges::count(value.substr(start, end - start), '.') == 2;
  }
  return start != std::string_view::npos && is_digit(value[start]) &&
         value.find('.') != std::string_view::npos &&
         value.find_first_not_of("0123456789.", start) ==
             std::string_view::npos;
}

// "#2e7d32"
bool is_colour(std::string_view value) {
  return value[0] == '#' && (value.size() == 7 || value.size() == 9) &&
         is_hex(value.substr(1));
}

// 20101008T000000Z
bool is_written_date(std::string_view value) {
  return value.size() > 8 && run_end(value, 0, Charset::digit) == 8 &&
         value[8] == 'T' && value.starts_with("20");
}

// github.com/org/repo/v3/cmd
bool is_import(std::string_view value) {
  const std::string_view host = value.substr(0, value.find('/'));
  return host.size() < value.size() && host.size() > 4 &&
         host.find('.') != std::string_view::npos &&
         std::ranges::count(value, '/') >= 2 &&
         std::ranges::all_of(host,
                             [](char c) { return is_lower(c) || c == '.'; });
}

// actions/checkout@v4, owner/name/path@main
bool is_action(std::string_view value) {
  const std::size_t at = value.find('@');
  const std::string_view name = value.substr(0, at);
  return at != std::string_view::npos && at + 1 < value.size() &&
         name.find('/') != std::string_view::npos &&
         std::ranges::all_of(name,
                             [](char c) {
                               return is_in(Charset::base64url, c) ||
                                      c == '/' || c == '.';
                             }) &&
         std::ranges::all_of(value.substr(at + 1),
                             [](char c) {
                               return is_in(Charset::base64url, c) ||
                                      c == '/' || c == '.';
                             }) &&
         !is_unlikely(name);
}

// What images begin with in base64: PNG, SVG, JPEG, GIF, WebP.
bool is_image(std::string_view value) {
  return value.starts_with("iVBORw0KGgo") || value.starts_with("PHN2Zy") ||
         value.starts_with("/9j/4") || value.starts_with("R0lGOD") ||
         value.starts_with("UklGR");
}

// Of a path from a root, or in letters alone.
bool is_path(std::string_view value) {
  if (value.find('/') != std::string_view::npos &&
      std::ranges::none_of(value, is_digit) && letter_bits(value) < 5) {
    return true;
  }
  const bool has_root = value.starts_with("./") || value.starts_with("../") ||
                        value.starts_with("~/") || value.starts_with("/") ||
                        value.starts_with("C:\\");
  if (!has_root) {
    return false;
  }
  const bool is_base64 = value.size() >= 20 && value.back() == '=' &&
                         run_end(value, 0, Charset::base64) == value.size();
  return !is_unlikely(value) ||
         (!is_base64 && value.find('/', 1) != std::string_view::npos);
}

} // namespace

std::string_view shape_gate(std::string_view value) {
  if (value.find("://") != std::string_view::npos) {
    return "address";
  }
  if (has_at(value, 0, "arn:") || has_at(value, 0, "urn:") ||
      value.ends_with("aws4_request")) {
    return "name of a resource";
  }
  if (has_at(value, 0, "ghsa-") || has_at(value, 0, "cve-")) {
    return "advisory";
  }
  if (is_selector(value) || value.find("[name=") != std::string_view::npos ||
      value.find("[id") != std::string_view::npos) {
    return "selector";
  }
  if (is_version(value)) {
    return "version";
  }
  if (is_written_date(value)) {
    return "date";
  }
  if (is_action(value)) {
    return "name of an action";
  }
  if (is_import(value)) {
    return "path";
  }
  if (is_colour(value)) {
    return "colour";
  }
  if (is_image(value)) {
    return "image";
  }
  if (has_at(value, 0, "sha256:") || has_at(value, 0, "sha512-")) {
    return "digest";
  }
  return is_path(value) ? std::string_view("path") : std::string_view();
}

} // namespace handoff::redact
