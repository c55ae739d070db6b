// SPDX-License-Identifier: MIT
// Why the value of a name that promises a secret is not one.
#include "redact/value/value_gate.hpp"

#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/generated.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/value_scan.hpp"
#include "redact/value/worded.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

bool has_digit(std::string_view value) {
  return std::ranges::any_of(value, is_digit);
}

bool has_any_of(std::string_view value, std::string_view set) {
  return value.find_first_of(set) != std::string_view::npos;
}

// How many of: lower case, upper case, digits, anything else.
int kinds_of(std::string_view value) {
  const auto has = [&](auto is) {
    return std::ranges::any_of(value, is) ? 1 : 0;
  };
  return has(is_lower) + has(is_upper) + has(is_digit) +
         has([](char c) { return !is_alnum(c); });
}

bool has_symbol(std::string_view value) {
  return has_any_of(value, "!#$%^&*?@") ||
         (has_digit(value) && has_any_of(value, "+~"));
}

// Of letters and digits: what follows the prefix of a token.
std::string_view longest_run(std::string_view value) {
  std::string_view longest;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = run_end(value, at, Charset::alnum);
    if (end - at > longest.size()) {
      longest = value.substr(at, end - at);
    }
    at = end + 1;
  }
  return longest;
}

// "password2" is compared with "password", not its value.
bool is_name_again(std::string_view value) {
  const std::size_t end =
      value.find_first_not_of("0123456789_", run_end(value, 0, Charset::alnum));
  const std::size_t digits = value.find_first_of("0123456789");
  return end == std::string_view::npos && digits != std::string_view::npos &&
         digits + 1 == value.size() && promise_of(value) == Promise::password;
}

// Names in a list: 'password', 'auth0_id', '*EXPORT'.
bool is_listed_name(std::string_view value, const Value& found) {
  const bool is_name = has_any_of(value, "_?") &&
                       std::ranges::none_of(value, is_upper) &&
                       std::ranges::all_of(value, [](char c) {
                         return is_alnum(c) || c == '_' || c == '?';
                       });
  return found.is_listed && (is_name || !has_digit(value));
}

// MapleHill96!: words, and what people put behind them to please a policy.
bool is_typed(std::string_view value) {
  return value.size() >= 9 && kinds_of(value) == 4 && has_symbol(value) &&
         std::ranges::count_if(value, [](char c) { return !is_letter(c); }) >=
             3 &&
         !has_any_of(value, "/.:,()[]{}<>=");
}

std::string_view password_gate(std::string_view value, const Value& found) {
  if (value.size() < 4 || value.size() > 256) {
    return "length";
  }
  if (is_listed_name(value, found) ||
      (!found.is_quoted && is_name_again(value))) {
    return "name";
  }
  // "the password is wrong!", and in a manual's source "locked\&."
  const bool is_said = found.link == Link::spoken && !found.is_quoted;
  const std::string_view word = value.substr(
      0, is_said ? value.find_last_not_of("!?\\&") + 1 : value.size());
  const bool is_mixed = has_digit(word) || has_symbol(word);
  if (found.link == Link::adjacent) {
    return is_typed(value) || (is_mixed && is_opaque(value)) ? "" : "word";
  }

  const bool is_long_word =
      value.size() >= 8 && !found.is_listed &&
      ((found.is_quoted && kinds_of(value) == 1) || found.is_paired);
  return is_mixed || is_unlikely(value) || is_long_word ? "" : "word";
}

// 4AEE18F83AFDEB23, 51:C4:0C:...: what OpenPGP and TLS call a key by.
bool is_fingerprint(std::string_view value) {
  const bool is_capital = std::ranges::none_of(value, is_lower);
  if (value.size() > 47 && value[2] == ':' && value[5] == ':') {
    return std::ranges::all_of(
        value, [](char c) { return c == ':' || is_in(Charset::hex, c); });
  }
  return (value.size() == 16 || value.size() == 40) && is_capital &&
         is_hex(value) && std::ranges::any_of(value, is_letter);
}

// 1644442601: seconds, or thousandths of them, since 1970.
bool is_time(std::string_view value) {
  return (value.size() == 10 || value.size() == 13) && value[0] == '1' &&
         std::ranges::all_of(value, is_digit);
}

