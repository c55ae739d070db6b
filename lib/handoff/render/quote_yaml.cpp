// SPDX-License-Identifier: MIT
// One line of text as a YAML scalar.
#include "render/quote_yaml.hpp"

namespace handoff {
namespace {

bool is_plain(std::string_view text) {
  static constexpr std::string_view k_indicators = "-?:,[]{}#&*!|>'\"%@`";
  const bool is_edged = text.empty() || text.front() == ' ' ||
                        text.back() == ' ' || text.back() == ':';
  return !is_edged && k_indicators.find(text.front()) == std::string::npos &&
         text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos;
}

} // namespace

std::string quote_yaml(std::string_view text) {
  if (is_plain(text)) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
    }
    quoted += c;
  }
  return quoted + "\"";
}

} // namespace handoff
