// SPDX-License-Identifier: MIT
// All that the gather stage found: the input of compose, a pure function.
#pragma once

#include "forge/remote.hpp"
#include "git/branch/hunks.hpp"
#include "git/branch/scope.hpp"
#include "git/snapshot/snapshot.hpp"
#include "handoff/artifacts.hpp"
#include "handoff/carried.hpp"
#include "handoff/notes.hpp"
#include "handoff/parent.hpp"
#include "render/handoff.hpp"
#include "session/gather.hpp"
#include "store/anchors.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace handoff {

// Whether the web can show the branch's head.
enum class Published { no, yes };

struct Gathered {
  Kind kind = Kind::continuation;
  std::string id;        // set by who asked for it
  std::string purpose;   // empty: a neutral continuation
  std::string automatic; // see Request
  std::int64_t created = 0;
  std::int64_t expires = 0; // 0: never
  std::string repository;   // "acme/board", or the folder's name
  git::Scope scope;
  std::optional<git::Snapshot> snapshot;
  Notes notes;
  store::Anchors anchors; // of the commits that the document may name
  std::vector<std::string> questions; // of --question
  session::BranchSessions sessions;
  Artifacts artifacts;
  // Of the files that matter most, by path; see files_that_matter().
  std::map<std::string, std::vector<git::Hunk>> hunks;
  // Of what is not committed, in the snapshot.
  std::map<std::string, std::vector<git::Hunk>> uncommitted_hunks;
  std::map<std::string, std::string> titles; // of documents, by path
  std::optional<forge::Remote> remote;
  Published published = Published::no;
  std::string tracker_url; // of handoff.tracker, "%s" stands for the key
  std::optional<Parent> parent;
  std::optional<Carried> carried; // of the handoff that its session took up
  std::string verdict;
  std::map<std::size_t, std::string> answers; // to its questions, by number
  std::vector<std::string> warnings;          // for the author, one line each
  std::vector<Entry<std::string>> skills;     // ready entries, never empty
};

// Whether the scope is the newest commits of a default branch that has nothing
// to compare it with: nobody says that they are this work. gather() then
// leaves only those that were made since a session began.
[[nodiscard]] inline bool is_history_of_others(const Gathered& gathered) {
  return gathered.kind != Kind::review &&
         gathered.scope.origin == git::BaseOrigin::recent;
}

} // namespace handoff
