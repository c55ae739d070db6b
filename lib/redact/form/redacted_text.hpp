// SPDX-License-Identifier: MIT
// Text that has passed redaction: the only kind that may be rendered.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace handoff::redact {

class Redactor;

// How placeholders begin, but for those of users in paths.
inline constexpr std::string_view k_placeholder_lead = "[REDACTED:";

// Only a Redactor makes one. What takes a RedactedText can therefore not be
// given text that has bypassed redaction: it does not compile.
class RedactedText {
public:
  RedactedText() = default;

  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] std::string_view view() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  friend bool operator==(const RedactedText&, const RedactedText&) = default;

private:
  friend class Redactor;
  explicit RedactedText(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

} // namespace handoff::redact
