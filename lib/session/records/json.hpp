// SPDX-License-Identifier: MIT
// JSON as transcripts hold it: parsed by simdjson, which is loaded only when
// the first document is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// Bytes behind a document that must be readable, whatever they hold.
inline constexpr std::size_t k_json_padding = 64;

struct JsonMember;

// A value inside a parsed document, or an absent one: what a missing key, a
// wrong type or an index out of range gives. Valid, with all string_views
// that it gave, until its parser parses again.
class JsonValue {
public:
  JsonValue() = default;

  [[nodiscard]] bool exists() const { return exists_; }
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_true() const;
  [[nodiscard]] bool is_false() const;

  // The member of that name.
  [[nodiscard]] JsonValue operator[](std::string_view key) const;
  // The string, unescaped; "" when it is none.
  [[nodiscard]] std::string_view text() const;
  // A number without its fraction; nothing when it is none, or 2^53 and more.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  // The elements of an array, the members of an object; else none.
  [[nodiscard]] std::vector<JsonValue> items() const;
  [[nodiscard]] std::vector<JsonMember> members() const;

private:
  friend class JsonParser;
  friend struct JsonAccess;

  std::array<std::byte, 16> element_ = {}; // a simdjson::dom::element
  bool exists_ = false;
};

struct JsonMember {
  std::string_view key;
  JsonValue value;
};

// Parses one document after the other, reusing its memory.
class JsonParser {
public:
  // Throws Error when simdjson cannot be loaded.
  JsonParser();
  ~JsonParser();
  JsonParser(JsonParser&&) noexcept;
  JsonParser& operator=(JsonParser&&) noexcept;
  JsonParser(const JsonParser&) = delete;
  JsonParser& operator=(const JsonParser&) = delete;

  // `document` is followed by k_json_padding readable bytes. An absent value
  // when it is not JSON, also when mended_json() has mended it.
  [[nodiscard]] JsonValue parse(std::string_view document);
  // The same for text that nothing is known to follow: copies it.
  [[nodiscard]] JsonValue parse_copy(std::string_view document);

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace handoff::session
