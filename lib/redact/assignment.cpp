// SPDX-License-Identifier: MIT
// Finds values of names that promise a secret.
#include "redact/charset.hpp"
#include "redact/collector.hpp"
#include "redact/gates.hpp"
#include "redact/likeness.hpp"
#include "redact/name.hpp"
#include "redact/value.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

// How many of: lower case, upper case, digits, anything else.
int kinds_of(std::string_view value) {
  const auto has = [&](auto is) {
    return std::ranges::any_of(value, is) ? 1 : 0;
  };
  return has(is_lower) + has(is_upper) + has(is_digit) +
         has([](char c) { return !is_alnum(c); });
}

bool has_digit(std::string_view value) {
  return std::ranges::any_of(value, is_digit);
}

bool has_symbol(std::string_view value) {
  return std::ranges::any_of(value, [](char c) {
    return std::string_view("!#$%^&*+~?@").find(c) != std::string_view::npos;
  });
}

bool has_space(std::string_view value) {
  return std::ranges::any_of(value, is_space);
}

std::string_view password_gate(std::string_view text, const Value& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  if (value.size() < 4 || value.size() > 256) {
    return "length";
  }
  if (has_space(value)) {
    return "words";
  }
  const bool is_mixed = has_digit(value) || has_symbol(value);
  if (found.link == Link::adjacent) {
    return is_mixed && is_unlikely(value) ? "" : "word";
  }
  if (!found.is_quoted) {
    return is_mixed || is_unlikely(value) ? "" : "word";
  }
  return is_mixed || is_unlikely(value) ||
                 (value.size() >= 8 && kinds_of(value) == 1)
             ? ""
             : "word";
}

std::string_view secret_gate(std::string_view text, const Value& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  if (value.size() < 8) {
    return "length";
  }
  if (has_space(value)) {
    return "words";
  }
  if (found.link == Link::adjacent) {
    return value.size() >= 16 && is_unlikely(value) ? "" : "word";
  }
  const bool is_mixed = has_digit(value) && kinds_of(value) >= 3;
  const bool is_number =
      value.size() >= 16 && kinds_of(value) == 1 && has_digit(value);
  return is_unlikely(value) || is_mixed || is_number ? "" : "word";
}

std::string_view key_gate(std::string_view text, const Value& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  if (value.size() < 16 || found.link == Link::adjacent) {
    return "length";
  }
  return is_unlikely(value) && !has_space(value) ? "" : "word";
}

std::string_view
gate_of(std::string_view text, const Name& name, const Value& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  std::string_view gate = placeholder_gate(value);
  if (gate.empty()) {
    gate = shape_gate(value);
  }
  if (gate.empty() && !found.is_quoted) {
    gate = code_gate(value);
  }
  if (!gate.empty()) {
    return gate;
  }
  switch (name.promise) {
  case Promise::password:
    return password_gate(text, found);
  case Promise::secret:
    return secret_gate(text, found);
  default:
    return key_gate(text, found);
  }
}

} // namespace

std::size_t find_assignment(const Hit& hit, Collector& out) {
  const Name name = read_name(hit.text, hit.start, hit.end);
  if (name.promise == Promise::none) {
    return name.end;
  }
  const std::optional<Value> value =
      value_after(hit.text, name.start, name.end);
  if (!value) {
    return name.end;
  }
  out.add({value->start,
           value->end,
           name.promise == Promise::password ? "password" : "secret",
           Level::assignment,
           gate_of(hit.text, name, *value)});
  return name.end;
}

} // namespace handoff::redact