std::string_view secret_gate(std::string_view value, const Value& found) {
  if (value.size() < 8) {
    return "length";
  }
  if (is_time(value)) {
    return "time";
  }
  if (found.is_listed && !has_digit(value)) {
    return "word";
  }
  if ((found.link == Link::adjacent || found.link == Link::spoken) &&
      is_fingerprint(value)) {
    return "fingerprint";
  }
  if (found.link == Link::adjacent) {
    const std::string_view core = longest_run(value);
    const bool is_worded =
        !is_hex(value) && letter_bits(core) > 0 && letter_bits(core) < 5;
    return value.size() >= 16 && is_opaque(value) && !is_worded ? "" : "word";
  }

  const bool is_mixed = has_digit(value) && kinds_of(value) >= 3 &&

                        (has_symbol(value) ||
                         (!has_any_of(value, "_-.:/") &&
                          (alternations(value) > 2 || letter_bits(value) > 5)));
  const bool is_rare =
      has_digit(value) || value.size() >= 16 || letter_bits(value) >= 7;
  const std::string_view core = longest_run(value);
  const bool has_core = core.size() >= 16 && is_opaque(core);
  return (is_opaque(value) && is_rare) || is_mixed || has_core ? "" : "word";
}

// cloudformation/7870825a, export-i-fh8sjjsq.ova: what a store calls "key".
bool is_object_key(std::string_view value) {
  const std::size_t slash = value.find('/');
  const std::string_view folder = value.substr(0, slash);
  const std::size_t dot = value.rfind('.');
  const bool has_folder = slash != std::string_view::npos &&
                          folder.size() >= 4 &&
                          std::ranges::all_of(folder, is_lower);
  const bool has_type = dot != std::string_view::npos &&
                        dot + 2 < value.size() && dot + 6 > value.size() &&
                        std::ranges::all_of(value.substr(dot + 1), is_lower);
  return has_folder || has_type || value.back() == '/';
}

std::string_view
key_gate(std::string_view name, std::string_view value, const Value& found) {
  if (value.size() < 16) {
    return "length";
  }
  if (is_object_key(value)) {
    return "name of a file";
  }
  if (is_fingerprint(value)) {
    return "fingerprint";
  }
  if (std::ranges::all_of(value, is_digit)) {
    return "number";
  }
  // "gpg: key 93935E02FF3B54FA", "cat key 33aa6685..."
  if (found.link == Link::adjacent && name == "key" && is_hex(value)) {
    return "digest";
  }
  return is_opaque(value) ? "" : "word";
}

// A bare value that was cut off at a quote within a call or an index.
bool is_cut_off(std::string_view text, const Value& found) {
  const char last = text[found.end - 1];
  if (last == '-' && text.substr(found.end, 1) == ">") {
    return true;
  }
  return found.end < text.size() && (last == '(' || last == '[') &&
         has_any_of(text.substr(found.end, 1), "\"'\\");
}

// "9cbaf023...": its author wrote no more of it.
bool is_shortened(std::string_view value) {
  return value.ends_with("...") && value.size() <= 32;
}

// password: !Ref DbPassword, password: !vault |
bool is_tag(std::string_view value) {
  return value[0] == '!' && value.size() <= 12 &&
         std::ranges::all_of(value.substr(1), is_letter);
}

// Four groups of four letters that spell no words.
bool is_app_password(std::string_view value) {
  std::string letters;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i % 5 == 4 ? value[i] != ' ' : !is_lower(value[i])) {
      return false;
    }
    if (i % 5 != 4) {
      letters.push_back(value[i]);
    }
  }
  return letters.size() == 16 && bits_per_byte(letters) >= 5;
}

// What every kind of name asks of a value.
std::string_view common_gate(std::string_view text, const Value& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  if (const std::string_view gate = placeholder_gate(value); !gate.empty()) {
    return gate;
  }
  if (const std::string_view gate = shape_gate(value); !gate.empty()) {
    return gate;
  }
  if (is_shortened(value)) {
    return "shortened";
  }
  if (value.find(' ') != std::string_view::npos && is_app_password(value)) {
    return {};
  }
  if (!found.is_quoted) {
    if (is_cut_off(text, found) || is_tag(value)) {
      return "code";
    }
    const std::string_view gate = number_gate(value);
    return gate.empty() ? code_gate(value) : gate;
  }
  return std::ranges::any_of(value, is_blank) ? "words" : "";
}

// "pushed the password to owner/name"
bool is_spoken_path(std::string_view value, const Value& found) {
  const std::size_t slash = value.find('/');
  const bool is_random = has_digit(value) && kinds_of(value) == 4 &&
                         is_unlikely(value) && slash > 0 &&
                         value.find_first_of(".:") == std::string_view::npos;
  return found.link == Link::spoken && !found.is_quoted &&
         slash != std::string_view::npos && !is_random;
}

