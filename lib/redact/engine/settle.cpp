// SPDX-License-Identifier: MIT
// Looks again at a text as it is without what was found, until that is all.
#include "redact/engine/settle.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace handoff::redact {
namespace {

// Longer texts are looked at again in part only.
constexpr std::size_t k_whole = std::size_t{1} << 20U;
// How far from a placeholder what it changes may be.
constexpr std::size_t k_reach = std::size_t{1} << 13U;
// Around that, what is in sight but not looked for.
constexpr std::size_t k_sight = 2 * k_reach;
// Findings that are further from each other do not concern each other.
constexpr std::size_t k_apart = 2 * k_sight;
// Of findings that stand together: how many bytes are looked at in one go.
constexpr std::size_t k_max_group_bytes = std::size_t{1} << 18U;
// Each look replaces at least one stretch more. Real text needs one or two.
constexpr int k_max_looks = 64;

std::size_t before(std::size_t at, std::size_t bytes) {
  return at - std::min(at, bytes);
}

} // namespace

void Settler::add(const Candidate& found) {
  if (!pending_.empty() && text_.size() > k_whole) {
    const std::size_t last = pending_.back().candidate.end;
    if (found.start >= last + k_apart) {
      settle(found.start);
      pass_on(found.start);
    } else if (last >= pending_.front().candidate.start + k_max_group_bytes) {
      settle(last);
      pass_on(before(last, k_apart));
    }
  }
  pending_.push_back({found, Sight::first});
}

void Settler::finish() {
  if (!pending_.empty()) {
    settle(text_.size());
    pass_on(text_.size());
  }
}

// Finds what is to be found before `end`, too.
void Settler::settle(std::size_t end) {
  const Placeholders::Mark mark = placeholders_->mark();
  for (int looks = 0; looks < k_max_looks; ++looks) {
    std::vector<Found> found = found_in(show());
    std::erase_if(found, [&](const Found& one) {
      return one.candidate.start < done_ || one.candidate.start >= end;
    });
    if (found.empty()) {
      return;
    }
    std::ranges::move(found, std::back_inserter(pending_));
    join_pending();
    placeholders_->forget_since(mark); // numbers follow the text
  }
  throw Error("redaction comes to no end",
              "the text gives another secret each time one is replaced");
}

// Two looks at neighbours may have found the same.
void Settler::join_pending() {
  std::ranges::sort(pending_, {}, start_of);
  auto last = pending_.begin();
  for (auto next = std::next(last); next != pending_.end(); ++next) {
    if (next->candidate.start < last->candidate.end) {
      last->candidate.end = std::max(last->candidate.end, next->candidate.end);
    } else {
      *++last = *next;
    }
  }
  pending_.erase(std::next(last), pending_.end());
}

// What begins before `end` is settled.
void Settler::pass_on(std::size_t end) {
  const auto first_kept = std::ranges::lower_bound(pending_, end, {}, start_of);
  for (auto found = pending_.begin(); found != first_kept; ++found) {
    see_(found->candidate, found->sight);
    done_ = found->candidate.end;
  }
  std::move(pending_.begin(), first_kept, std::back_inserter(behind_));
  pending_.erase(pending_.begin(), first_kept);
  std::erase_if(behind_, [&](const Found& one) {
    return one.candidate.end + k_apart < done_;
  });
}

// The text around what is pending, as the next run would be given it.
Settler::Shown Settler::show() {
  const bool is_whole = text_.size() <= k_whole;
  const Candidate& first = pending_.front().candidate;
  const Candidate& last = pending_.back().candidate;
  std::size_t at = is_whole ? 0 : before(first.start, k_sight);
  const std::size_t end =
      is_whole ? text_.size() : std::min(text_.size(), last.end + k_sight);
  Shown shown;
  const auto keep = [&](std::size_t to) {
    shown.kept.push_back({shown.text.size(), at, to});
    shown.text.append(text_.substr(at, to - at));
  };
  const auto put = [&](const Found& found) {
    const Candidate& one = found.candidate;
    if (one.start >= at) {
      keep(one.start);
      shown.text += placeholders_->of(
          one.rule, text_.substr(one.start, one.end - one.start));
      at = one.end;
    }
  };
  std::ranges::for_each(behind_, put);
  std::ranges::for_each(pending_, put);
  keep(end);
  return shown;
}

// Where looks are worth it: everywhere, or near placeholders.
std::vector<Candidate> Settler::look_at(const Shown& shown) const {
  const std::string_view text = shown.text;
  if (text_.size() <= k_whole) {
    return look_(text, 0, text.size());
  }
  std::vector<Candidate> found;
  std::size_t from = 0;
  std::size_t to = 0;
  const auto look = [&] {
    std::ranges::move(look_(text, from, to), std::back_inserter(found));
  };
  for (std::size_t i = 1; i < shown.kept.size(); ++i) {
    const Kept& last = shown.kept[i - 1];
    const std::size_t near = before(last.at + last.end - last.start, k_reach);
    if (near > to) {
      look();
      from = near;
    }
    to = std::min(text.size(), shown.kept[i].at + k_reach);
  }
  look();
  return found;
}

std::vector<Settler::Found> Settler::found_in(const Shown& shown) const {
  std::vector<Found> all;
  for (Candidate found : look_at(shown)) {
    const Kept& kept = *std::prev(
        std::ranges::upper_bound(shown.kept, found.start, {}, &Kept::at));
    const std::size_t size = kept.end - kept.start;
    const std::size_t start = std::min(found.start - kept.at, size);
    const std::size_t end = std::min(found.end - kept.at, size);
    if (start < end) {
      found.start = kept.start + start;
      found.end = kept.start + end;
      all.push_back({found, Sight::later});
    }
  }
  return all;
}

} // namespace handoff::redact
