// SPDX-License-Identifier: MIT
// The text of a message's content, as most agents write it.
#include "session/formats/content_text.hpp"

namespace handoff::session {

std::string content_text(const JsonValue& content) {
  if (content.is_string()) {
    return std::string(content.text());
  }
  std::string text;
  for (const JsonValue& block : content.items()) {
    const std::string_view part = block["text"].text();
    if (!part.empty() && !block["thought"].is_true()) {
      text += text.empty() ? "" : "\n";
      text += part;
    }
  }
  return text;
}

} // namespace handoff::session
