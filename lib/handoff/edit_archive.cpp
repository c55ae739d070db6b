// SPDX-License-Identifier: MIT
// An edit of a document holds for the conversation that is kept beside it.
#include "handoff/edit_archive.hpp"

#include "archive/file.hpp"
#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "skills/background.hpp"
#include "store/kept_archive.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace handoff {
namespace {

constexpr std::size_t k_min_line = 12; // bytes: shorter ones are anybody's
constexpr std::size_t k_min_word = 3;  // bytes

using Words = std::set<std::string, std::less<>>;

bool is_word(char c) {
  return text::is_letter(c) || text::is_digit(c) || (c & 0x80) != 0;
}

bool joins(char c) {
  return c == '@' || c == '.' || c == '_' || c == '-' || c == '/' || c == '+';
}

// Runs of characters for which `belongs` holds, that begin and end in a word.
template <typename Belongs, typename Use>
void each_run(std::string_view text, Belongs belongs, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && belongs(text[end])) {
      ++end;
    }
    std::size_t last = end;
    while (last > at && !is_word(text[last - 1])) {
      --last;
    }
    if (last > at && is_word(text[at])) {
      use(text.substr(at, last - at));
    }
    at = is_word(text[at]) ? std::max(end, at + 1) : at + 1;
  }
}

// Names in one piece ("a.b@c.example"), and each of their parts.
Words words_of(std::string_view text) {
  Words words;
  const auto is_name = [](char c) { return is_word(c) || joins(c); };
  each_run(text, is_name, [&](std::string_view name) {
    words.insert(text::to_lower(name));
    each_run(name, is_word, [&](std::string_view part) {
      words.insert(text::to_lower(part));
    });
  });
  return words;
}

// The stems of common words, as learned from public documents.
const Words& common_stems() {
  static const Words stems = [] {
    Words found;
    for (const std::string_view line :
         text::split(skills::k_background_text, '\n')) {
      if (!line.starts_with('#')) {
        for (const std::string_view word : text::split(line, ' ')) {
          found.emplace(word);
        }
      }
    }
    return found;
  }();
  return stems;
}

// "prices", "pricing" and "priced" for the stem "price" or "pric".
bool is_common(const std::string& word) {
  constexpr std::size_t k_max_ending = 4;
  const bool is_plain = std::ranges::all_of(word, text::is_lower);
  const std::size_t shortest =
      std::max(k_min_word, word.size() - std::min(word.size(), k_max_ending));
  for (std::size_t size = word.size(); is_plain && size >= shortest; --size) {
    const std::string stem = word.substr(0, size);
    if (common_stems().contains(stem) || common_stems().contains(stem + "e") ||
        common_stems().contains(stem + "i")) {
      return true;
    }
  }
  return false;
}

std::string_view without_marks(std::string_view line) {
  constexpr std::string_view k_marks = " \t-*+>#0123456789.)";
  const std::size_t start =
      std::min(line.find_first_not_of(k_marks), line.size());
  return text::trimmed(line.substr(start));
}

} // namespace

archive::Removed removed_between(std::string_view before,
                                 std::string_view after) {
  archive::Removed removed;
  const std::string left = text::to_lower(after);
  for (const std::string_view line : text::split(before, '\n')) {
    const std::string text = text::to_lower(without_marks(line));
    if (text.size() >= k_min_line && left.find(text) == std::string::npos) {
      removed.texts.push_back(text);
    }
  }
  const Words kept = words_of(after);
  for (const std::string& word : words_of(before)) {
    if (word.size() >= k_min_word && !kept.contains(word) && !is_common(word)) {
      removed.texts.push_back(word);
    }
  }
  return removed;
}

bool hold_edit_in_archive(const store::StoredHandoff& handoff,
                          std::string_view after,
                          redact::Redactor& redactor) {
  const std::string path = store::archive_path(handoff.path);
  if (::access(path.c_str(), F_OK) != 0) {
    return true;
  }
  const archive::Removed removed = removed_between(handoff.document, after);
  if (removed.texts.empty()) {
    return true;
  }
  std::string bytes;
  const auto failure = base::attempt([&] {
    bytes = archive::file_bytes(
        archive::without(store::read_archive(handoff).archive, removed),
        redactor,
        archive::k_max_file_bytes);
    base::write_private_file(path, bytes, base::IfExists::replace);
  });
  if (failure || bytes.empty()) {
    ::unlink(path.c_str());
  }
  return !failure;
}

} // namespace handoff
