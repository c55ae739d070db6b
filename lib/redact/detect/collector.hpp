// SPDX-License-Identifier: MIT
// What detectors see and where they put what they find.
#pragma once

#include "redact/rules/rule.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::redact {

// A trigger that occurred: bytes [start, end) of `text`.
struct Hit {
  std::string_view text;
  std::size_t start = 0;
  std::size_t end = 0;
};

// A stretch that looks like a secret. `gate` says why it is none after all;
// it is empty for one that is to be replaced. The views live as long as the
// rules.
struct Candidate {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string_view rule;
  Level level = Level::provider;
  std::string_view gate = {};
  // Of two with one level and length, the name of the more specific is used.
  std::uint8_t specific = 0;
};

enum class Explain { no, yes };

class Collector {
public:
  Collector(std::string_view text, Explain explain)
      : text_(text), explain_(explain) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Explain explain() const { return explain_; }

  // Takes a candidate without a gate; with one, only to explain it. A
  // placeholder of ours is never part of a candidate.
  void add(Candidate candidate);

  [[nodiscard]] std::vector<Candidate> take() { return std::move(candidates_); }

private:
  std::string_view text_;
  Explain explain_;
  std::vector<Candidate> candidates_;
};

// Each returns the offset up to which its triggers need not be looked at
// again (0: every one does).
std::size_t find_assignment(const Hit& hit, Collector& out);
std::size_t find_url(const Hit& hit, Collector& out);
std::size_t find_header(const Hit& hit, Collector& out);
std::size_t find_pem(const Hit& hit, Collector& out);
std::size_t find_email(const Hit& hit, Collector& out);
std::size_t find_home(const Hit& hit, Collector& out);
std::size_t find_trailer(const Hit& hit, Collector& out);
std::size_t find_ip(const Hit& hit, Collector& out);
std::size_t find_mac(const Hit& hit, Collector& out);
std::size_t find_card(const Hit& hit, Collector& out);
std::size_t find_iban(const Hit& hit, Collector& out);
std::size_t find_phone(const Hit& hit, Collector& out);
std::size_t find_wallet(const Hit& hit, Collector& out);
std::size_t find_identity(const Hit& hit, Collector& out);
std::size_t find_table(const Hit& hit, Collector& out);
std::size_t find_section(const Hit& hit, Collector& out);

// Unlikely tokens near the name of a service or a word for a secret, whatever
// their form, in [from, to).
void find_unlikely_tokens(std::size_t from, std::size_t to, Collector& out);

} // namespace handoff::redact
