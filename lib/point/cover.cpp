// SPDX-License-Identifier: MIT
// Chooses, of all that matches, which source each line of the notes is from.
#include "point/cover.hpp"

#include "point/fit.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

namespace handoff::point {
namespace {

struct Candidate {
  Run run;
  std::size_t weight = 0; // bytes of the notes
};

struct IsWorse {
  bool operator()(const Candidate& a, const Candidate& b) const {
    const auto key = [](const Candidate& each) {
      const Source& source = *each.run.source;
      return std::tuple(source.rank,
                        source.pointer.path.size(),
                        std::string_view(source.pointer.path),
                        each.run.line,
                        each.run.note);
    };
    return a.weight != b.weight ? a.weight < b.weight : key(b) < key(a);
  }
};

class Chooser {
public:
  explicit Chooser(const Notes& notes)
      : notes_(notes), taken_(notes.lines().size()) {}

  // In parts that hold a fence whole or not at all: one whose other end stays
  // in the notes belongs to them.
  void push(Run run) {
    const auto& lines = notes_.lines();
    std::size_t start = 0; // of the part
    std::size_t open = run.count;
    bool is_inside = run.count > 0 && lines[run.note].in_fence;
    for (std::size_t i = 0; i < run.count; ++i) {
      if (!lines[run.note + i].is_fence) {
        continue;
      }
      if (is_inside && open == run.count) { // opened before the run
        push_part(run, start, i);
        start = i + 1;
      }
      is_inside = !is_inside;
      open = is_inside ? i : run.count;
    }
    if (is_inside && open != run.count) { // never closed in it
      push_part(run, start, open);
      start = open + 1;
    }
    push_part(run, start, run.count);
  }

  void push_part(const Run& whole, std::size_t start, std::size_t end) {
    Run run{whole.source, whole.note + start, whole.line + start, end - start};
    while (run.count > 0 && is_loose(run, 0)) {
      ++run.note;
      ++run.line;
      --run.count;
    }
    while (run.count > 0 && is_loose(run, run.count - 1)) {
      --run.count;
    }
    if (run.count > 0 && says_something(run)) {
      const NoteLine& last = notes_.lines()[run.note + run.count - 1];
      queue_.push({run, last.end - notes_.lines()[run.note].start});
    }
  }

  std::vector<Block> choose() {
    while (!queue_.empty()) {
      const Run run = queue_.top().run;
      queue_.pop();
      if (!split_at_taken(run)) {
        take(run);
      }
    }
    std::ranges::sort(blocks_, {}, [](const Block& b) { return b.run.note; });
    return std::move(blocks_);
  }

private:
  // Whether the run's line is blank, and neither a quote mark or a number nor
  // a fence around it says that it was pasted too.
  [[nodiscard]] bool is_loose(const Run& run, std::size_t index) const {
    const std::string_view source = run.source->text->lines[run.line + index];
    return source.find_first_not_of(" \t") == std::string_view::npos &&
           notes_.line(run.note + index).empty() &&
           !notes_.lines()[run.note + index].in_fence;
  }

  // At least a worthy line; of a patch, one with a sign (its context is the
  // file's).
  [[nodiscard]] bool says_something(const Run& run) const {
    bool is_worthy = false;
    bool has_sign = run.source->pointer.kind != PointerKind::diff;
    for (std::size_t i = 0; i < run.count; ++i) {
      const auto& cores = notes_.lines()[run.note + i].cores;
      is_worthy = is_worthy || cores.front().is_worthy;
      const std::string_view line = run.source->text->lines[run.line + i];
      has_sign = has_sign || (!line.empty() && line[0] != ' ');
    }
    return is_worthy && has_sign;
  }

  // True when some of its lines are taken: what is free waits again.
  bool split_at_taken(const Run& run) {
    bool has_taken = false;
    Run part{run.source, run.note, run.line, 0};
    for (std::size_t i = 0; i < run.count; ++i) {
      if (!taken_[run.note + i]) {
        ++part.count;
        continue;
      }
      has_taken = true;
      push(part);
      part = {run.source, run.note + i + 1, run.line + i + 1, 0};
    }
    if (has_taken) {
      push(part);
    }
    return has_taken;
  }

  // What its recipe gives only in parts waits again, in these parts: another
  // source may have the whole.
  void take(const Run& run) {
    const Fit found = fit(pairs(run));
    if (found.count < run.count) {
      const std::size_t used = std::max<std::size_t>(found.count, 1);
      push({run.source, run.note, run.line, found.count});
      push({run.source, run.note + used, run.line + used, run.count - used});
      return;
    }
    std::fill_n(taken_.begin() + static_cast<std::ptrdiff_t>(run.note),
                run.count,
                true);
    blocks_.push_back({run, found.recipe});
  }

  [[nodiscard]] std::vector<LinePair> pairs(const Run& run) {
    std::vector<LinePair> all;
    for (std::size_t i = 0; i < run.count; ++i) {
      LinePair pair{notes_.line(run.note + i),
                    0,
                    run.source->text->lines[run.line + i],
                    run.line + i + 1};
      const std::uint64_t hash = folder_.fold(pair.source).hash;
      for (const Core& core : notes_.lines()[run.note + i].cores) {
        if (core.hash == hash) {
          pair.core = core.start;
          break;
        }
      }
      all.push_back(pair);
    }
    return all;
  }

  const Notes& notes_;
  Folder folder_;
  std::vector<bool> taken_;
  std::priority_queue<Candidate, std::vector<Candidate>, IsWorse> queue_;
  std::vector<Block> blocks_;
};

} // namespace

std::vector<Block> cover(const Notes& notes, const std::vector<Run>& runs) {
  Chooser chooser(notes);
  for (const Run& run : runs) {
    chooser.push(run);
  }
  return chooser.choose();
}

} // namespace handoff::point
