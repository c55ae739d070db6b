// SPDX-License-Identifier: MIT
// JSON as transcripts hold it: parsed by simdjson, which is loaded only when
// the first document is.
#include "session/records/json.hpp"

#include "base/error.hpp"
#include "base/shared_library.hpp"
#include "session/records/json_mend.hpp"

#include <simdjson.h>

#include <bit>

namespace handoff::session {

// Debian has simdjson as a shared library only, and with it libstdc++: 0.5 ms
// at each start of a program that is linked with them. The two symbols that
// the header needs are therefore defined here and found at run time.
namespace {

using Implementation =
    simdjson::internal::atomic_ptr<const simdjson::implementation>;

Implementation& load_simdjson() {
  constexpr const char* k_library = HANDOFF_SIMDJSON_SONAME;
  base::SharedLibrary library(k_library);
  Implementation& (*active)() = nullptr;
  library.find(active, "_ZN8simdjson25get_active_implementationEv");
  if (!library.is_complete()) {
    throw Error(std::string("cannot load '") + k_library + "'",
                "install the package that provides it (Debian: libsimdjson14)");
  }
  return active();
}

} // namespace
} // namespace handoff::session

namespace simdjson {

SIMDJSON_DLLIMPORTEXPORT internal::atomic_ptr<const implementation>&
get_active_implementation() {
  static internal::atomic_ptr<const implementation>& active =
      handoff::session::load_simdjson();
  return active;
}

} // namespace simdjson

namespace handoff::session {

using simdjson::dom::element;
using simdjson::dom::element_type;

static_assert(sizeof(element) == 16 && std::is_trivially_copyable_v<element>);
static_assert(k_json_padding >= simdjson::SIMDJSON_PADDING);

struct JsonAccess {
  static element get(const JsonValue& value) {
    return std::bit_cast<element>(value.element_);
  }
  static JsonValue make(const element& value) {
    JsonValue result;
    result.element_ = std::bit_cast<std::array<std::byte, 16>>(value);
    result.exists_ = true;
    return result;
  }
  static bool is(const JsonValue& value, element_type type) {
    return value.exists() && get(value).type() == type;
  }
};

bool JsonValue::is_object() const {
  return JsonAccess::is(*this, element_type::OBJECT);
}

bool JsonValue::is_array() const {
  return JsonAccess::is(*this, element_type::ARRAY);
}

bool JsonValue::is_string() const {
  return JsonAccess::is(*this, element_type::STRING);
}

bool JsonValue::is_null() const {
  return JsonAccess::is(*this, element_type::NULL_VALUE);
}

bool JsonValue::is_true() const {
  bool value = false;
  return exists_ && JsonAccess::get(*this).get(value) == simdjson::SUCCESS &&
         value;
}

bool JsonValue::is_false() const {
  bool value = true;
  return exists_ && JsonAccess::get(*this).get(value) == simdjson::SUCCESS &&
         !value;
}

JsonValue JsonValue::operator[](std::string_view key) const {
  simdjson::dom::object object;
  element found;
  if (!exists_ || JsonAccess::get(*this).get(object) != simdjson::SUCCESS ||
      object.at_key(key).get(found) != simdjson::SUCCESS) {
    return {};
  }
  return JsonAccess::make(found);
}

std::string_view JsonValue::text() const {
  std::string_view text;
  if (!exists_ || JsonAccess::get(*this).get(text) != simdjson::SUCCESS) {
    return {};
  }
  return text;
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (!exists_) {
    return std::nullopt;
  }
  constexpr std::int64_t k_max_exact_integer = 9007199254740992; // 2^53
  std::int64_t whole = 0;
  if (JsonAccess::get(*this).get(whole) == simdjson::SUCCESS) {
    return whole > -k_max_exact_integer && whole < k_max_exact_integer
               ? std::optional(whole)
               : std::nullopt;
  }
  double real = 0;
  constexpr auto k_exact = static_cast<double>(k_max_exact_integer);
  if (JsonAccess::get(*this).get(real) == simdjson::SUCCESS &&
      real > -k_exact && real < k_exact) {
    return static_cast<std::int64_t>(real);
  }
  return std::nullopt;
}

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> items;
  simdjson::dom::array array;
  if (exists_ && JsonAccess::get(*this).get(array) == simdjson::SUCCESS) {
    for (const element item : array) {
      items.push_back(JsonAccess::make(item));
    }
  }
  return items;
}

std::vector<JsonMember> JsonValue::members() const {
  std::vector<JsonMember> members;
  simdjson::dom::object object;
  if (exists_ && JsonAccess::get(*this).get(object) == simdjson::SUCCESS) {
    for (const auto member : object) {
      members.push_back({member.key, JsonAccess::make(member.value)});
    }
  }
  return members;
}

struct JsonParser::State {
  simdjson::dom::parser parser;
  std::string copy;
  std::string mended;
};

JsonParser::JsonParser() : state_(std::make_unique<State>()) {
  simdjson::get_active_implementation();
}

JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

JsonValue JsonParser::parse(std::string_view document) {
  const auto parsed = [&](std::string_view json) {
    element root;
    const simdjson::error_code error =
        state_->parser.parse(json.data(), json.size(), false).get(root);
    return error == simdjson::SUCCESS ? JsonAccess::make(root) : JsonValue();
  };
  if (const JsonValue value = parsed(document); value.exists()) {
    return value;
  }
  auto mended = mended_json(document);
  if (!mended) {
    return {};
  }
  const std::size_t size = mended->size();
  state_->mended = std::move(*mended);
  state_->mended.append(k_json_padding, ' ');
  return parsed(std::string_view(state_->mended).substr(0, size));
}

JsonValue JsonParser::parse_copy(std::string_view document) {
  state_->copy.assign(document);
  state_->copy.append(k_json_padding, ' ');
  return parse(std::string_view(state_->copy).substr(0, document.size()));
}

} // namespace handoff::session
