// SPDX-License-Identifier: MIT
// Chooses, of all that matches, which source each line of the notes is from.
#pragma once

#include "point/language/fold.hpp"
#include "point/language/recipe.hpp"
#include "point/match/fit.hpp"
#include "point/match/match.hpp"

#include <cstdint>
#include <queue>
#include <unordered_map>
#include <vector>

namespace handoff::point {

// A run whose recipe gives exactly the pasted lines.
struct CopiedBlock {
  Run run;
  Recipe recipe; // as fit() leaves it: without fence and CRLF

  [[nodiscard]] std::size_t note_end() const { return run.note + run.count; }
  [[nodiscard]] std::size_t line_end() const { return run.line + run.count; }
};

class Cover {
public:
  explicit Cover(const NoteLines& notes)
      : notes_(notes), taken_(notes.lines().size()) {}

  // Of very many runs of the same lines only the best are looked at.
  void add(const Run& run);

  // The longest runs first; of equal ones the better rank, then the shorter
  // path. Blocks do not overlap and are in the order of the notes. To be called
  // once.
  [[nodiscard]] std::vector<CopiedBlock> choose();

private:
  struct IsWorse {
    bool operator()(const Run& a, const Run& b) const;
    const NoteLines& notes;
  };
  using Queue = std::priority_queue<Run, std::vector<Run>, IsWorse>;

  [[nodiscard]] std::vector<Run> parts(const Run& run) const;
  void add_part(std::vector<Run>& to, Run run) const;
  [[nodiscard]] bool is_loose(const Run& run, std::size_t index) const;
  [[nodiscard]] bool says_something(const Run& run) const;
  void push(Queue& queue, const Run& run) const;
  [[nodiscard]] bool split_at_taken(Queue& queue, const Run& run) const;
  void take(Queue& queue, const Run& run);
  [[nodiscard]] std::vector<LinePair> pairs(const Run& run);

  const NoteLines& notes_;
  Folder folder_;
  std::vector<bool> taken_;
  // By the lines of the notes.
  std::unordered_map<std::uint64_t, std::vector<Run>> best_;
  std::vector<CopiedBlock> blocks_;
};

} // namespace handoff::point
