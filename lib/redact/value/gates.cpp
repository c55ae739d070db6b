// SPDX-License-Identifier: MIT
// Why something in the place of a secret is not one.
#include "redact/value/gates.hpp"

#include "redact/rules/charset.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>

namespace handoff::redact {
namespace {

// A stand-in says what it is early.
constexpr std::size_t k_max_look_length = 128;

// Lower case; a value that holds one of them is a stand-in.
constexpr std::array<std::string_view, 32> k_stand_ins = {
    "example",   "changeme",  "change_me",  "change-me",  "placeholder",
    "your_",     "your-",     "yourpass",   "yourtoken",  "yoursecret",
    "yourkey",   "yourapi",   "your ",      "insert_",    "insert-",
    "replace_",  "replace-",  "replaceme",  "xxxx",       "****",
    "....",      "redacted",  "not_a_real", "not-a-real", "too-short",
    "tooshort",  "dummy",     "todo",       "<secret>",   "null",
    "undefined", "my_secret_"};

// Lower case; a value that is one of them says nothing.
constexpr std::array<std::string_view, 37> k_nothing = {
    "none",    "true",     "false",    "nil",         "empty",   "string",
    "str",     "secret",   "token",    "password",    "passwd",  "pass",
    "pwd",     "key",      "apikey",   "api_key",     "api-key", "bearer",
    "basic",   "required", "optional", "default",     "unknown", "invalid",
    "missing", "hidden",   "masked",   "test",        "foo",     "bar",
    "foobar",  "user",     "username", "credentials", "base64",  "utf8",
    "utf-8"};

std::size_t
find_folded(std::string_view value, std::string_view needle, std::size_t from) {
  for (std::size_t i = from; i + needle.size() <= value.size(); ++i) {
    if (has_at(value, i, needle)) {
      return i;
    }
  }
  return std::string_view::npos;
}

// Of AKIA...EXAMPLE and ...EXAMPLEKEY, as AWS documents its keys.
bool is_documented(std::string_view value, std::size_t at) {
  const std::string_view rest = value.substr(at);
  return rest == "EXAMPLE" || rest == "EXAMPLEKEY";
}

// Whether the word at [start, end) of `value` makes a stand-in of it. In what
// is random without the word, four letters are chance; longer ones count where
// they stand apart.
bool makes_stand_in(std::string_view value,
                    std::size_t start,
                    std::size_t end) {
  constexpr std::size_t longest_chance = 5;
  constexpr std::ptrdiff_t least_random = 10;
  std::string rest(value.substr(0, start));
  rest += value.substr(end);
  if (std::ranges::count_if(rest, is_alnum) < least_random ||
      !is_unlikely(rest)) {
    return true;
  }
  const bool is_apart = (start == 0 || !is_alnum(value[start - 1])) &&
                        (end == value.size() || !is_alnum(value[end]));
  return end - start > longest_chance &&
         (is_apart || is_documented(value, start));
}

bool holds_stand_in(std::string_view value, std::string_view word) {
  for (std::size_t at = find_folded(value, word, 0);
       at != std::string_view::npos;
       at = find_folded(value, word, at + 1)) {
    if (makes_stand_in(value, at, at + word.size())) {
      return true;
    }
  }
  return false;
}

std::size_t distinct(std::string_view value) {
  std::bitset<256> seen;
  for (const char c : value) {
    if (is_alnum(c)) {
      seen.set(static_cast<unsigned char>(to_lower(c)));
    }
  }
  return seen.count();
}

// The longest run of one byte.
std::size_t longest_repeat(std::string_view value) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    run = i > 0 && value[i] == value[i - 1] ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

// name.name, name[name, name?.name, name->name: what looks like words and is
// joined as code joins them.
bool is_member(std::string_view value) {
  std::size_t at = value[0] == '$' || value[0] == '@' ? 1 : 0;
  while (at < value.size() && (is_alnum(value[at]) || value[at] == '_')) {
    ++at;
  }

  const std::string_view name = value.substr(0, at);
  const std::size_t bracket = value.find('[');
  if (bracket != std::string_view::npos && bracket > 0 && value.back() == ']' &&
      run_end(value, bracket + 1, Charset::digit) + 1 == value.size()) {
    return true;
  }
  if (at < 2 || at == value.size() || is_digit(value[0]) ||
      letter_bits(name) > 5.2 || alternations(name) > 2) {
    return false;
  }

  const std::string_view joint = value.substr(at);
  if (joint[0] == ',') {
    return true;
  }
  if (value[0] == '$' || joint[0] == '(' || joint[0] == '[' ||
      joint.starts_with("^.") || joint.starts_with("->") ||
      joint.starts_with("::") || joint.starts_with("?.")) {
    return true;
  }
  const bool adds_number = joint[0] == '+' && joint.size() > 1 &&
                           run_end(joint, 1, Charset::digit) == joint.size();
  const bool is_chain =
      joint[0] == '.' && letter_bits(joint) < 6.5 &&
      (std::ranges::none_of(value, is_digit) ||
       value.find("]?.") != std::string_view::npos ||
       value.find("].") != std::string_view::npos) &&
      std::ranges::all_of(joint, [](char c) {
        return is_alnum(c) || std::string_view("_$.?[]()->:\\,").find(c) !=
                                  std::string_view::npos;
      });
  return adds_number || is_chain;
}

// "{k8Qz...": a password whose first byte happens to be a sign of code, and
// that no bracket closes.
bool is_random_behind(std::string_view value) {
  const std::string_view rest = value.substr(1);
  const char last = value.back();
  return !rest.empty() && is_alnum(rest[0]) && last != '>' && last != '}' &&
         last != ']' && std::ranges::count_if(rest, is_digit) >= 2 &&
         std::ranges::any_of(rest, is_upper) && is_unlikely(rest);
}

bool is_template(std::string_view value) {
  const auto starts = [&](std::string_view lead) {
    return value.starts_with(lead);
  };
  if (starts("${") || starts("{{") || starts("$(") || starts("<%") ||
      starts("#{") || starts("%(") || starts("@{") || starts("{%") ||
      starts("$[") || starts("[[")) {
    return true;
  }
  const char last = value.back();
  if (value.front() == '<' || value.front() == '{' || value.front() == '[') {
    return !is_random_behind(value);
  }
  if (value.front() == '%' && (last == '%' || value.size() == 2)) {
    return true;
  }
  const std::string_view rest = value.substr(1);
  if (value.front() != '$' || rest.empty()) {
    return false;
  }
  // $REDIS_PASSWORD{{
  const std::size_t name =
      rest.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  if (name != std::string_view::npos && name >= 6 && !is_alnum(rest[name]) &&
      rest.substr(0, name).find('_') != std::string_view::npos) {
    return true;
  }
  // $db_password, $oidc.auth0.clientSecret
  const bool is_variable =
      (is_letter(rest[0]) || rest[0] == '_') &&
      std::ranges::all_of(rest, [&](char c) {
        return is_alnum(c) || c == '_' ||
               ((c == '.' || c == ':') && is_lower(rest[0]));
      });
  return is_variable && alternations(rest) < 2;
}

// models.CharField(max: a chain of names, then a call.
bool is_call(std::string_view value) {
  const std::size_t bracket = value.find('(');
  const std::string_view name = value.substr(0, bracket);
  return bracket != std::string_view::npos &&
         name.find('.') != std::string_view::npos && is_letter(name[0]) &&
         std::ranges::all_of(
             name, [](char c) { return is_letter(c) || c == '_' || c == '.'; });
}

// &cb_data, &[u8], sdsnew(argv[2]): no password is written like that bare.
bool is_expression(std::string_view value) {
  if (value[0] == '&') {
    return value.substr(1, 1) == "[" ||
           (value.size() > 1 && std::ranges::none_of(value, is_digit) &&
            std::ranges::all_of(value.substr(1), [](char c) {
              return is_alnum(c) ||
                     std::string_view("_.[]").find(c) != std::string_view::npos;
            }));
  }
  const std::size_t bracket = value.find('(');
  // DbPwd(_Host: a call up to the end of its first argument
  if (bracket != std::string_view::npos && bracket >= 3 &&
      std::ranges::none_of(value, is_digit) &&
      std::ranges::all_of(value, [](char c) {
        return is_letter(c) ||
               std::string_view("_.(,").find(c) != std::string_view::npos;
      })) {
    return true;
  }
  return bracket != std::string_view::npos && bracket >= 3 &&
         value.back() == ')' &&
         std::ranges::all_of(value.substr(0, bracket), [](char c) {
           return (is_lower(c) && !is_digit(c)) || c == '_';
         });
}

// ERROR_BASE+185, FLAG_A|FLAG_B: constants, and what is done with them.
bool is_constant(std::string_view value) {
  const std::size_t sign = value.find_first_of("+|*");
  const std::string_view name = value.substr(0, sign);
  return sign != std::string_view::npos && is_upper(value[0]) &&
         name.find('_') != std::string_view::npos &&
         std::ranges::none_of(value, is_lower) &&
         value.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+|*()") ==
             std::string_view::npos;
}

// !0,range:!0 and a,b=>c: scripts without spaces.
bool is_dense_code(std::string_view value) {
  const std::size_t comma = value.find(',');
  const std::size_t name = comma == std::string_view::npos
                               ? 0
                               : run_end(value, comma + 1, Charset::base64url);
  const bool is_next = name > comma + 1 && name < value.size() &&
                       (value[name] == ':' || value[name] == '=');
  return comma != std::string_view::npos &&
         (is_next || (value[0] == '!' && is_digit(value[1])));
}

} // namespace

std::string_view stand_in_gate(std::string_view value) {
  const std::string_view head = value.substr(0, k_max_look_length);
  const bool is_stand_in =
      std::ranges::any_of(k_stand_ins, [&](std::string_view word) {
        return holds_stand_in(head, word);
      });
  return is_stand_in ? "placeholder" : "";
}

std::string_view placeholder_gate(std::string_view value) {
  while (value.size() > 1 && (value[0] == '"' || value[0] == '\'')) {
    value.remove_prefix(1);
    value.remove_suffix(value.back() == '"' || value.back() == '\'' ? 1U : 0U);
  }
  if (value.empty()) {
    return "empty";
  }
  if (is_template(value)) {
    return "template";
  }
  if (value.starts_with("***")) {
    return "placeholder";
  }

  if (const std::string_view gate = stand_in_gate(value); !gate.empty()) {
    return gate;
  }
  for (const std::string_view word : k_nothing) {
    if (equals_folded(value, word)) {
      return "placeholder";
    }
  }
  const std::size_t kinds = distinct(value);
  const std::size_t longest = longest_repeat(value);
  if (kinds <= 1 || (value.size() >= 16 && kinds <= 4) ||
      (longest >= 8 && longest * 2 >= value.size())) {
    return "repeated";
  }
  return {};
}

std::string_view code_gate(std::string_view value) {
  const bool is_scope = value.starts_with("*:"); // "*:development.89ced5..."
  if (is_member(value) ||
      (value[0] == '*' && !is_scope && !is_random_behind(value)) ||
      value[0] == '(' || (value[0] == '+' && is_member(value.substr(1))) ||
      (value[0] == '@' && letter_bits(value) < 5 &&
       std::ranges::none_of(value, is_digit))) {
    return "code";
  }
  for (const std::string_view lead :
       {"process.env", "os.environ", "os.getenv", "system.getenv", "env.",
        "self.",       "this.",      "config.",   "secrets.",      "var.",
        "args.",       "opts.",      "options.",  "settings.",     "request.",
        "req.",        "ctx.",       "local.",    "data.",         "vault(",
        "lookup("}) {
    if (has_at(value, 0, lead)) {
      return "code";
    }
  }
  if (is_call(value) || is_dense_code(value) || is_expression(value) ||
      is_constant(value) ||
      (value[0] == '!' && value.size() > 1 && is_member(value.substr(1))) ||
      value.find("()") != std::string_view::npos ||
      value.find("::") != std::string_view::npos ||
      value.find("->") != std::string_view::npos ||
      value.find("[\"") != std::string_view::npos) {
    return "code";
  }
  return {};
}

std::string_view number_gate(std::string_view value) {
  const std::size_t digits = run_end(value, 0, Charset::digit);
  if (digits == value.size()) {
    return value.size() < 6 ? "number" : "";
  }
  const bool is_constant =
      (has_at(value, 0, "0x") && is_hex(value.substr(2))) ||
      (value[0] == '$' && is_hex(value.substr(1)));
  if (is_constant && value.size() <= 18) {
    return "number";
  }
  // 1.2.3, v1.2.3-rc.1, 1:4.13+dfsg1-1
  const std::size_t lead = value[0] == 'v' ? 1 : 0;
  const std::size_t epoch =
      digits > 0 && value[digits] == ':' ? digits + 1 : lead;
  const std::size_t major = run_end(value, epoch, Charset::digit);
  const std::size_t end =
      std::min(value.find_first_not_of("0123456789.", lead), value.size());
  const bool is_version =
      major > epoch && major + 1 < value.size() && value[major] == '.' &&
      is_digit(value[major + 1]) &&
      (lead == 0 || end == value.size() || value[end] == '-');
  return is_version ? "version" : "";
}

std::string_view token_gate(std::string_view value) {
  if (value.find_first_of("()[]{}<>,;\\\"'`") != std::string_view::npos) {
    return "code";
  }
  return (value[0] == '*' && !value.starts_with("*:")) || value[0] == '&'
             ? "code"
             : "";
}

} // namespace handoff::redact
