// SPDX-License-Identifier: MIT
// Finds telephone numbers: international ones by calling code and length,
// national ones beside a word for a telephone.
//
// libphonenumber 8.12 was measured and left out: it exists only as a shared
// library here, brings 20 of them (30 MB of ICU data), and a process that
// makes its one object starts 6.9 ms later. What it decides beyond the lengths
// below, whether a range is assigned, is not worth that in a filter.
#include "redact/detect/collector.hpp"
#include "redact/form/placeholder.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

// Digits of a number after its calling code (ITU-T E.164 and the national
// numbering plans); codes that share a plan share a line.
struct Plan {
  std::string_view codes; // separated by spaces
  std::size_t least, most;
};

constexpr std::array<Plan, 14> k_plans = {{
    {"1", 10, 10},
    {"7", 10, 10},
    {"33 34 45 48 51 52 57 58 60 63 64 66 84 92 94 32 47 41", 8, 10},
    {"20 27 30 31 36 39 40 43 44 46 49 56 61 65 81 82 86 90 91 93 95 98",
     7,
     12},
    {"54 55 62 53", 8, 12},
    {"211 212 213 216 218 220 221 222 223 224 225 226 227 228 229", 7, 10},
    {"230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245", 6, 11},
    {"246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263", 6, 10},
    {"264 265 266 267 268 269 290 291 297 298 299", 4, 10},
    {"350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375", 5, 12},
    {"376 377 378 380 381 382 383 385 386 387 389 420 421 423", 6, 12},
    {"500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595", 5, 10},
    {"596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682", 4, 10},
    {"683 685 686 687 688 689 690 691 692 850 852 853 855 856 880 886 960 961 "
     "962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 "
     "994 995 996 998",
     5,
     11},
}};

constexpr std::array<std::string_view, 13> k_words = {"tel",
                                                      "phone",
                                                      "call",
                                                      "mobile",
                                                      "cell",
                                                      "fax",
                                                      "whatsapp",
                                                      "sms",
                                                      "dial",
                                                      "handy",
                                                      "contact",
                                                      "reach",
                                                      "pager"};

