// SPDX-License-Identifier: MIT
// Writes JSON: one line, valid UTF-8, whatever the strings hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::text {

// `text` as a JSON string with its quotes; invalid UTF-8 becomes U+FFFD.
void append_json_string(std::string& json, std::string_view text);

// Values one after the other; commas and colons come by themselves.
//
//     writer.open('{').key("id").string(id).key("n").number(3).close('}');
class JsonWriter {
public:
  JsonWriter& open(char bracket);  // '{' or '['
  JsonWriter& close(char bracket); // '}' or ']'
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::int64_t value);
  JsonWriter& decimal(double value); // finite; three decimal places
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // null where there is none
  JsonWriter& string_or_null(std::string_view text);
  JsonWriter& number_or_null(std::optional<std::int64_t> value);

  // What was written; the writer is empty again.
  [[nodiscard]] std::string take();

private:
  void separate();

  std::string json_;
  bool needs_comma_ = false;
};

} // namespace handoff::text
