// SPDX-License-Identifier: MIT
// Finds credentials in HTTP headers: Authorization, Bearer, Basic, Cookie.
#include "redact/detect/collector.hpp"
#include "redact/form/base64.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/value.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_cookie_length = 4096;

std::size_t skip(std::string_view text, std::size_t at, std::string_view set) {
  const std::size_t limit = std::min(text.size(), at + 16);
  while (at < limit && set.find(text[at]) != std::string_view::npos) {
    ++at;
  }
  return at;
}

std::string_view credential_gate(std::string_view value) {
  const std::string_view gate = placeholder_gate(value);
  if (!gate.empty()) {
    return gate;
  }
  if (value.size() < 8) {
    return "length";
  }
  if (std::ranges::any_of(value, is_blank)) {
    return "words";
  }
  const bool has_digit = std::ranges::any_of(value, is_digit);
  return is_unlikely(value) || (has_digit && value.size() >= 12) ? "" : "word";
}

// "user:password" in base64.
std::string_view basic_gate(std::string_view value) {
  const std::string_view gate = placeholder_gate(value);
  if (!gate.empty()) {
    return gate;
  }

  const std::string plain = decode_base64(value);
  const std::size_t colon = plain.find(':');
  const bool is_text =
      std::ranges::all_of(plain, [](char c) { return c >= ' ' && c <= '~'; });
  return value.size() % 4 == 0 && is_text && colon != std::string::npos &&
                 colon > 0
             ? ""
             : "no user:password";
}

void add_credential(const Hit& hit, std::size_t at, Collector& out) {
  const std::optional<Value> value = read_value(hit.text, at);
  if (!value || !is_in(Charset::token, hit.text[value->start])) {
    return;
  }
  const std::string_view text =
      hit.text.substr(value->start, value->end - value->start);
  const bool is_basic = has_at(hit.text, hit.start, "basic");
  out.add({value->start,
           value->end,
           is_basic ? "basic-auth" : "auth-header",
           Level::header,
           is_basic ? basic_gate(text) : credential_gate(text),
           static_cast<std::uint8_t>(is_basic ? 1 : 0)});
}

// "Authorization: Token X", "authorization=X".
void find_authorization(const Hit& hit, Collector& out) {
  const std::size_t op = skip(hit.text, hit.end, "\"'\\ ");
  if (op >= hit.text.size() || (hit.text[op] != ':' && hit.text[op] != '=')) {
    return;
  }
  std::size_t at = skip(hit.text, op + 1, " \"'\\");
  const std::size_t word = run_end(hit.text, at, Charset::base64url);
  const bool is_scheme = word < hit.text.size() && hit.text[word] == ' ' &&
                         word - at <= 16 && word > at;
  if (is_scheme) {
    at = word + 1;
  }
  add_credential(hit, at, out);
}

std::size_t find_cookies(const Hit& hit, Collector& out) {
  std::size_t at = hit.end;
  const std::size_t limit = std::min(hit.text.size(), at + k_max_cookie_length);
  const auto is_end = [&](std::size_t i) {
    return is_newline(hit.text[i]) || hit.text[i] == '"' || hit.text[i] == '\'';
  };
  while (at < limit && !is_end(at)) {
    std::size_t end = at;
    while (end < limit && hit.text[end] != ';' && !is_end(end)) {
      ++end;
    }
    const std::string_view pair = hit.text.substr(at, end - at);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) {
      const std::string_view value = pair.substr(equals + 1);
      out.add({at + equals + 1,
               end,
               "cookie",
               Level::header,
               value.size() < 16 ? "length" : credential_gate(value)});
    }
    at = end < limit && hit.text[end] == ';' ? end + 1 : end;
    if (at == end) {
      break;
    }
  }
  return at;
}

} // namespace

std::size_t find_header(const Hit& hit, Collector& out) {
  if (!starts_word(hit.text, hit.start)) {
    return 0;
  }
  if (has_at(hit.text, hit.start, "auth")) {
    find_authorization(hit, out);
  } else if (has_at(hit.text, hit.start, "cookie")) {
    return find_cookies(hit, out);
  } else {
    const std::size_t at = skip(hit.text, hit.end, " ");
    if (hit.text[at - 1] == ' ') {
      add_credential(hit, at, out);
    }
  }
  return 0;
}

} // namespace handoff::redact
