// SPDX-License-Identifier: MIT
// Short salted hashes by which copies of a blob's text are found again.
#include "point/index/fingerprint.hpp"

#include "point/language/fold.hpp"
#include "point/match/notes.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace handoff::point {
namespace {

constexpr std::uint64_t k_mask = (std::uint64_t{1} << k_fingerprint_bits) - 1;
constexpr std::size_t k_words = 6;
constexpr std::size_t k_word_window = 8;

// The low bits of a sum count letters: a line with fewer says nothing. They
// wrap around in lines of thousands of letters, of which a few are lost.
constexpr std::uint64_t k_letter_mask = 0xfff;
constexpr std::uint64_t k_min_letters = 3;

bool says_something(std::uint64_t sum) {
  return (sum & k_letter_mask) >= k_min_letters;
}

bool is_letter(unsigned c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

// White space, what typography changes, and comment marks; of UTF-8 the bytes
// that typographic quotes, dashes, dots and blanks consist of.
bool counts_nothing(unsigned c) {
  constexpr std::string_view plain = "\"'`-.*#/>!";
  constexpr std::string_view typographic =
      "\xe2\x80\x93\x94\x98\x99\x9c\x9d\x9e\xa6\xc2\xa0";
  return c <= ' ' ||
         plain.find(static_cast<char>(c)) != std::string_view::npos ||
         typographic.find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Without salt: which of them are kept must be the same in every index.
std::uint64_t words_hash(const std::uint64_t* words) {
  std::uint64_t hash = 1;
  for (std::size_t i = 0; i < k_words; ++i) {
    hash = combined(hash, words[i]);
  }
  return hash;
}

} // namespace

Fingerprinter::Fingerprinter(std::uint64_t salt)
    : first_salt_(combined(salt, 1)), second_salt_(combined(salt, 2)) {
  std::uint64_t state = 0;
  for (unsigned c = 0; c < numbers_.size(); ++c) {
    state = combined(state, c + 1);
    const std::uint64_t letter = is_letter(c) ? 1 : 0;
    numbers_[c] = counts_nothing(c) ? 0 : (state & ~k_letter_mask) | letter;
  }
}

Fingerprint Fingerprinter::salted(std::uint64_t first,
                                  std::uint64_t second) const {
  return mixed(first ^ first_salt_, second ^ second_salt_) & k_mask;
}

std::uint64_t Fingerprinter::sum(std::string_view bytes) const {
  // Two sums: the processor adds to both at once.
  std::uint64_t even = 0;
  std::uint64_t odd = 0;
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    even += numbers_[static_cast<unsigned char>(bytes[i])];
    odd += numbers_[static_cast<unsigned char>(bytes[i + 1])];
  }
  if (i < bytes.size()) {
    even += numbers_[static_cast<unsigned char>(bytes[i])];
  }
  return even + odd;
}

std::vector<Fingerprint> Fingerprinter::of_blob(std::string_view bytes,
                                                TextKind kind) const {
  std::vector<Fingerprint> prints;
  add_lines(prints, bytes);
  if (kind == TextKind::prose) {
    add_words(prints, bytes);
  }
  return prints;
}

void Fingerprinter::add_lines(std::vector<Fingerprint>& to,
                              std::string_view bytes) const {
  std::uint64_t last_line = 0;
  bool is_first = true;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    const void* found =
        std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    const char* newline =
        found == nullptr ? end : static_cast<const char*>(found);
    const std::uint64_t line =
        sum({at, static_cast<std::size_t>(newline - at)});
    at = newline + 1;
    if (!says_something(line)) {
      continue;
    }
    if (!is_first) {
      to.push_back(salted(last_line, line));
    }
    is_first = false;
    last_line = line;
  }
}

void Fingerprinter::add_words(std::vector<Fingerprint>& to,
                              std::string_view bytes) const {
  std::vector<std::uint64_t> words;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint64_t word = 0;
    for (; at < bytes.size() && !is_blank(bytes[at]); ++at) {
      word += numbers_[static_cast<unsigned char>(bytes[at])];
    }
    ++at;
    if (word != 0) {
      words.push_back(word);
    }
  }
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i + k_words <= words.size(); ++i) {
    hashes.push_back(words_hash(&words[i]));
  }
  std::optional<std::uint64_t> kept;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const std::size_t last = std::min(i + k_word_window, hashes.size());
    const auto begin = hashes.begin();
    const std::uint64_t least =
        *std::min_element(begin + static_cast<std::ptrdiff_t>(i),
                          begin + static_cast<std::ptrdiff_t>(last));
    if (kept != least) {
      to.push_back(salted(least, 0));
      kept = least;
    }
    if (last == hashes.size()) {
      break;
    }
  }
}

std::vector<NotePrint> Fingerprinter::of_notes(const NoteLines& notes) const {
  std::vector<NotePrint> prints;
  add_note_lines(prints, notes);
  add_note_words(prints, notes);
  std::ranges::sort(prints);
  prints.erase(std::unique(prints.begin(), prints.end()), prints.end());
  return prints;
}

// Pairs of lines, whatever is peeled off either; a line between that may say
// nothing ("12: }") is passed over as well.
void Fingerprinter::add_note_lines(std::vector<NotePrint>& to,
                                   const NoteLines& notes) const {
  struct Sums {
    std::vector<std::uint64_t> worthy;
    bool may_be_nothing = false;
  };
  constexpr std::size_t most_between = 4;
  std::vector<Sums> lines;
  for (std::size_t i = 0; i < notes.lines().size(); ++i) {
    Sums sums;
    for (const Core& core : notes.lines()[i].cores) {
      const std::uint64_t line = sum(notes.line(i).substr(core.start));
      const bool is_new =
          std::ranges::find(sums.worthy, line) == sums.worthy.end();
      if (!says_something(line)) {
        sums.may_be_nothing = true;
      } else if (is_new) {
        sums.worthy.push_back(line);
      }
    }
    lines.push_back(std::move(sums));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t end = std::min(lines.size(), i + 2 + most_between);
    for (std::size_t next = i + 1; next < end; ++next) {
      for (const std::uint64_t first : lines[i].worthy) {
        for (const std::uint64_t second : lines[next].worthy) {
          to.push_back({i, salted(first, second)});
        }
      }
      if (!lines[next].may_be_nothing) {
        break;
      }
    }
  }
}

void Fingerprinter::add_note_words(std::vector<NotePrint>& to,
                                   const NoteLines& notes) const {
  std::vector<std::uint64_t> words;
  std::vector<std::size_t> lines; // of the words
  const auto end_passage = [&] {
    for (std::size_t i = 0; i + k_words <= words.size(); ++i) {
      to.push_back({lines[i], salted(words_hash(&words[i]), 0)});
    }
    words.clear();
    lines.clear();
  };
  for (std::size_t i = 0; i < notes.lines().size(); ++i) {
    const std::string_view line = notes.line(i);
    if (notes.lines()[i].is_code || notes.lines()[i].is_blank) {
      end_passage();
      continue;
    }
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t start = at;
      while (at < line.size() && !is_blank(line[at])) {
        ++at;
      }
      const std::uint64_t word = sum(line.substr(start, at - start));
      ++at;
      if (word != 0) {
        words.push_back(word);
        lines.push_back(i);
      }
    }
  }
  end_passage();
}

} // namespace handoff::point