bool has_code(std::string_view codes, std::string_view code) {
  for (std::size_t at = 0; at < codes.size();) {
    const std::size_t end = std::min(codes.find(' ', at), codes.size());
    if (codes.substr(at, end - at) == code) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

bool is_planned(std::string_view digits) {
  return std::ranges::any_of(k_plans, [&](const Plan& plan) {
    for (std::size_t size = 1; size <= 3 && size < digits.size(); ++size) {
      const std::size_t rest = digits.size() - size;
      if (rest >= plan.least && rest <= plan.most &&
          has_code(plan.codes, digits.substr(0, size))) {
        return true;
      }
    }
    return false;
  });
}

struct PhoneNumber {
  std::size_t end = 0;
  std::string digits;
  bool has_gaps = false;
};

// Digits with single separators, one pair of brackets allowed.
PhoneNumber read_number(std::string_view text, std::size_t at) {
  PhoneNumber number{at};
  std::size_t i = at;
  while (i < text.size() && number.digits.size() < 16) {
    const char c = text[i];
    if (is_digit(c)) {
      number.digits.push_back(c);
      number.end = ++i;
      continue;
    }
    std::size_t next = i;
    while (next < text.size() && next < i + 3 &&
           std::string_view(" -.()/").find(text[next]) !=
               std::string_view::npos) {
      ++next;
    }
    if (next == i || next >= text.size() || !is_digit(text[next])) {
      break;
    }
    number.has_gaps = true;
    i = next;
  }
  return number;
}

bool goes_on(std::string_view text, std::size_t end) {
  return end < text.size() &&
         (is_alnum(text[end]) || text[end] == '_' || text[end] == '@' ||
          ((text[end] == '.' || text[end] == ':' || text[end] == '-') &&
           end + 1 < text.size() && is_alnum(text[end + 1])));
}

bool has_word_before(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 32 ? at - 32 : 0;
  for (std::size_t i = lowest; i < at; ++i) {
    for (const std::string_view word : k_words) {
      if (has_at(text, i, word)) {
        return true;
      }
    }
  }
  return false;
}

// 555-0100 to 555-0199 belong to nobody (ATIS-0300115).
bool is_fictional(std::string_view digits) {
  return digits.size() >= 10 && digits.substr(digits.size() - 7, 5) == "55501";
}

// Whether the number before, "+49 30 901820+4930...", ends at `at`: its digits
// do not make this one part of something longer.
bool follows_number(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 32;
  const std::size_t lowest = at > longest ? at - longest : 0;
  std::size_t start = at;
  while (start > lowest && (is_digit(text[start - 1]) ||
                            std::string_view(" -.()/").find(text[start - 1]) !=
                                std::string_view::npos)) {
    --start;
  }
  return start < at && start > 0 && text[start - 1] == '+';
}

// What a placeholder stands for has ended here: as before it was replaced,
// this goes on with it.
bool follows_placeholder(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != ']') {
    return false;
  }
  const std::size_t lowest =
      at > k_max_placeholder_length ? at - k_max_placeholder_length : 0;
  const auto last = last_placeholder(text, lowest, at);
  return last && last->end == at;
}

std::size_t find_international(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  PhoneNumber number = read_number(text, hit.start + 1);
  std::string digits = number.digits;
  // "+49 (0)171": the 0 is dialled only at home.
  const std::string_view written =
      text.substr(hit.start, number.end - hit.start);
  if (written.find("(0)") != std::string_view::npos) {
    const std::size_t zero = digits.find('0');
    digits.erase(zero, 1);
  }
  std::string_view gate;
  const bool starts_line = hit.start == 0 || text[hit.start - 1] == '\n';
  // "1:14~++20220202101403"
  const bool is_version = hit.start > 0 && (text[hit.start - 1] == '+' ||
                                            text[hit.start - 1] == '~');
  const bool starts = starts_word(text, hit.start)
                          ? !follows_placeholder(text, hit.start)
                          : follows_number(text, hit.start);
  if (is_version || !starts || goes_on(text, number.end)) {
    gate = "part of something longer";
  } else if (digits[0] == '1' && is_fictional(digits)) {
    gate = "fictional";
  } else if (!is_planned(digits)) {
    gate = "no numbering plan";
  } else if (starts_line && !number.has_gaps) {
    gate = "line of a diff";
  }
  if (digits.size() >= 7) {
    out.add({hit.start, number.end, "phone", Level::personal, gate});
  }
  return 0;
}

// 0123456789, 0000000000; 020 7946 0xxx, 07700 900xxx and 01632 960xxx, which
// Ofcom keeps for plays.
bool is_made_up(std::string_view digits) {
  return digits.starts_with("0123456") || digits.starts_with("02079460") ||
         digits.starts_with("07700900") || digits.starts_with("01632960") ||
         std::ranges::count(digits, digits.back()) >= 7;
}

// Behind a word for a telephone: 0171 2345678, (030) 90182-012, 0049 171...;
// what is dialled at home begins with 0 and has 9 to 12 digits.
std::size_t find_national(const Hit& hit, Collector& out) {
  constexpr std::size_t farthest = 16; // bytes: "tel. (private): "
  const std::string_view text = hit.text;
  std::size_t at = hit.end;
  const std::size_t limit = std::min(text.size(), at + farthest);
  while (at < limit && !is_digit(text[at]) && !is_newline(text[at])) {
    ++at;
  }
  if (at >= limit || text[at] != '0' || is_alnum(text[at - 1])) {
    return 0;
  }
  const PhoneNumber number = read_number(text, at);
  const std::string_view digits = number.digits;
  const bool is_abroad = digits.starts_with("00");
  const bool is_dialled = is_abroad ? is_planned(digits.substr(2))
                                    : digits.size() >= 9 && digits.size() <= 12;
  const std::size_t start = text[at - 1] == '(' ? at - 1 : at;
  out.add({start,
           number.end,
           "phone",
           Level::personal,
           goes_on(text, number.end) ? "part of something longer"
           : is_made_up(digits)      ? "fictional"
           : !is_dialled             ? "no numbering plan"
                                     : ""});
  return number.end;
}

} // namespace

std::size_t find_phone(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (text[hit.start] == '+') {
    return find_international(hit, out);
  }
  if (is_letter(text[hit.start])) {
    return find_national(hit, out);
  }
  // The trigger is (ddd) ddd-dddd or ddd-ddd-dddd.
  const bool has_brackets = text[hit.start] == '(';
  const std::size_t digit = hit.start + (has_brackets ? 1U : 0U);
  const PhoneNumber number = read_number(text, digit);
  std::string_view gate;
  const bool is_area = text[digit] >= '2' && number.digits.size() == 10 &&
                       number.digits[3] >= '2';
  if (!starts_word(text, hit.start) || goes_on(text, number.end) ||
      (hit.start > 0 &&
       (text[hit.start - 1] == '-' || text[hit.start - 1] == '.' ||
        text[hit.start - 1] == '_'))) {
    gate = "part of something longer";
  } else if (is_fictional(number.digits)) {
    gate = "fictional";
  } else if (!is_area) {
    gate = "no numbering plan";
  } else if (!has_brackets && !has_word_before(text, hit.start)) {
    gate = "no word for a telephone";
  }
  out.add({hit.start, number.end, "phone", Level::personal, gate});
  return number.end;
}

} // namespace handoff::redact
