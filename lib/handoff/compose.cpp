// SPDX-License-Identifier: MIT
// From what was gathered to a draft: which fact stands in which part.
#include "handoff/compose.hpp"

#include "base/clock.hpp"
#include "handoff/compose_parts.hpp"

namespace handoff {
namespace {

std::string title(const Gathered& gathered) {
  if (!gathered.purpose.empty()) {
    return gathered.purpose;
  }
  const std::string& branch = gathered.scope.branch;
  return "continue " +
         (branch.empty() ? short_id(gathered.scope.head) : branch);
}

std::string base_value(const git::Scope& scope) {
  const std::string id = short_id(scope.base);
  return scope.base_name.empty() ? id : scope.base_name + " " + id;
}

void compose_header(const Gathered& gathered, Draft& draft) {
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) {
      draft.header.emplace_back(std::string(key), std::move(value));
    }
  };
  const git::Scope& scope = gathered.scope;
  add("handoff", "1");
  add("id", gathered.id);
  add("kind", std::string(kind_name(gathered.kind)));
  add("purpose", draft.title);
  add("repository", gathered.repository);
  add("branch", scope.branch);
  add("base", scope.base.empty() ? "" : base_value(scope));
  add("head", short_id(scope.head));
  add("snapshot",
      gathered.snapshot ? short_id(gathered.snapshot->commit) : "");
  add("parent", gathered.parent ? gathered.parent->id : "");
  add("created", base::iso_time(gathered.created));
  add("expires",
      gathered.expires == 0 ? "never" : base::iso_time(gathered.expires));
}

} // namespace

Draft compose(const Gathered& gathered) {
  Draft draft;
  draft.kind = gathered.kind;
  draft.title = title(gathered);
  compose_header(gathered, draft);
  compose_notes(gathered, draft);
  compose_state(gathered, draft);
  compose_pointers(gathered, draft);
  draft.parts[Part::skills] = gathered.skills;
  return draft;
}

std::string short_id(std::string_view id) {
  // Git's own length for repositories of up to some 60,000 objects is 7 to
  // 9; ten stay unique in the largest public ones.
  constexpr std::size_t k_digits = 10;
  return std::string(id.substr(0, k_digits));
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

DraftEntry commit_entry(const git::Commit& commit) {
  return {.pieces = {pointer(short_id(commit.id)), own(" \""),
                     plain(commit.subject), own("\"")}};
}

} // namespace handoff
