// SPDX-License-Identifier: MIT
// Suggestions as text: for people, for scripts, as JSON.
#include "skills/report.hpp"

#include "text/utf8.hpp"

#include <cstdio>

namespace handoff::skills {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    if (c == '"' || c == '\\') {
      result += '\\';
      result += static_cast<char>(c);
    } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      result += escape;
    } else {
      text::append_utf8(result, c);
    }
    at += decoded.size;
  }
  return result + "\"";
}

std::string number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.3f", value);
  return digits;
}

std::string object(const Suggestion& one) {
  return "{\"name\": " + quoted(one.name) + ", \"path\": " + quoted(one.path) +
         ", \"agent\": " + quoted(one.agent) +
         ", \"invoke\": " + quoted(one.invoke) +
         ", \"score\": " + number(one.score) + ", \"why\": " + quoted(one.why) +
         (one.must_be_typed ? ", \"must_be_typed\": true}" : "}");
}

} // namespace

std::string as_json(const Found& found) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += (text.empty() ? "[\n  " : ",\n  ") + object(one);
  }
  return text.empty() ? "[]\n" : text + "\n]\n";
}

std::string as_porcelain(const Found& found, char end) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += one.name + "\t" + one.path + "\t" + one.invoke + end;
  }
  return text;
}

std::string as_text(const Found& found, Agent agent) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += one.invoke + "\n    " + one.why + "\n";
    if (one.must_be_typed) {
      text += "    you must type it: the agent cannot call it\n";
    }
  }
  if (!text.empty()) {
    return text;
  }
  const std::string whose =
      agent == Agent::any ? "" : " for " + std::string(agent_name(agent));
  if (found.installed == 0) {
    return "No skill is installed" + whose + ".\n";
  }
  return "None of the " + std::to_string(found.installed) +
         " installed skills" + whose + " fits.\n";
}

} // namespace handoff::skills
