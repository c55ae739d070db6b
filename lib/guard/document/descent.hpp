// SPDX-License-Identifier: MIT
// Recognises what descends from a handoff of this repository, however edited.
//
// Every handoff that is written leaves a fingerprint: 32-bit hashes, keyed
// with a secret of the repository, of some of its eight-word shingles. From
// them no one can tell a word of it; but a document that shares enough of
// them has been made from it, whatever it is called, wrapped in or headed.
#pragma once

#include "guard/document/flat_map.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// The secret key of a repository's fingerprints.
using Salt = std::array<std::uint64_t, 2>;

// One kept shingle, and where in the document it starts.
struct Shingle {
  std::uint64_t hash = 0;
  std::uint32_t line = 0; // 0-based
};

// The winnowed shingles of `text` in its order: of every window of eight
// consecutive five-word shingles the least hash is kept, so that any run of
// twelve words in common has a shingle in common. Front matter, headings and
// marks do not count; case, accents, line breaks and Markdown do not matter.
[[nodiscard]] std::vector<Shingle> fingerprint(std::string_view text,
                                               Salt salt);

// Adds the fingerprint of handoff `id` to those of the repository, making the
// secret on first use. Of several with one id all count. Throws Error when it
// cannot be written.
//
//   <common_dir>/handoff/guard-<uid>/salt    32 hexadecimal digits, 0600
//   <common_dir>/handoff/guard-<uid>/fingerprints  a line a handoff, 0600:
//                                              "1 <id> <8 digits>..."
//
// The newest 400 are kept, as far as they fit into 4 MiB: a copy may be
// committed long after its handoff has expired.
void record(const std::string& common_dir,
            std::string_view id,
            std::string_view document);

// What a document shares with one handoff.
struct Kinship {
  std::string id;
  std::size_t shared = 0;     // shingles
  double of_handoff = 0;      // share of the handoff that came back, 0 to 1
  double of_document = 0;     // share of the document that is from it
  std::size_t first_line = 0; // 0-based, of the document
  std::size_t last_line = 0;
};

// The fingerprints of a repository's handoffs, loaded once.
class Descent {
public:
  // Reads <common_dir>/handoff/guard-<uid>/, at most the newest 8 MiB; empty if
  // there is nothing. Damaged lines are skipped. A file that cannot be read is
  // set aside and reported by base::add_notice: the guard's own state must
  // never refuse a commit.
  [[nodiscard]] static Descent load(const std::string& common_dir);

  [[nodiscard]] bool empty() const { return handoffs_.empty(); }

  // The handoff that `text` descends from, if it shares a substantial part.
  [[nodiscard]] std::optional<Kinship> match(std::string_view text) const;

private:
  struct Kept {
    std::string id;
    std::size_t size = 0; // shingles
  };
  // The handoffs that have a hash: a list through `next_`.
  struct Owner {
    std::uint32_t handoff = 0;
    std::uint32_t next = 0; // 0: the last
  };

  void add(std::string_view line);
  void add_owner(std::uint64_t hash, std::uint32_t handoff);

  Salt salt_{};
  std::vector<Kept> handoffs_;
  FlatMap first_owner_;          // by hash
  std::vector<Owner> owners_{1}; // 0 is none
};

} // namespace handoff::guard
