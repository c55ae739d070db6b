// SPDX-License-Identifier: MIT
// What became of what a handoff's pointers name.
#include "store/pointer_drift.hpp"

#include "git/git.hpp"
#include "point/language/find_pointers.hpp"
#include "point/language/passage.hpp"
#include "point/language/resolve.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/ledger.hpp"
#include "store/successors.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace handoff::store {
namespace {

using Lines = std::vector<std::string_view>;

// Of drifts of one kind; the rest is counted.
constexpr std::size_t k_max_said = 8;
constexpr std::size_t k_max_foreign = 2; // to commits that are not here

// Where `part` is in `whole`, 0-based; nothing unless it is once.
std::optional<std::size_t> only_place(const Lines& whole, const Lines& part) {
  auto found =
      std::search(whole.begin(), whole.end(), part.begin(), part.end());
  if (found == whole.end() || part.empty()) {
    return std::nullopt;
  }
  const bool is_only =
      std::search(found + 1, whole.end(), part.begin(), part.end()) ==
      whole.end();
  return is_only
             ? std::optional(static_cast<std::size_t>(found - whole.begin()))
             : std::nullopt;
}

// Where the lines `range` of `before` are in `after`: at the same place, else
// at the only one.
std::optional<point::LineRange> place_now(const point::LineRange& range,
                                          const Lines& before,
                                          const Lines& after) {
  const auto at = [&](const Lines& lines, std::size_t line) {
    return lines.begin() + static_cast<std::ptrdiff_t>(line);
  };
  const Lines part(at(before, range.first - 1), at(before, range.last));
  const bool is_same =
      range.last <= after.size() &&
      std::equal(part.begin(), part.end(), at(after, range.first - 1));
  if (is_same) {
    return range;
  }
  const std::optional<std::size_t> place = only_place(after, part);
  return place
             ? std::optional(point::LineRange{*place + 1, *place + part.size()})
             : std::nullopt;
}

std::string_view likeness_words(Likeness likeness) {
  switch (likeness) {
  case Likeness::same_patch:
    return " (the same patch)";
  case Likeness::same_subject:
    return " (the same subject, another patch)";
  case Likeness::squashed:
    break;
  }
  return " (squashed)";
}

class PointerChecker {
public:
  PointerChecker(const git::Repository& repository,
                 git::Objects& objects,
                 const StoredHandoff& handoff,
                 const BranchMove& move)
      : repository_(repository), objects_(objects), handoff_(handoff),
        move_(move), tip_(move.tip.empty() ? repository.head : move.tip) {}

  std::vector<Drift> check() {
    const std::string_view body =
        std::string_view(handoff_.document)
            .substr(parse_document(handoff_.document).body);
    for (const point::FoundPointer& found : point::find_pointers(body)) {
      const std::string text = point::render(found.pointer);
      const bool is_redacted =
          text.find(redact::k_placeholder_lead) != std::string::npos;
      if (!is_redacted && seen_.insert(text).second) {
        check(found.pointer, text);
      }
    }
    if (unsaid_ > 0) {
      drift_.push_back(
          {DriftKind::lines,
           std::to_string(unsaid_) + " more pointers whose lines have moved"});
    }
    if (foreign_ > k_max_foreign) {
      drift_.push_back({DriftKind::pointer,
                        std::to_string(foreign_ - k_max_foreign) +
                            " more pointers whose commits are not here"});
    }
    return std::move(drift_);
  }

private:
  void say(DriftKind kind, const std::string& text) {
    drift_.push_back(
        {kind,
         text::visible_line(redact::Redactor(rules::for_repository(repository_))
                                .filter(text)
                                .view())});
  }

  void say_lines(const std::string& text) {
    if (said_lines_++ < k_max_said) {
      say(DriftKind::lines, text);
    } else {
      ++unsaid_;
    }
  }

  void check(const point::Pointer& pointer, const std::string& text) {
    const point::Resolution resolution = point::resolve(pointer, objects_);
    if (resolution == point::Resolution::elsewhere) {
      check_handoff(pointer, text);
      return;
    }
    const bool is_there = resolution == point::Resolution::found;
    if (resolution == point::Resolution::no_revision && !move_.has_head &&
        ++foreign_ > k_max_foreign) {
      return; // its head is not here: each of them would say so again
    }
    if (!is_there) {
      say(DriftKind::pointer,
          "pointer '" + text +
              "': " + std::string(point::explanation(resolution)));
    }
    if (!pointer.rev.empty() &&
        (is_rewritten(pointer.rev) ||
         resolution == point::Resolution::no_revision)) {
      follow(pointer);
    }
    if (is_there && pointer.kind == point::PointerKind::file &&
        !pointer.lines.empty()) {
      check_lines(pointer, text);
    }
  }

