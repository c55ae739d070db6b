// SPDX-License-Identifier: MIT
// Recognises what descends from a handoff of this repository, however edited.
#include "guard/document/descent.hpp"

#include "guard/document/lines.hpp"
#include "guard/document/siphash.hpp"
#include "guard/document/words.hpp"

#include <algorithm>
#include <deque>

namespace handoff::guard {
namespace {

constexpr std::size_t k_words = 5;  // of a shingle
constexpr std::size_t k_window = 4; // shingles of which one is kept
constexpr std::uint64_t k_mark = std::uint64_t{1} << 32U; // keys are not 0

// A substantial part: much of the handoff; or much of the document, when that
// is more than a note or two which went into a changelog as well. Measured over
// 100 salts with a short handoff: neither was one note ever taken for a part of
// it, nor one of its halves not. With every eighth shingle kept the counts vary
// so much that one or the other was wrong for 1 salt in 12.
constexpr std::size_t k_min_shared = 12;
constexpr double k_much_of_handoff = 0.25;
constexpr std::size_t k_min_shared_alone = 24;
constexpr double k_much_of_document = 0.5;

bool is_substantial(const Kinship& kinship) {
  return (kinship.shared >= k_min_shared &&
          kinship.of_handoff >= k_much_of_handoff) ||
         (kinship.shared >= k_min_shared_alone &&
          kinship.of_document >= k_much_of_document);
}

constexpr std::size_t k_max_heading_length = 200; // bytes

// What a document says below its headings. A heading as long as a paragraph
// is one, joined to it.
bool has_content(const Line& line) {
  return line.kind == LineKind::text || line.kind == LineKind::code ||
         (line.kind == LineKind::heading &&
          line.end - line.begin > k_max_heading_length);
}

struct Placed {
  std::uint64_t hash = 0;
  std::uint32_t line = 0;
};

std::vector<Placed> content_words(std::string_view text) {
  std::vector<Placed> words;
  WordReader reader;
  const std::vector<Line> lines = read_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!has_content(lines[i])) {
      continue;
    }
    const std::string_view line =
        text.substr(lines[i].content, lines[i].end - lines[i].content);
    for (const Word& word : reader.read(line)) {
      words.push_back({word.hash, static_cast<std::uint32_t>(i)});
    }
  }
  return words;
}

std::vector<Shingle> all_shingles(std::string_view text, Salt salt) {
  const std::vector<Placed> words = content_words(text);
  std::vector<Shingle> shingles;
  std::array<std::uint64_t, k_words> run{};
  for (std::size_t i = 0; i + k_words <= words.size(); ++i) {
    for (std::size_t j = 0; j < k_words; ++j) {
      run[j] = words[i + j].hash;
    }
    shingles.push_back({siphash(run, salt) & 0xffffffffU, words[i].line});
  }
  return shingles;
}

} // namespace

// Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003): the rightmost least
// hash of each window, once.
std::vector<Shingle> fingerprint(std::string_view text, Salt salt) {
  const std::vector<Shingle> all = all_shingles(text, salt);
  std::vector<Shingle> kept;
  std::deque<std::size_t> least; // indices, hashes ascending
  std::size_t last_kept = all.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (!least.empty() && all[least.back()].hash >= all[i].hash) {
      least.pop_back();
    }
    least.push_back(i);
    if (least.front() + k_window <= i) {
      least.pop_front();
    }
    const bool is_full = i + 1 >= std::min(k_window, all.size());
    if (is_full && least.front() != last_kept) {
      last_kept = least.front();
      kept.push_back(all[last_kept]);
    }
  }
  return kept;
}

void Descent::add_owner(std::uint64_t hash, std::uint32_t handoff) {
  const auto fresh = static_cast<std::uint32_t>(owners_.size());
  const std::uint32_t first = first_owner_.insert(hash | k_mark, fresh);
  owners_.push_back({handoff, 0});
  if (first != fresh) {
    std::swap(owners_[first].next, owners_[fresh].next);
    owners_[first].next = fresh;
  }
}

std::optional<Kinship> Descent::match(std::string_view text) const {
  if (empty()) {
    return std::nullopt;
  }
  const std::vector<Shingle> shingles = fingerprint(text, salt_);
  std::vector<Kinship> kin(handoffs_.size());
  for (const Shingle& shingle : shingles) {
    const std::uint32_t first = first_owner_.find(shingle.hash | k_mark);
    for (std::uint32_t i = first; i != 0; i = owners_[i].next) {
      Kinship& found = kin[owners_[i].handoff];
      found.first_line = found.shared == 0 ? shingle.line : found.first_line;
      found.last_line = shingle.line;
      ++found.shared;
    }
  }
  const auto closest = std::max_element(
      kin.begin(), kin.end(), [](const auto& a, const auto& b) {
        return a.shared < b.shared;
      });
  const auto index = static_cast<std::size_t>(closest - kin.begin());
  const auto shared = static_cast<double>(closest->shared);
  closest->of_handoff =
      shared /
      static_cast<double>(std::max<std::size_t>(1, handoffs_[index].size));
  closest->of_document =
      shared / static_cast<double>(std::max<std::size_t>(1, shingles.size()));
  if (!is_substantial(*closest)) {
    return std::nullopt;
  }
  closest->id = handoffs_[index].id;
  return *closest;
}

} // namespace handoff::guard
