// SPDX-License-Identifier: MIT
// What became of commits that a rebase, an amend or a squash has replaced.
#include "store/successors.hpp"

#include "git/branch/patch_ids.hpp"
#include "git/git.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::store {
namespace {

constexpr const char* k_max_candidates = "--max-count=300";

// "subject", "subject (#12)" as forges merge it, or a squash's list of them.
bool has_subject(std::string_view title, std::string_view subject) {
  return title == subject || (title.starts_with(subject) &&
                              title.substr(subject.size()).starts_with(" (#"));
}

bool lists_subject(std::string_view body, std::string_view subject) {
  const auto lines = text::split(body, '\n');
  return std::ranges::any_of(lines, [&](std::string_view line) {
    const std::size_t start = line.find_first_not_of(" *-");
    return start != std::string_view::npos && line.substr(start) == subject;
  });
}

} // namespace

Successors::Successors(Anchors anchors,
                       const std::string& base,
                       const std::string& tip)
    : anchors_(std::move(anchors)) {
  if (tip.empty()) {
    return;
  }
  std::vector<std::string> words = {"rev-list",
                                    "--no-merges",
                                    k_max_candidates,
                                    "--encoding=UTF-8",
                                    "--format=%H%x00%s%x00%b%x00",
                                    tip};
  if (!base.empty()) {
    words.push_back("^" + base);
  }
  words.emplace_back("--");
  const std::string said = base::run(git::command(std::move(words))).out;
  const auto fields = text::split(said, '\0');
  redact::Redactor redactor(rules::here());
  std::vector<std::string> ids;
  for (std::size_t i = 0; i + 2 < fields.size(); i += 3) {
    const std::string_view id = fields[i].substr(fields[i].rfind('\n') + 1);
    candidates_.push_back({std::string(id),
                           "",
                           redactor.filter(fields[i + 1]).str(),
                           std::string(fields[i + 2])});
    ids.emplace_back(id);
  }
  auto patches = git::patch_ids(ids);
  for (Candidate& candidate : candidates_) {
    candidate.patch_id = std::move(patches[candidate.id]);
  }
}

const Anchor* Successors::anchor(std::string_view id) const {
  const auto found =
      std::ranges::find_if(anchors_.commits, [&](const Anchor& each) {
        return each.commit.starts_with(id);
      });
  return found == anchors_.commits.end() ? nullptr : &*found;
}

std::string Successors::subject(std::string_view id) const {
  const Anchor* const known = anchor(id);
  return known == nullptr ? "" : known->subject;
}

std::optional<Successor>
Successors::by_subject(const std::string& subject) const {
  std::optional<Successor> found;
  for (const Candidate& candidate : candidates_) {
    if (!has_subject(candidate.subject, subject)) {
      continue;
    }
    if (found) {
      return std::nullopt; // several say it
    }
    found = {candidate.id, Likeness::same_subject};
  }
  return found;
}

std::optional<Successor> Successors::find(std::string_view id) const {
  const Anchor* const known = anchor(id);
  if (known == nullptr) {
    return std::nullopt;
  }
  const auto with_patch = [&](const std::string& patch_id) {
    return std::ranges::find_if(candidates_, [&](const Candidate& each) {
      return !patch_id.empty() && each.patch_id == patch_id;
    });
  };
  if (const auto same = with_patch(known->patch_id);
      same != candidates_.end()) {
    return Successor{same->id, Likeness::same_patch};
  }
  if (const auto all = with_patch(anchors_.patch_id);
      all != candidates_.end()) {
    return Successor{all->id, Likeness::squashed};
  }
  if (known->subject.empty()) {
    return std::nullopt;
  }
  if (auto found = by_subject(known->subject)) {
    return found;
  }
  const auto lists =
      std::ranges::find_if(candidates_, [&](const Candidate& each) {
        return lists_subject(each.body, known->subject);
      });
  return lists == candidates_.end()
             ? std::nullopt
             : std::optional(Successor{lists->id, Likeness::squashed});
}

} // namespace handoff::store