  void check_handoff(const point::Pointer& pointer, const std::string& text) {
    if (pointer.kind != point::PointerKind::handoff) {
      return;
    }
    const Ledger ledger = read_ledger(repository_.common_dir);
    const auto entry =
        std::ranges::find(ledger.entries, pointer.name, &LedgerEntry::id);
    const bool is_known = entry != ledger.entries.end();
    if (is_known && read_stored(entry->path).presence == Presence::gone) {
      say(DriftKind::pointer, "pointer '" + text + "': that handoff is gone");
    }
  }

  // Whether a commit of the handoff is on its branch no more. Its snapshot
  // never was.
  [[nodiscard]] bool is_rewritten(const std::string& rev) {
    const bool is_moved =
        move_.lost > 0 || !move_.has_branch || !move_.has_head;
    if (!is_moved || tip_.empty() || handoff_.front.snapshot.starts_with(rev)) {
      return false;
    }
    const auto known = on_tip_.find(rev);
    if (known != on_tip_.end()) {
      return !known->second;
    }
    const bool is_on_tip =
        git::run({"merge-base", "--is-ancestor", rev, tip_}).ok();
    on_tip_.emplace(rev, is_on_tip);
    return !is_on_tip;
  }

  // Says once of each commit what it is now.
  void follow(const point::Pointer& pointer) {
    if (!followed_.insert(pointer.rev).second) {
      return;
    }
    const Successors& successors = this->successors();
    const std::string subject = successors.subject(pointer.rev);
    const std::string commit = "commit " + pointer.rev +
                               (subject.empty() ? "" : " \"" + subject + "\"");
    const auto now = successors.find(pointer.rev);
    if (now) {
      const std::string id = now->id.substr(0, pointer.rev.size());
      say(DriftKind::successor,
          commit + " is now " + id +
              std::string(likeness_words(now->likeness)) + ": git show " + id);
    } else if (!subject.empty()) {
      say(DriftKind::successor,
          commit + " is not on the branch, nor is one with its patch or "
                   "subject");
    }
  }

  const Successors& successors() {
    if (!successors_) {
      const std::string& base = handoff_.front.base;
      const bool has_base =
          !base.empty() && objects_.header(base + "^{commit}").has_value();
      successors_.emplace(
          read_anchors(handoff_.path), has_base ? base : "", tip_);
    }
    return *successors_;
  }

  // The pointer's lines, which have not changed in their commit, in the file
  // at the tip.
  void check_lines(const point::Pointer& pointer, const std::string& text) {
    if (tip_.empty() || tip_.starts_with(pointer.rev) ||
        handoff_.front.snapshot.starts_with(pointer.rev)) {
      return;
    }
    const auto then = objects_.read(pointer.rev + ":" + pointer.path);
    const auto now = objects_.read(tip_ + ":" + pointer.path);
    const std::string tip = tip_.substr(0, pointer.rev.size());
    if (!now || !then) {
      say_lines("pointer '" + text + "': the file is not at " + tip +
                " any longer: git log --follow -- " + pointer.path);
      return;
    }
    if (then->id == now->id) {
      return;
    }
    const Lines before = point::lines_of(then->bytes);
    const Lines after = point::lines_of(now->bytes);
    point::Pointer there = pointer;
    there.rev = tip;
    for (point::LineRange& range : there.lines) {
      const std::optional<point::LineRange> place =
          place_now(range, before, after);
      if (!place) {
        say_lines("pointer '" + text + "': its lines have changed: git diff " +
                  pointer.rev + " " + tip + " -- " + pointer.path);
        return;
      }
      range = *place;
    }
    if (there.lines != pointer.lines) {
      say_lines("pointer '" + text + "': the same lines are now " +
                point::render(there));
    }
  }

  const git::Repository& repository_;
  git::Objects& objects_;
  const StoredHandoff& handoff_;
  const BranchMove& move_;
  std::string tip_; // full id; empty: unborn
  std::set<std::string> seen_;
  std::map<std::string, bool> on_tip_; // by rev
  std::set<std::string> followed_;
  std::optional<Successors> successors_;
  std::size_t said_lines_ = 0;
  std::size_t unsaid_ = 0;
  std::size_t foreign_ = 0;
  std::vector<Drift> drift_;
};

} // namespace

std::vector<Drift> pointer_drift(const git::Repository& repository,
                                 git::Objects& objects,
                                 const StoredHandoff& handoff,
                                 const BranchMove& move) {
  return PointerChecker(repository, objects, handoff, move).check();
}

} // namespace handoff::store
