// SPDX-License-Identifier: MIT
// Chooses, of all that matches, which source each line of the notes is from.
#include "point/match/cover.hpp"

#include "point/match/skeleton.hpp"

#include <algorithm>
#include <tuple>

namespace handoff::point {
namespace {

// Runs of the same lines: an include is in thousands of files. Where the
// recipe of one does not fit, the next has to.
constexpr std::size_t k_max_alike = 16;

// Of runs of the same lines the reader wants the least.
auto preference(const Run& run) {
  const Pointer& pointer = run.source->pointer;
  return std::tuple(run.source->rank,
                    pointer.path.size(),
                    std::string_view(pointer.path),
                    run.line,
                    run.note);
}

bool is_less_wanted(const Run& a, const Run& b) {
  return preference(b) < preference(a);
}

// In bytes of the notes.
std::size_t weight(const NoteLines& notes, const Run& run) {
  return notes.lines()[run.note + run.count - 1].end -
         notes.lines()[run.note].start;
}

} // namespace

bool Cover::IsWorse::operator()(const Run& a, const Run& b) const {
  const std::size_t weight_a = weight(notes, a);
  const std::size_t weight_b = weight(notes, b);
  return weight_a != weight_b ? weight_a < weight_b : is_less_wanted(a, b);
}

// The best of the same lines are in a heap, the least wanted on top.
void Cover::add(const Run& run) {
  for (const Run& part : parts(run)) {
    const std::uint64_t lines = std::uint64_t{part.note} << 32U | part.count;
    std::vector<Run>& best = best_[lines];
    const auto is_more_wanted = [](const Run& a, const Run& b) {
      return is_less_wanted(b, a);
    };
    if (best.size() < k_max_alike) {
      best.push_back(part);
    } else if (is_less_wanted(best.front(), part)) {
      std::ranges::pop_heap(best, is_more_wanted);
      best.back() = part;
    } else {
      continue;
    }
    std::ranges::push_heap(best, is_more_wanted);
  }
}

std::vector<CopiedBlock> Cover::choose() {
  std::vector<Run> all;
  for (const auto& [lines, best] : best_) {
    all.insert(all.end(), best.begin(), best.end());
  }
  best_.clear();
  Queue queue(IsWorse{notes_}, std::move(all));
  while (!queue.empty()) {
    const Run run = queue.top();
    queue.pop();
    if (!split_at_taken(queue, run)) {
      take(queue, run);
    }
  }
  std::ranges::sort(
      blocks_, {}, [](const CopiedBlock& b) { return b.run.note; });
  return std::move(blocks_);
}

// In parts that hold a fence whole or not at all: one whose other end stays in
// the notes belongs to them.
std::vector<Run> Cover::parts(const Run& run) const {
  std::vector<Run> all;
  const auto& lines = notes_.lines();
  const auto add_lines = [&](std::size_t start, std::size_t end) {
    add_part(all,
             {run.source, run.note + start, run.line + start, end - start});
  };
  std::size_t start = 0; // of the part
  std::size_t open = run.count;
  bool is_inside = run.count > 0 && lines[run.note].in_fence;
  for (std::size_t i = 0; i < run.count; ++i) {
    if (!lines[run.note + i].is_fence) {
      continue;
    }
    if (is_inside && open == run.count) { // opened before the run
      add_lines(start, i);
      start = i + 1;
    }
    is_inside = !is_inside;
    open = is_inside ? i : run.count;
  }
  if (is_inside && open != run.count) { // never closed in it
    add_lines(start, open);
    start = open + 1;
  }
  add_lines(start, run.count);
  return all;
}

void Cover::add_part(std::vector<Run>& to, Run run) const {
  if (is_prose(run.source->pointer)) {
    run = without_skeleton(notes_, run);
  }
  while (run.count > 0 && is_loose(run, 0)) {
    ++run.note;
    ++run.line;
    --run.count;
  }
  while (run.count > 0 && is_loose(run, run.count - 1)) {
    --run.count;
  }
  if (run.count > 0 && says_something(run)) {
    to.push_back(run);
  }
}

// Whether the run's line is blank, and neither a quote mark or a number nor a
// fence around it says that it was pasted too.
bool Cover::is_loose(const Run& run, std::size_t index) const {
  const std::string_view source = run.source->text->lines[run.line + index];
  return source.find_first_not_of(" \t") == std::string_view::npos &&
         notes_.line(run.note + index).empty() &&
         !notes_.lines()[run.note + index].in_fence;
}

// At least a worthy line; of a patch, one with a sign (its context is the
// file's).
bool Cover::says_something(const Run& run) const {
  const bool may_be_skeleton = is_prose(run.source->pointer);
  bool is_worthy = false;
  bool has_sign = run.source->pointer.kind != PointerKind::diff;
  for (std::size_t i = 0; i < run.count; ++i) {
    const auto& cores = notes_.lines()[run.note + i].cores;
    const bool is_empty =
        may_be_skeleton && is_skeleton(notes_.line(run.note + i));
    is_worthy = is_worthy || (cores.front().is_worthy && !is_empty);
    const std::string_view line = run.source->text->lines[run.line + i];
    has_sign = has_sign || (!line.empty() && line[0] != ' ');
  }
  return is_worthy && has_sign;
}

void Cover::push(Queue& queue, const Run& run) const {
  for (const Run& part : parts(run)) {
    queue.push(part);
  }
}

// True when some of its lines are taken: what is free waits again.
bool Cover::split_at_taken(Queue& queue, const Run& run) const {
  bool has_taken = false;
  Run part{run.source, run.note, run.line, 0};
  for (std::size_t i = 0; i < run.count; ++i) {
    if (!taken_[run.note + i]) {
      ++part.count;
      continue;
    }
    has_taken = true;
    push(queue, part);
    part = {run.source, run.note + i + 1, run.line + i + 1, 0};
  }
  if (has_taken) {
    push(queue, part);
  }
  return has_taken;
}

// What its recipe gives only in parts waits again, in these parts: another
// source may have the whole.
void Cover::take(Queue& queue, const Run& run) {
  const Fit found = fit(pairs(run));
  if (found.count < run.count) {
    const std::size_t used = std::max<std::size_t>(found.count, 1);
    push(queue, {run.source, run.note, run.line, found.count});
    push(queue,
         {run.source, run.note + used, run.line + used, run.count - used});
    return;
  }
  std::fill_n(
      taken_.begin() + static_cast<std::ptrdiff_t>(run.note), run.count, true);
  blocks_.push_back({run, found.recipe});
}

std::vector<LinePair> Cover::pairs(const Run& run) {
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

} // namespace handoff::point
