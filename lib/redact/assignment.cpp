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

constexpr std::size_t k_longest_bare = 512;

bool has_digit(std::string_view value) {
  return std::ranges::any_of(value, is_digit);
}

// Enough of them for a token and too many for a name.
bool looks_random(std::string_view value) {
  const auto digits = std::ranges::count_if(value, is_digit);
  return digits >= 4 || (digits > 0 && bits_per_byte(value) >= 6.5);
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

std::string_view password_gate(std::string_view value, const Value& found) {
  if (value.size() < 4 || value.size() > 256) {
    return "length";
  }
  if (is_listed_name(value, found) ||
      (!found.is_quoted && is_name_again(value))) {
    return "name";
  }
  const bool is_mixed = has_digit(value) || has_symbol(value);
  if (found.link == Link::adjacent) {
    return is_mixed && is_opaque(value) ? "" : "word";
  }

  const bool is_long_word =
      value.size() >= 8 && !found.is_listed &&
      ((found.is_quoted && kinds_of(value) == 1) || found.is_paired);
  return is_mixed || is_unlikely(value) || is_long_word ? "" : "word";
}

std::string_view secret_gate(std::string_view value, const Value& found) {
  if (value.size() < 8) {
    return "length";
  }
  if (found.is_listed && !has_digit(value)) {
    return "word";
  }
  if (found.link == Link::adjacent) {
    const std::string_view core = longest_run(value);
    const bool is_worded = letter_bits(core) > 0 && letter_bits(core) < 5;
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

std::string_view key_gate(std::string_view value) {
  if (value.size() < 16) {
    return "length";
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
  if (!found.is_quoted) {
    if (is_cut_off(text, found)) {
      return "code";
    }
    const std::string_view gate = number_gate(value);
    return gate.empty() ? code_gate(value) : gate;
  }
  return std::ranges::any_of(value, is_space) ? "words" : "";
}

// "pushed the password to owner/name"
bool is_spoken_path(std::string_view value, const Value& found) {
  return found.link == Link::spoken && !found.is_quoted &&
         value.find('/') != std::string_view::npos;
}

std::string_view
gate_of(std::string_view text, const Name& name, const Value& found) {
  const std::string_view gate = common_gate(text, found);
  if (!gate.empty()) {
    return gate;
  }
  const std::string_view value =
      text.substr(found.start, found.end - found.start);

  if (is_spoken_path(value, found)) {
    return "path";
  }
  if (name.promise == Promise::password) {
    return password_gate(value, found);
  }
  if (name.promise == Promise::pass) {
    const bool is_plain = kinds_of(value) == 1 || found.is_cell ||
                          found.link == Link::spoken ||
                          (kinds_of(value) == 2 && value.size() < 8);
    return is_plain ? "word" : password_gate(value, found);
  }

  const bool is_noise = found.is_quoted && kinds_of(value) == 4 &&
                        letter_bits(value) >= 6 && value.size() >= 16;
  if (const std::string_view code = token_gate(value);
      !code.empty() && !is_noise) {
    return code;
  }
  return name.promise == Promise::secret ? secret_gate(value, found)
                                         : key_gate(value);
}

// name-KEY-V, nameTOKEN.V: a value glued to the name it belongs to.
std::optional<Value> glued_value(std::string_view text, std::size_t name_end) {
  std::size_t end = name_end;
  while (end < text.size() &&
         (is_in(Charset::base64url, text[end]) || text[end] == '.')) {
    ++end;
  }
  for (std::size_t at = name_end; at < end;) {
    const std::size_t piece_end = run_end(text, at, Charset::alnum);
    const std::string_view piece = text.substr(at, piece_end - at);
    const std::string_view rest = text.substr(at, end - at);
    if (at > name_end && piece.size() >= 4 && rest.size() >= 16 &&
        looks_random(rest) &&
        (is_opaque(piece) || is_opaque(rest.substr(0, 36)))) {
      return Value{at, end, false};
    }
    at = piece_end + 1;
  }
  return std::nullopt;
}

void find_glued(const Hit& hit, Collector& out) {
  const std::optional<Value> found = glued_value(hit.text, hit.end);
  if (found) {
    const std::string_view value =
        hit.text.substr(found->start, found->end - found->start);
    out.add({found->start,
             found->end,
             "secret",
             Level::assignment,
             placeholder_gate(value)});
  }
}

// key, Key or KEY, and not a piece of a blob that happens to spell it.
bool is_word(const Hit& hit) {
  const std::string_view word = hit.text.substr(hit.start, hit.end - hit.start);
  const auto first_small = std::ranges::find_if(word, is_lower);
  const bool is_one_case = first_small == word.end() ||
                           std::none_of(first_small, word.end(), is_upper);
  const bool is_capitalised =
      first_small == word.end() || first_small - word.begin() <= 1;
  constexpr std::size_t longest_name = 48;
  const std::size_t lowest =
      hit.start > longest_name ? hit.start - longest_name : 0;
  const std::size_t run =
      run_start(hit.text, hit.start, Charset::base64, lowest);
  return is_one_case && is_capitalised && hit.start - run < longest_name;
}

} // namespace

std::size_t find_assignment(const Hit& hit, Collector& out) {
  if (!is_word(hit)) {
    return 0;
  }
  std::size_t word_end = hit.end; // a trigger may end in an operator: "pw:"
  while (word_end > hit.start && !is_alnum(hit.text[word_end - 1])) {
    --word_end;
  }
  const Name name = read_name(hit.text, hit.start, word_end);
  if (name.promise == Promise::none) {
    find_glued(hit, out);
    return name.end;
  }

  const std::optional<Value> value =
      value_after(hit.text, name.start, name.end);

  if (!value) {
    find_glued(hit, out);
    return name.end;
  }
  const bool is_password =
      name.promise == Promise::password || name.promise == Promise::pass;
  const std::string_view gate = gate_of(hit.text, name, *value);
  out.add({value->start,
           value->end,
           is_password ? "password" : "secret",
           Level::assignment,
           gate});
  // A bare value that long is a blob: names within it would end where it does.
  const bool is_blob = !gate.empty() && !value->is_quoted &&
                       value->end - value->start > k_longest_bare;
  return is_blob ? value->end : name.end;
}

} // namespace handoff::redact
