// SPDX-License-Identifier: MIT
// An archive as bytes.
#include "archive/format.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::archive {
namespace {

constexpr std::string_view k_first_line = "handoff-archive 1\n";
constexpr std::string_view k_session = "session";
constexpr std::string_view k_turn = "turn";

std::optional<Part> part_named(std::string_view name) {
  for (const Part part : k_parts) {
    if (part_name(part) == name) {
      return part;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> parse_number(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && rest == end ? std::optional(number)
                                               : std::nullopt;
}

class ArchiveParser {
public:
  explicit ArchiveParser(std::string_view bytes) : rest_(bytes) {}

  View parse() {
    while (!rest_.empty() && read_record()) {
    }
    return std::move(view_);
  }

private:
  // False for what cannot be followed any further.
  bool read_record() {
    const std::size_t newline = rest_.find('\n');
    if (newline == std::string_view::npos) {
      return false;
    }
    const std::string_view line = rest_.substr(0, newline);
    rest_.remove_prefix(newline + 1);
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, blank);
    const std::string_view value =
        line.substr(std::min(blank + 1, line.size()));
    if (word == k_session) {
      return read_session(value);
    }
    return word == k_turn ? read_turn(value) : read_entry(word, value);
  }

  bool read_session(std::string_view value) {
    const std::size_t blank = value.find(' ');
    if (blank == std::string_view::npos) {
      return false;
    }
    view_.push_back({.agent = std::string(value.substr(0, blank)),
                     .id = std::string(value.substr(blank + 1))});
    return true;
  }

  bool read_turn(std::string_view value) {
    const auto number = parse_number(value);
    if (!number || *number > UINT32_MAX || view_.empty()) {
      return false;
    }
    view_.back().turns.push_back(
        {.number = static_cast<std::uint32_t>(*number)});
    return true;
  }

  bool read_entry(std::string_view word, std::string_view value) {
    const auto size = parse_number(value);
    if (!size || *size >= rest_.size() || rest_[*size] != '\n' ||
        view_.empty() || view_.back().turns.empty()) {
      return false;
    }
    if (const auto part = part_named(word)) {
      view_.back().turns.back().entries.push_back(
          {*part, rest_.substr(0, *size)});
    }
    rest_.remove_prefix(*size + 1);
    return true;
  }

  std::string_view rest_;
  View view_;
};

} // namespace

std::string_view part_name(Part part) {
  switch (part) {
  case Part::asked:
    return "asked";
  case Part::said:
    return "said";
  case Part::chose:
    return "chose";
  case Part::ran:
    return "ran";
  case Part::changed:
    break;
  }
  return "changed";
}

View view_of(const Draft& draft) {
  View view;
  for (const auto& conversation : draft) {
    auto& seen = view.emplace_back();
    seen.agent = conversation.agent;
    seen.id = conversation.id;
    for (const auto& turn : conversation.turns) {
      seen.turns.push_back({.number = turn.number, .entries = {}});
      for (const auto& entry : turn.entries) {
        seen.turns.back().entries.push_back({entry.part, entry.text});
      }
    }
  }
  return view;
}

std::string format(const Archive& archive) {
  std::string bytes(k_first_line);
  for (const auto& conversation : archive) {
    bytes += std::string(k_session) + " " + conversation.agent + " " +
             conversation.id + "\n";
    for (const auto& turn : conversation.turns) {
      bytes += std::string(k_turn) + " " + std::to_string(turn.number) + "\n";
      for (const auto& entry : turn.entries) {
        bytes.append(part_name(entry.part)).append(" ");
        bytes += std::to_string(entry.text.view().size()) + "\n";
        bytes.append(entry.text.view()).append("\n");
      }
    }
  }
  return bytes;
}

std::optional<View> parse(std::string_view bytes) {
  if (!bytes.starts_with(k_first_line)) {
    return std::nullopt;
  }
  return ArchiveParser(bytes.substr(k_first_line.size())).parse();
}

} // namespace handoff::archive
