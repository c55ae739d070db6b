// SPDX-License-Identifier: MIT
// What `recall` shows of an archive.
#include "archive/report.hpp"

#include "archive/search.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff::archive {
namespace {

constexpr std::size_t k_columns_of_contents = 100;

// Redacts what is shown, and nothing else of a large archive.
class Showing {
public:
  explicit Showing(redact::Redactor& redactor) : redactor_(redactor) {}

  void add(const BasicConversation<std::string_view>& conversation,
           const BasicTurn<std::string_view>& turn,
           Part part,
           std::string_view text,
           double score = 0) {
    shown_.push_back({.pointer = text::visible_line(
                          pointer_to(conversation.id, turn.number)),
                      .agent = text::visible_line(conversation.agent),
                      .part = part,
                      .text = redactor_.filter(text::visible(text)),
                      .score = score});
  }

  std::vector<ShownEntry> take() { return std::move(shown_); }

private:
  redact::Redactor& redactor_;
  std::vector<ShownEntry> shown_;
};

std::string indented(std::string_view text) {
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  std::string result;
  for (const char c : text) {
    result += c;
    if (c == '\n') {
      result += "    ";
    }
  }
  return result;
}

} // namespace

std::vector<ShownEntry> turns_at(const View& archive,
                                 const TurnAddress& address,
                                 redact::Redactor& redactor) {
  Showing showing(redactor);
  for (const auto& conversation : archive) {
    if (!conversation.id.starts_with(address.session)) {
      continue;
    }
    for (const auto& turn : conversation.turns) {
      if (turn.number < address.first || turn.number > address.last) {
        continue;
      }
      for (const auto& entry : turn.entries) {
        showing.add(conversation, turn, entry.part, entry.text);
      }
    }
  }
  return showing.take();
}

std::vector<ShownEntry> passages_about(const View& archive,
                                       std::string_view question,
                                       std::size_t max_count,
                                       redact::Redactor& redactor) {
  Showing showing(redactor);
  for (const PassageMatch& match : search(archive, question, max_count)) {
    showing.add(*match.passage.conversation,
                *match.passage.turn,
                match.passage.part,
                match.passage.text,
                match.score);
  }
  return showing.take();
}

std::vector<ShownEntry> contents(const View& archive,
                                 redact::Redactor& redactor) {
  Showing showing(redactor);
  for (const auto& conversation : archive) {
    for (const auto& turn : conversation.turns) {
      const auto asked = std::ranges::find(
          turn.entries, Part::asked, &BasicEntry<std::string_view>::part);
      const auto& entry =
          asked == turn.entries.end() ? turn.entries.front() : *asked;
      showing.add(conversation,
                  turn,
                  entry.part,
                  text::cut_to_width(text::visible_line(entry.text),
                                     k_columns_of_contents));
    }
  }
  return showing.take();
}

std::string as_text(const std::vector<ShownEntry>& shown) {
  std::string text;
  const ShownEntry* last = nullptr;
  for (const ShownEntry& one : shown) {
    if (last == nullptr || last->pointer != one.pointer) {
      text += (last == nullptr ? "" : "\n") + one.pointer + " (" + one.agent +
              ")\n";
    }
    text += "  " + std::string(part_name(one.part)) + ": " +
            indented(one.text.view()) + "\n";
    last = &one;
  }
  return text;
}

} // namespace handoff::archive
