// SPDX-License-Identifier: MIT
// Finds values of names that promise a secret.
#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/context.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/generated.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"
#include "redact/value/value.hpp"
#include "redact/value/value_gate.hpp"
#include "redact/value/value_lines.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_bare_length = 512;

// Enough of them for a token and too many for a name.
bool looks_random(std::string_view value) {
  const auto digits = std::ranges::count_if(value, is_digit);
  return digits >= 4 || (digits > 0 && bits_per_byte(value) >= 6.5);
}

// auth-token_4.0.0_1560757564372, access-7.0.0-beta.31: a package.
bool holds_version(std::string_view text) {
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    const std::size_t minor = run_end(text, at, Charset::digit);
    if (minor > at && minor + 1 < text.size() && text[minor] == '.') {
      const std::size_t patch = run_end(text, minor + 1, Charset::digit);
      if (patch > minor + 1 && patch + 1 < text.size() && text[patch] == '.' &&
          is_digit(text[patch + 1])) {
        return true;
      }
    }
    at = std::max(at, minor);
  }
  return false;
}

// Behind a piece of base64 the rest of it.
std::size_t base64_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_bare_length);
  const std::size_t end = run_end(text.substr(0, limit), at, Charset::base64);
  return text.substr(at, end - at).find_first_of("+=") == std::string_view::npos
             ? at
             : end;
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
    const bool is_name =
        std::ranges::none_of(piece, is_digit) && piece_end + 1 < end &&
        is_opaque(text.substr(piece_end + 1, end - piece_end - 1));
    if (at > name_end && !is_name && piece.size() >= 4 && rest.size() >= 16 &&
        looks_random(rest) &&
        (is_opaque(piece) || is_opaque(rest.substr(0, 36)))) {
      return holds_version(text.substr(name_end, end - name_end))
                 ? std::nullopt
                 : std::optional(Value{at, base64_end(text, end), false});
    }
    at = piece_end + 1;
  }
  return std::nullopt;
}

// acmetoken-, acme-PRIVATE-: not the "pass" of eipassoc, the "key" of keyboard.
bool is_part_of_word(const Hit& hit) {
  const std::string_view text = hit.text;
  const bool is_before = hit.start > 0 && has_at(text, hit.start, "pass") &&
                         is_lower(text[hit.start - 1]);
  const bool is_after = hit.end < text.size() && is_lower(text[hit.end - 1]) &&
                        is_lower(text[hit.end]) &&
                        !has_at(text, hit.end, "key");
  return is_before || is_after;
}

void find_glued(const Hit& hit, Collector& out) {
  if (is_part_of_word(hit)) {
    return;
  }
  constexpr std::size_t longest_lead = 16;
  const std::size_t lead =
      run_start(hit.text,
                hit.start,
                Charset::alnum,
                hit.start > longest_lead ? hit.start - longest_lead : 0);
  const std::optional<Value> found = glued_value(hit.text, hit.end);
  // PublicKeyDetails_PKIX_RSA_...
  if (found && !is_harmless_name(hit.text.substr(lead, hit.end - lead))) {
    const std::string_view value =
        hit.text.substr(found->start, found->end - found->start);
    const std::string_view gate = placeholder_gate(value);
    out.add(
        {found->start,
         found->end,
         "secret",
         Level::assignment,
         gate.empty() ? place_gate(hit.text, found->start, found->end) : gate});
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

// NAME=V alone on its line: V is all of it, whatever symbols it holds.
std::size_t
whole_end(std::string_view text, const Name& name, const Value& value) {
  std::size_t start = name.start;
  while (start > 0 && std::string_view(" \t+-").find(text[start - 1]) !=
                          std::string_view::npos) {
    --start;
  }
  const std::size_t export_start = start < 6 ? start : start - 6;
  if (text.substr(export_start, 6) == "export") {
    start = export_start;
  }
  const bool begins_line = start == 0 || is_newline(text[start - 1]);
  if (!begins_line || value.is_quoted || value.link != Link::assigned) {
    return value.end;
  }
  const std::size_t end = line_word_end(text, value.end);
  const std::string_view rest = text.substr(value.end, end - value.end);
  // what only closes something is no part of a plain value
  return value.is_generated || std::ranges::any_of(rest, is_alnum) ? end
                                                                   : value.end;
}

std::size_t
whole_value_end(std::string_view text, const Name& name, const Value& value) {
  const std::size_t end = continued_end(text, value);
  return end > value.end ? end : whole_end(text, name, value);
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
  const std::string_view gate = value_gate(hit.text, name, *value);
  out.add({value->start,
           gate.empty() ? whole_value_end(hit.text, name, *value) : value->end,
           is_password ? "password" : "secret",
           Level::assignment,
           gate});
  // A bare value that long is a blob: names within it would end where it does.
  const bool is_blob = !gate.empty() && !value->is_quoted &&
                       value->end - value->start > k_max_bare_length;
  return is_blob ? value->end : name.end;
}

} // namespace handoff::redact
