// SPDX-License-Identifier: MIT
#include "redact/rule.hpp"

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
    Named<Detector>{"cli", Detector::cli},
    Named<Detector>{"pem", Detector::pem},
    Named<Detector>{"hash", Detector::hash},
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

} // namespace handoff::redact
