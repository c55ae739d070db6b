// SPDX-License-Identifier: MIT
// Finds payment cards and bank accounts.
#include "redact/detect/collector.hpp"
#include "redact/form/checks.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/context.hpp"

#include <algorithm>
#include <array>
#include <bitset>

namespace handoff::redact {
namespace {

// Issuer identification numbers and the lengths in use (ISO/IEC 7812).
struct Issuer {
  std::string_view low, high; // inclusive, compared as prefixes
  std::size_t least, most;
};

constexpr std::array<Issuer, 15> k_issuers = {{
    {"4", "4", 16, 16},
    {"51", "55", 16, 16},
    {"2221", "2720", 16, 16},
    {"34", "34", 15, 15},
    {"37", "37", 15, 15},
    {"300", "305", 14, 14},
    {"36", "36", 14, 14},
    {"38", "39", 14, 16},
    {"6011", "6011", 16, 16},
    {"644", "649", 16, 16},
    {"65", "65", 16, 16},
    {"3528", "3589", 16, 16},
    {"62", "62", 16, 19},
    {"50", "50", 16, 16},
    {"67", "67", 16, 16},
}};

// Published by payment services for tests.
constexpr std::array<std::string_view, 34> k_test_cards = {
    "4242424242424242", "4111111111111111", "4012888888881881",
    "4000056655665556", "4000000000000002", "4000000000000077",
    "4000000000009995", "4000000000000069", "4000000000000127",
    "4000002500003155", "4000008260003178", "4000000000003220",
    "4222222222222220", "4917610000000000", "4988438843884305",
    "5555555555554444", "5200828282828210", "5105105105105100",
    "5454545454545454", "5424000000000015", "2223003122003222",
    "2223000048400011", "378282246310005",  "371449635398431",
    "378734493671000",  "6011111111111117", "6011000990139424",
    "6011000000000012", "30569309025904",   "38520000023237",
    "3056930009020004", "36227206271667",   "3530111333300000",
    "3566002020360505"};

bool is_issued(std::string_view digits) {
  return std::ranges::any_of(k_issuers, [&](const Issuer& issuer) {
    const std::string_view lead = digits.substr(0, issuer.low.size());
    return lead >= issuer.low && lead <= issuer.high &&
           digits.size() >= issuer.least && digits.size() <= issuer.most;
  });
}

std::size_t distinct_digits(std::string_view digits) {
  std::bitset<10> seen;
  for (const char c : digits) {
    seen.set(static_cast<std::size_t>(c - '0'));
  }
  return seen.count();
}

std::string_view card_gate(std::string_view digits) {
  if (!is_issued(digits)) {
    return "no issuer";
  }
  if (!passes_luhn(digits)) {
    return "check digit";
  }
  const bool is_test =
      std::ranges::find(k_test_cards, digits) != k_test_cards.end() ||
      has_at(digits, 0, "40000") || distinct_digits(digits) < 4;
  return is_test ? "test card" : "";
}

// "512A 5125 5126 5127 5128 5129": more of the same before or after.
bool is_listed(std::string_view text, std::size_t start, std::size_t end) {
  const auto is_group = [&](std::size_t at) {
    return at + 4 <= text.size() &&
           run_end(text.substr(0, at + 4), at, Charset::hex) == at + 4;
  };
  return (end < text.size() && text[end] == ' ' && is_group(end + 1)) ||
         (start >= 5 && text[start - 1] == ' ' && is_group(start - 5));
}

// Digits in groups with one kind of separator between them.
std::size_t groups_end(std::string_view text, std::size_t at) {
  std::size_t end = run_end(text, at, Charset::digit);
  if (end >= text.size() || (text[end] != ' ' && text[end] != '-')) {
    return end;
  }
  const char separator = text[end];
  while (end + 1 < text.size() && text[end] == separator &&
         is_digit(text[end + 1]) && end - at < 24) {
    end = run_end(text, end + 1, Charset::digit);
  }
  return end;
}

// Lengths of ISO 13616 (SWIFT registry), by country.
constexpr std::string_view k_iban_lengths =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27"
    "DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28"
    "IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22"
    "MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24"
    "SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

std::size_t iban_length(std::string_view country) {
  for (std::size_t i = 0; i < k_iban_lengths.size(); i += 4) {
    if (k_iban_lengths.substr(i, 2) == country) {
      return static_cast<std::size_t>((k_iban_lengths[i + 2] - '0') * 10 +
                                      (k_iban_lengths[i + 3] - '0'));
    }
  }
  return 0;
}

} // namespace

std::size_t find_card(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const std::size_t start = run_start(text, hit.start, Charset::digit);
  const std::size_t end = groups_end(text, start);
  const std::string digits =
      without_separators(text.substr(start, end - start));
  if (digits.size() < 13 || digits.size() > 19) {
    return end;
  }
  std::string_view gate = card_gate(digits);

  if (is_listed(text, start, end)) {
    gate = "list of numbers";
  }
  if (place_gate(text, start, end) == "part of a URL") {
    gate = "part of a URL";
  }
  const char before = start > 0 ? text[start - 1] : ' ';
  const char after = end < text.size() ? text[end] : ' ';
  if (!starts_word(text, start) || is_alnum(after) || before == '.' ||
      before == '_' || after == '_' || before == '+' || before == '-' ||
      before == '/' ||
      (after == '.' && end + 1 < text.size() && is_digit(text[end + 1]))) {
    gate = "part of something longer";
  }
  out.add({start, end, "card", Level::personal, gate});
  return end;
}

std::size_t find_iban(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const std::size_t length = iban_length(text.substr(hit.start, 2));
  if (length == 0 || !starts_word(text, hit.start)) {
    return 0;
  }
  std::size_t end = hit.start;
  std::size_t count = 0;
  while (end < text.size() && count < length) {
    if (is_in(Charset::upper, text[end])) {
      ++count;
    } else if (text[end] != ' ' && text[end] != '-') {
      break;
    }
    ++end;
  }
  if (count != length || (end < text.size() && is_alnum(text[end]))) {
    return 0;
  }
  const std::string compact =
      without_separators(text.substr(hit.start, end - hit.start));
  out.add({hit.start,
           end,
           "iban",
           Level::personal,
           passes_iban(compact) ? "" : "check digit"});
  return end;
}

} // namespace handoff::redact
