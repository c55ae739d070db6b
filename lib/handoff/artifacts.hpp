// SPDX-License-Identifier: MIT
// Issues, requests and documents that a branch names, and what it does there.
#pragma once

#include "forge/references.hpp"
#include "git/branch/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// An issue, request or ticket.
struct IssueArtifact {
  forge::Reference reference;
  std::string commit = {}; // full id of the first commit that names it
  bool is_named_by_branch = false;
};

// A document with a lasting role: ADR, spec, plan, PRD, design, RFC.
struct DocumentArtifact {
  std::string path;
  std::string role;        // "ADR", "spec", ...
  bool is_changed = false; // by the branch or in the work tree
};

struct Artifacts {
  std::vector<IssueArtifact> issues;
  std::vector<DocumentArtifact> documents;
};

// The role of the document at `path`, or empty when it has none. Folders and
// file names decide ("docs/adr/0007-x.md", "specs/window.md", "PRD.md").
[[nodiscard]] std::string document_role(std::string_view path);

// What the branch name, the commit messages, `notes` and the changed paths
// name, in this order. `notes` may be empty.
[[nodiscard]] Artifacts find_artifacts(const git::Scope& scope,
                                       std::string_view notes,
                                       forge::Tracker tracker);

} // namespace handoff
