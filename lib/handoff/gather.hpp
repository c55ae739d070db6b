// SPDX-License-Identifier: MIT
// The gather stage: the only one that reads the world.
#pragma once

#include "handoff/gathered.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace handoff {

enum class Snapshots { no, yes };
// Whether handoff.summarizer, where the user has set it, may be run.
enum class Summaries { no, yes };

// What the user asked for, defaults and configuration already applied.
struct Request {
  Kind kind = Kind::continuation;
  std::string purpose = {};
  std::string verdict = {}; // of an answer, in a sentence
  std::string notes = {};   // UTF-8, as decode_input gives it
  std::vector<std::string> questions = {};
  std::string session = {}; // --session; "none": read no transcript
  // Whose hook asks for it, "claude <session>"; empty: somebody does.
  std::string automatic = {};
  git::ScopeOptions scope = {};
  Snapshots snapshots = Snapshots::yes;
  Summaries summaries = Summaries::yes;
  std::int64_t lifetime = 0; // seconds; 0: never expires
  std::optional<Parent> parent = {};
  std::optional<Carried> carried = {};
};

// Reads the branch, its documents and remotes, and makes the snapshot. The
// handoff's id is left empty.
[[nodiscard]] Gathered gather(const git::Repository& repository,
                              const Request& request);

} // namespace handoff