// Whether `value` spells the letters and digits of `name`, and then at most
// a number: UIDKey -> uidKey, "oauth-token": "oauthToken", tokens: tokens0.
bool is_own_name(std::string_view name, std::string_view value) {
  std::size_t at = 0;
  for (const char c : name) {
    if (!is_alnum(c)) {
      continue;
    }
    while (at < value.size() && !is_alnum(value[at])) {
      ++at;
    }
    if (at == value.size() || to_lower(value[at]) != to_lower(c)) {
      return false;
    }
    ++at;
  }
  return run_end(value, at, Charset::digit) == value.size();
}

// Of a line that is no longer than that; a text may be one line.
constexpr std::size_t k_max_line_length = 1024;

std::size_t start_of_line(std::string_view text, std::size_t at) {
  const std::size_t lowest =
      at > k_max_line_length ? at - k_max_line_length : 0;
  while (at > lowest && text[at - 1] != '\n') {
    --at;
  }
  return at;
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  const std::string_view ahead =
      text.substr(0, std::min(text.size(), at + k_max_line_length));
  return std::min(ahead.find('\n', at), ahead.size());
}

bool starts_verdict(std::string_view text, std::size_t line) {
  return has_at(text, line, "pass:") || has_at(text, line, "fail:") ||
         has_at(text, line, "xfail:") || has_at(text, line, "skip:");
}

// "PASS: gdb.base/a2.exp: bt" is a test's result: a path, a sentence, or one
// of many.
bool is_verdict(std::string_view text, const Name& name, const Value& found) {
  if (text.substr(name.start, name.end - name.start) != "PASS" ||
      found.is_quoted) {
    return false;
  }
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  const std::size_t next = skip_spaces(text, found.end);
  const std::size_t line_end = end_of_line(text, found.end);
  const std::size_t line = start_of_line(text, name.start);
  const std::size_t above = line < 2 ? line : start_of_line(text, line - 1);
  return value.find('/') != std::string_view::npos ||
         (next < text.size() && next > found.end && is_alnum(text[next])) ||
         starts_verdict(text, line_end + 1) ||
         (above < line && starts_verdict(text, above));
}

// A link in a cell; NAME=... and 'name': in a list.
bool is_reference(std::string_view text,
                  std::string_view value,
                  const Value& found) {
  const bool is_link =
      found.is_cell && (value.find("](") != std::string_view::npos ||
                        value.find("][") != std::string_view::npos);
  const bool is_entry =
      found.is_listed && (text.substr(found.end, 2) == "':" ||
                          text.substr(found.end, 2) == "\":" ||
                          (value.find('=') < value.size() - 1 &&
                           value.find('.') < value.find('=')));
  return is_link || is_entry;
}

// Whether no gate for code may judge `value`. Symbols alone are a password, not
// a token.
bool may_be_generated(const Name& name,
                      const Value& found,
                      std::string_view value) {
  const bool is_shown = name.promise != Promise::loose_key &&
                        found.link != Link::adjacent &&
                        (name.promise == Promise::password ||
                         std::ranges::any_of(value, is_alnum));
  return is_shown &&
         (found.is_generated || (found.is_quoted && is_generated(value)));
}

} // namespace

std::string_view
value_gate(std::string_view text, const Name& name, const Value& found) {
  const std::string_view shown =
      text.substr(found.start, found.end - found.start);
  if (may_be_generated(name, found, shown)) {
    return stand_in_gate(shown);
  }
  if (is_worded_secret(text, name, found)) {
    return stand_in_gate(shown);
  }
  const std::string_view gate = common_gate(text, found);
  if (!gate.empty()) {
    return gate;
  }
  const std::string_view value =
      text.substr(found.start, found.end - found.start);

  const std::string_view own = text.substr(name.start, name.end - name.start);
  if (is_spoken_path(value, found)) {
    return "path";
  }
  if (is_reference(text, value, found)) {
    return "name";
  }
  if (name.promise == Promise::password) {
    return password_gate(value, found);
  }
  if (is_verdict(text, name, found)) {
    return "verdict";
  }
  if (name.promise == Promise::pass) {
    const bool is_plain = kinds_of(value) == 1 || found.is_cell ||
                          found.link == Link::spoken ||
                          (kinds_of(value) == 2 && value.size() < 8);
    return is_plain ? "word" : password_gate(value, found);
  }

  if (is_own_name(own, value)) {
    return "name";
  }
  const bool is_noise = found.is_quoted && kinds_of(value) == 4 &&
                        letter_bits(value) >= 6 && value.size() >= 16;
  if (const std::string_view code = token_gate(value);
      !code.empty() && !is_noise) {
    return code;
  }
  return name.promise == Promise::secret ? secret_gate(value, found)
                                         : key_gate(own, value, found);
}

} // namespace handoff::redact
