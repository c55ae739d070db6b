// SPDX-License-Identifier: MIT
// National identity numbers, told from other numbers by their check digits.
#include "redact/detect/identity.hpp"
#include "redact/form/checks.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace handoff::redact {
namespace {

unsigned digit(std::string_view number, std::size_t at) {
  return static_cast<unsigned>(number[at] - '0');
}

// A form: 9 a digit, A a letter, X either; anything else itself.
bool has_form(std::string_view number, std::string_view form) {
  if (number.size() != form.size()) {
    return false;
  }
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool fits = form[i] == '9'   ? is_digit(number[i])
                      : form[i] == 'A' ? is_letter(number[i])
                      : form[i] == 'X' ? is_alnum(number[i])
                                       : number[i] == form[i];
    if (!fits) {
      return false;
    }
  }
  return true;
}

// United States: area not 000, 666 (9xx is an ITIN), no part all zero.
bool is_us(std::string_view n) {
  if (!has_form(n, "999999999") || n.substr(0, 3) == "000" ||
      n.substr(0, 3) == "666" || n.substr(5) == "0000") {
    return false;
  }
  const std::string_view group = n.substr(3, 2);
  return n[0] == '9' ? group >= "50" : group != "00";
}

// Great Britain, national insurance: no D F I Q U V in the prefix.
bool is_uk_insurance(std::string_view n) {
  return has_form(n, "AA999999A") && n[8] >= 'A' && n[8] <= 'D' &&
         std::string_view("DFIQUV").find(n[0]) == std::string_view::npos &&
         std::string_view("DFIQUVO").find(n[1]) == std::string_view::npos;
}

bool is_uk_health(std::string_view n) {
  if (!has_form(n, "9999999999")) {
    return false;
  }
  std::string weights = ":98765432"; // ':' is 10
  const unsigned check = (11 - weighted_sum(n, weights) % 11) % 11;
  return check == digit(n, 9);
}

bool is_canadian(std::string_view n) {
  return has_form(n, "999999999") && passes_luhn(n);
}

bool is_australian(std::string_view n) {
  if (has_form(n, "999999999")) { // tax file number
    return (weighted_sum(n, "14378695") + digit(n, 8) * 10) % 11 == 0;
  }
  if (has_form(n, "9999999999")) { // Medicare
    return n[0] >= '2' && n[0] <= '6' &&
           weighted_sum(n, "13791379") % 10 == digit(n, 8);
  }
  if (has_form(n, "99999999999")) { // business number
    const unsigned first = (digit(n, 0) + 9) % 10 * 10;
    return n[0] != '0' &&
           (first + weighted_sum(n.substr(1), "13579;=?AC")) % 89 == 0;
  }
  return false;
}

// Germany: tax number (ISO 7064 MOD 11,10).
bool is_german_tax(std::string_view n) {
  if (!has_form(n, "99999999999") || n[0] == '0') {
    return false;
  }
  unsigned product = 10;
  for (std::size_t i = 0; i < 10; ++i) {
    unsigned sum = (digit(n, i) + product) % 10;
    sum = sum == 0 ? 10 : sum;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == digit(n, 10);
}

// Germany: pension insurance, area, birthday, letter, serial, check digit.
bool is_german_pension(std::string_view n) {
  return has_form(n, "99999999A999") && n.substr(4, 2) >= "01" &&
         n.substr(4, 2) <= "12";
}

bool is_spanish(std::string_view n) {
  constexpr std::string_view letters = "TRWAGMYFPDXBNJZSQVHLCKE";
  std::string digits(n);
  if (has_form(n, "A9999999A") && n[0] >= 'X' && n[0] <= 'Z') {
    digits[0] = static_cast<char>('0' + (n[0] - 'X'));
  } else if (has_form(n, "9999999A")) {
    digits.insert(0, 1, '0');
  } else if (!has_form(n, "99999999A")) {
    return false;
  }
  unsigned long value = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    value = value * 10 + digit(digits, i);
  }
  return letters[value % 23] == digits[8];
}

// Korea: birthday, sex and century, serial. Cards since 2020 have no check
// digit.
bool is_korean(std::string_view n) {
  return has_form(n, "9999999999999") && is_date(n.substr(0, 6)) &&
         n[6] >= '1' && n[6] <= '8';
}

bool is_polish(std::string_view n) {
  return has_form(n, "99999999999") &&
         (10 - weighted_sum(n, "1379137913") % 10) % 10 == digit(n, 10);
}

bool is_swedish(std::string_view n) {
  if (has_form(n, "999999999999")) {
    return is_date(n.substr(0, 8)) && passes_luhn(n.substr(2));
  }
  return has_form(n, "9999999999") && is_date(n.substr(0, 6)) && passes_luhn(n);
}

bool is_thai(std::string_view n) {
  return has_form(n, "9999999999999") && n[0] != '0' &&
         (11 - weighted_sum(n, "=<;:98765432") % 11) % 10 == digit(n, 12);
}

bool is_turkish(std::string_view n) {
  if (!has_form(n, "99999999999") || n[0] == '0') {
    return false;
  }
  const unsigned odd = weighted_sum(n, "101010101");
  const unsigned even = weighted_sum(n, "01010101");
  return (odd * 7 + 100 - even) % 10 == digit(n, 9) &&
         (weighted_sum(n, "1111111111")) % 10 == digit(n, 10);
}

