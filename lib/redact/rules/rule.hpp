// SPDX-License-Identifier: MIT
// A rule as data. Rules come from YAML: lib/redact/rules/ at build time, a
// user's pack at run time.
#pragma once

#include "redact/rules/automaton.hpp"
#include "redact/rules/charset.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace handoff::redact {

// Where two findings overlap, the name of the lower level is used.
enum class Level : std::uint8_t {
  provider,
  connection,
  header,
  assignment,
  personal,
};

// Code that is called where one of its triggers occurs.
enum class Detector : std::uint8_t {
  none,
  assignment,
  url,
  header,
  pem,
  email,
  home,
  trailer,
  ip,
  mac,
  card,
  iban,
  phone,
  wallet,
  identity,
  table,
  section, // the last
};

[[nodiscard]] std::optional<Detector> detector_named(std::string_view name);

// What makes a body more than its shape.
enum class Check : std::uint8_t {
  none,
  unlikely, // must not look like words
};

[[nodiscard]] std::optional<Check> check_named(std::string_view name);

// A secret with a published form. After one of its keywords there is either
// a body (a run of one class of bytes) or, around it, a match of `pattern`
// (PCRE2; the group named "secret" or else the first, or else the whole match
// is the secret).
struct Rule {
  std::string_view id;
  std::string_view pattern = {};
  Charset charset = Charset::alnum;
  Check check = Check::none;
  std::uint16_t least = 0; // bytes of the body
  std::uint16_t most = 0;  // 0: no limit
};

// The automaton knows only so many bytes of a keyword, to stay small enough
// for a cache; has_keyword_at() decides.
inline constexpr std::uint8_t k_cut = 6;

// What a keyword of the automaton leads to.
struct Keyword {
  std::string_view text;   // as in the rule: with its case
  std::uint16_t rule = 0;  // index, when detector is none
  std::uint8_t length = 0; // bytes that it matches
  std::uint8_t cut = 0;    // of them, how many the automaton knows
  Detector detector = Detector::none;
};

enum class Case { folded, exact };

// Whether `keyword`, with its escapes, is at `at`.
[[nodiscard]] bool has_keyword_at(std::string_view text,
                                  std::size_t at,
                                  const Keyword& keyword,
                                  Case how);

struct RuleSet {
  Automaton automaton;
  std::span<const Keyword> keywords; // by the automaton's keyword numbers
  std::span<const Rule> rules;
};

// The rules of lib/redact/rules/, compiled in.
[[nodiscard]] const RuleSet& builtin_rules();

// Names of services whose secrets have no form of their own; keyword numbers
// mean nothing.
[[nodiscard]] const Automaton& service_names();

} // namespace handoff::redact
