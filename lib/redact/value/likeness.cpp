// SPDX-License-Identifier: MIT
// How much a token looks like words, and what else it may be.
#include "redact/value/likeness.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace handoff::redact {

// 61 lines of 61 half bits each: see script/learn/README.md.
extern const std::string_view k_bigrams;

namespace {

constexpr std::string_view k_symbols =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0_-./+=~";
constexpr std::size_t k_edge = k_symbols.size();
constexpr std::size_t k_line = k_edge + 2; // with its newline

constexpr std::array<std::uint8_t, 256> make_columns() {
  std::array<std::uint8_t, 256> columns{};
  for (std::size_t byte = 0; byte < columns.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    const std::size_t place = k_symbols.find(is_digit(c) ? '0' : c);
    columns[byte] = static_cast<std::uint8_t>(
        place == std::string_view::npos ? k_edge : place);
  }
  return columns;
}

constexpr std::array<std::uint8_t, 256> k_columns = make_columns();

int half_bits(std::size_t before, std::size_t after) {
  return before == k_edge && after == k_edge
             ? 0
             : k_bigrams[before * k_line + after] - '0';
}

// A token in lower case: in pushLeadToHubSpot it is the change of case that
// costs, not the words.
class FoldedToken {
public:
  explicit FoldedToken(std::string_view token)
      : size_(std::min(token.size(), bytes_.size())) {
    std::ranges::transform(token.substr(0, size_), bytes_.begin(), [](char c) {
      return to_lower(c);
    });
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

private:
  std::array<char, 128> bytes_{};
  std::size_t size_;
};

// What a token is made of.
struct Makeup {
  std::size_t digits = 0;
  std::size_t longest_run = 0; // of letters and digits
  double word_letters = 0;     // letters in runs of four and more
  double word_bits = 0;        // what those cost
};

// ABCD1-EFGH2-IJKL3: three groups and more, each of letters and digits.
bool is_grouped(std::string_view token) {
  std::size_t groups = 0;
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t end = run_end(token, at, Charset::alnum);
    const std::string_view group = token.substr(at, end - at);
    if (group.size() < 3 || group.size() > 9 ||
        (end < token.size() && token[end] != '-') ||
        std::ranges::none_of(group, is_digit) ||
        std::ranges::none_of(group, is_letter)) {
      return false;
    }
    ++groups;
    at = end + 1;
  }
  return groups >= 3;
}

Makeup makeup_of(std::string_view token) {
  Makeup makeup;
  std::size_t run = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    run = is_alnum(token[i]) ? run + 1 : 0;
    makeup.longest_run = std::max(makeup.longest_run, run);
    makeup.digits += is_digit(token[i]) ? 1U : 0U;
  }
  for (std::size_t i = 0; i < token.size();) {
    std::size_t end = i;
    while (end < token.size() && is_letter(token[end])) {
      ++end;
    }
    if (end - i >= 4) {
      const auto letters = static_cast<double>(end - i);
      makeup.word_letters += letters;
      makeup.word_bits += letters * bits_per_byte(token.substr(i, end - i));
    }
    i = std::max(end, i + 1);
  }
  return makeup;
}

} // namespace

double bits_per_byte(std::string_view token) {
  if (token.empty()) {
    return 0;
  }
  int sum = 0;
  std::size_t before = k_edge;
  for (const char c : token) {
    const std::size_t column = k_columns[static_cast<unsigned char>(c)];
    sum += half_bits(before, column);
    before = column;
  }
  sum += half_bits(before, k_edge);
  return sum / 2.0 / static_cast<double>(token.size() + 1);
}

std::size_t alternations(std::string_view token) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < token.size(); ++i) {
    const char a = token[i - 1];
    const char b = token[i];
    if ((is_digit(a) && is_letter(b)) || (is_letter(a) && is_digit(b))) {
      ++count;
    }
  }
  return count;
}

bool is_unlikely(std::string_view token) {
  if (token.size() < 8) {
    return false;
  }
  const FoldedToken folded(token);
  if (bits_per_byte(token) >= 6.2) {
    return bits_per_byte(folded.view()) >= 5.6;
  }
  if (alternations(token) * 6 < token.size()) {
    return false;
  }
  const Makeup makeup = makeup_of(folded.view());
  return makeup.digits * 4 >= token.size() ||
         makeup.word_bits >= 5.5 * makeup.word_letters;
}

double letter_bits(std::string_view token) {
  const Makeup makeup = makeup_of(token);
  return makeup.word_letters == 0 ? 0 : makeup.word_bits / makeup.word_letters;
}

bool is_opaque(std::string_view token) {
  if (is_unlikely(token) || is_uuid(token)) {
    return true;
  }

  if (token.size() >= 24 && is_hex(token)) {
    return true;
  }
  const Makeup makeup = makeup_of(FoldedToken(token).view());
  if (is_grouped(token) && makeup.digits >= 4) {
    return makeup.word_bits >= 4.4 * makeup.word_letters;
  }
  if (makeup.digits * 5 >= token.size() * 3) {
    return makeup.longest_run >= 10;
  }
  return makeup.digits >= 3 && makeup.longest_run >= 12 &&
         makeup.word_bits >= 4.6 * makeup.word_letters;
}

bool is_hex(std::string_view token) {
  return run_end(token, 0, Charset::hex) == token.size();
}

bool is_uuid(std::string_view token) {
  if (token.size() != 36) {
    return false;
  }
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? token[i] != '-' : !is_in(Charset::hex, token[i])) {
      return false;
    }
  }
  return true;
}

} // namespace handoff::redact