bool is_south_african(std::string_view n) {
  return has_form(n, "9999999999999") && is_date(n.substr(0, 6)) &&
         passes_luhn(n);
}

bool is_brazilian(std::string_view n) {
  if (!has_form(n, "99999999999")) {
    return false;
  }
  const unsigned first = weighted_sum(n, ":98765432") * 10 % 11 % 10;
  const unsigned second = weighted_sum(n, ";:98765432") * 10 % 11 % 10;
  return first == digit(n, 9) && second == digit(n, 10);
}

// India: Aadhaar (Verhoeff), and the permanent account number.
bool passes_verhoeff(std::string_view n) {
  constexpr std::array<std::string_view, 8> permute = {"0123456789",
                                                       "1576283094",
                                                       "5803796142",
                                                       "8916043527",
                                                       "9453126870",
                                                       "4286573901",
                                                       "2793806415",
                                                       "7046913258"};
  constexpr std::array<std::string_view, 10> multiply = {"0123456789",
                                                         "1234067895",
                                                         "2340178956",
                                                         "3401289567",
                                                         "4012395678",
                                                         "5987604321",
                                                         "6598710432",
                                                         "7659821043",
                                                         "8765932104",
                                                         "9876543210"};
  unsigned check = 0;
  for (std::size_t i = 0; i < n.size(); ++i) {
    const unsigned value = digit(n, n.size() - 1 - i);
    const auto permuted = static_cast<std::size_t>(permute[i % 8][value] - '0');
    check = static_cast<unsigned>(multiply[check][permuted] - '0');
  }
  return check == 0;
}

bool is_indian(std::string_view n) {
  return (has_form(n, "999999999999") && n[0] >= '2' && passes_verhoeff(n)) ||
         (has_form(n, "AAAAA9999A") &&
          std::string_view("PCHABGJLFT").find(n[3]) != std::string_view::npos);
}

// Italy: fiscal code, with its control letter.
bool is_italian(std::string_view n) {
  if (!has_form(n, "AAAAAAXXAXXAXXXA")) {
    return false;
  }
  // Values of letters at odd places; a digit has the value of its letter.
  constexpr std::array<unsigned, 26> odd = {1,  0,  5,  7,  9,  13, 15, 17, 19,
                                            21, 2,  4,  18, 20, 11, 3,  6,  8,
                                            12, 14, 16, 10, 22, 25, 24, 23};
  unsigned sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const auto value =
        static_cast<std::size_t>(is_digit(n[i]) ? n[i] - '0' : n[i] - 'A');
    sum += i % 2 == 0 ? odd[value] : static_cast<unsigned>(value);
  }
  return static_cast<char>('A' + sum % 26) == n[15];
}

bool is_finnish(std::string_view n) {
  // Birthday, century sign taken out, serial, control character.
  constexpr std::string_view control = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  std::string_view serial;
  if (has_form(n, "999999999X")) {
    serial = n.substr(6, 3);
  } else if (has_form(n, "999999A999X")) {
    serial = n.substr(7, 3);
  } else {
    return false;
  }
  unsigned long value = 0;
  for (const char c : std::string(n.substr(0, 6)) + std::string(serial)) {
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return control[value % 31] == n.back();
}

bool is_singaporean(std::string_view n) {
  return has_form(n, "A9999999A") &&
         std::string_view("STFGM").find(n[0]) != std::string_view::npos;
}

bool is_dutch(std::string_view n) {
  return has_form(n, "999999999") &&
         (weighted_sum(n, "98765432") + 10 * 11 - digit(n, 8)) % 11 == 0;
}

bool is_french(std::string_view n) {
  if (!has_form(n, "999999999999999") || n[0] < '1' || n[0] > '2') {
    return false;
  }
  unsigned long long value = 0;
  for (std::size_t i = 0; i < 13; ++i) {
    value = value * 10 + digit(n, i);
  }
  return 97 - value % 97 == digit(n, 13) * 10 + digit(n, 14);
}

bool is_mexican(std::string_view n) {
  return has_form(n, "AAAA999999AAAAAAX9") && is_date(n.substr(4, 6)) &&
         (n[10] == 'H' || n[10] == 'M' || n[10] == 'X');
}

using NumberCheck = bool (*)(std::string_view);

constexpr std::array<NumberCheck, 22> k_checks = {
    is_us,         is_uk_insurance,  is_uk_health,      is_canadian,
    is_australian, is_german_tax,    is_german_pension, is_spanish,
    is_korean,     is_polish,        is_swedish,        is_thai,
    is_turkish,    is_south_african, is_brazilian,      is_indian,
    is_italian,    is_finnish,       is_singaporean,    is_dutch,
    is_french,     is_mexican};

} // namespace

bool is_identity_number(std::string_view compact) {
  if (compact.size() < 8 || compact.size() > 18 ||
      std::ranges::count_if(compact, is_digit) < 4) {
    return false;
  }
  return std::ranges::any_of(k_checks,
                             [&](NumberCheck check) { return check(compact); });
}

} // namespace handoff::redact
