// SPDX-License-Identifier: MIT
// Which turns a person or a document names.
#include "archive/address.hpp"

#include "session/dialogue/turns.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::archive {
namespace {

constexpr std::string_view k_prefix = "session:";

std::optional<std::uint32_t> parse_turn(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && rest == end && number > 0
             ? std::optional(number)
             : std::nullopt;
}

bool is_id_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '.';
}

} // namespace

std::optional<TurnAddress> parse_address(std::string_view text) {
  const bool is_pointer = text.starts_with(k_prefix);
  text.remove_prefix(is_pointer ? k_prefix.size() : 0);
  TurnAddress address;
  if (const std::size_t mark = text.find('#'); mark != std::string_view::npos) {
    address.session = text.substr(0, mark);
    text.remove_prefix(mark + 1);
  } else if (is_pointer) {
    return std::nullopt;
  }
  constexpr std::string_view k_speakers = "uat";
  const bool names_speaker = !is_pointer && address.session.empty() &&
                             !text.empty() &&
                             k_speakers.find(text.front()) != text.npos;
  text.remove_prefix(names_speaker ? 1 : 0);
  const std::size_t dash = text.find('-');
  const auto first = parse_turn(text.substr(0, dash));
  const auto last = dash == std::string_view::npos
                        ? first
                        : parse_turn(text.substr(dash + 1));
  const bool is_whole = first && last && *first <= *last &&
                        std::ranges::all_of(address.session, is_id_character);
  if (!is_whole) {
    return std::nullopt;
  }
  address.first = *first;
  address.last = *last;
  return address;
}

std::string pointer_to(std::string_view session_id, std::uint32_t turn) {
  return session::turn_pointer(std::string(session_id), {turn, turn});
}

} // namespace handoff::archive
