// SPDX-License-Identifier: MIT
// A rule as data.
#include "redact/rules/rule.hpp"

#include <array>
#include <utility>

namespace handoff::redact {
namespace {

template <typename T>
using Named = std::pair<std::string_view, T>;

constexpr std::array k_detectors = {
    Named<Detector>{"assignment", Detector::assignment},
    Named<Detector>{"url", Detector::url},
    Named<Detector>{"header", Detector::header},
    Named<Detector>{"pem", Detector::pem},
    Named<Detector>{"email", Detector::email},
    Named<Detector>{"home", Detector::home},
    Named<Detector>{"trailer", Detector::trailer},
    Named<Detector>{"ip", Detector::ip},
    Named<Detector>{"mac", Detector::mac},
    Named<Detector>{"card", Detector::card},
    Named<Detector>{"iban", Detector::iban},
    Named<Detector>{"phone", Detector::phone},
    Named<Detector>{"wallet", Detector::wallet},
    Named<Detector>{"identity", Detector::identity},
    Named<Detector>{"table", Detector::table},
    Named<Detector>{"section", Detector::section},
};

constexpr std::array k_checks = {
    Named<Check>{"none", Check::none},
    Named<Check>{"unlikely", Check::unlikely},
};

template <typename T, std::size_t N>
std::optional<T> find(const std::array<Named<T>, N>& table,
                      std::string_view name) {
  for (const auto& [known, value] : table) {
    if (known == name) {
      return value;
    }
  }
  return std::nullopt;
}

} // namespace

std::optional<Detector> detector_named(std::string_view name) {
  return find(k_detectors, name);
}

std::optional<Check> check_named(std::string_view name) {
  return find(k_checks, name);
}

bool has_keyword_at(std::string_view text,
                    std::size_t at,
                    const Keyword& keyword,
                    Case how) {
  if (at + keyword.length > text.size()) {
    return false;
  }
  for (std::size_t i = 0; i < keyword.text.size(); ++i, ++at) {
    const char c = keyword.text[i];
    const char next = c == '\\' ? keyword.text[++i] : '\0';
    const bool fits = next == 'd'          ? is_digit(text[at])
                      : next == 'h'        ? is_in(Charset::hex, text[at])
                      : next == 'a'        ? is_letter(text[at])
                      : next == '\\'       ? text[at] == '\\'
                      : how == Case::exact ? text[at] == c
                                           : to_lower(text[at]) == to_lower(c);
    if (!fits) {
      return false;
    }
  }
  return true;
}

} // namespace handoff::redact
