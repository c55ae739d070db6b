// SPDX-License-Identifier: MIT
// File names that say what a handoff is, and can do no harm.
#include "store/store.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"

#include <cctype>

namespace handoff::store {
namespace {

// Together with the id and ".md" far below NAME_MAX, 255 bytes.
constexpr std::size_t k_max_branch_bytes = 80;
constexpr std::size_t k_max_slug_bytes = 60;
constexpr std::size_t k_max_directory_bytes = 100;

// Spaces and marks of U+2000..U+206F and its like would be misread.
bool is_plain(char32_t c) {
  if (c < 0x80) {
    return std::isalnum(static_cast<int>(c)) != 0 || c == '.' || c == '_';
  }
  const bool is_mark = c < 0xc0 || (c >= 0x2000 && c < 0x2070) ||
                       (c >= 0x3000 && c < 0x3004) || c == 0xfeff ||
                       c == 0xfffd;
  return !is_mark;
}

// Every run of what is not plain becomes one dash.
std::string dashed(std::string_view text) {
  const std::string visible = text::visible_line(text);
  std::string result;
  for (std::size_t at = 0; at < visible.size();) {
    const text::Decoded decoded = text::decode_utf8(visible, at);
    if (decoded.valid && is_plain(decoded.code_point)) {
      result.append(visible, at, decoded.size);
    } else if (!result.ends_with('-')) {
      result += '-';
    }
    at += decoded.size;
  }
  return result;
}

std::string trimmed(const std::string& text) {
  const std::size_t start = text.find_first_not_of("-.");
  if (start == std::string::npos) {
    return {};
  }
  return text.substr(start, text.find_last_not_of("-.") - start + 1);
}

// At most `most` bytes, cut between words where one ends in the second half.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) {
    return text;
  }
  const std::size_t dash = text.rfind('-', most);
  if (dash != std::string::npos && dash > most / 2) {
    text.resize(dash);
    return text;
  }
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) {
    --end; // not inside a character
  }
  text.resize(end);
  return text;
}

std::string component(std::string_view text, std::size_t most) {
  return trimmed(cut(trimmed(dashed(text)), most));
}

std::string slug(std::string_view purpose) {
  std::string text = component(purpose, k_max_slug_bytes);
  for (char& c : text) {
    c = text::to_lower(c);
  }
  return text;
}

} // namespace

std::string file_name(const Header& header) {
  std::string name;
  for (const std::string& part :
       {component(header.branch.view(), k_max_branch_bytes),
        slug(header.purpose.view())}) {
    name += part.empty() ? "" : part + "-";
  }
  return (name.empty() ? "handoff-" : name) + header.facts.id + ".md";
}

std::string directory_name(const Header& header) {
  const std::string name =
      component(header.repository.view(), k_max_directory_bytes);
  return name.empty() ? "repository" : name;
}

} // namespace handoff::store
