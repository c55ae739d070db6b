// SPDX-License-Identifier: MIT
// A new handoff from beginning to end: the pipeline as one call.
#include "handoff/create.hpp"

#include "archive/file.hpp"
#include "archive/from_session.hpp"
#include "base/attempt.hpp"
#include "base/random.hpp"
#include "guard/document/descent.hpp"
#include "rules/rules.hpp"
#include "store/reserved_id.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <array>

namespace handoff {
namespace {

// Lets gc have the snapshot of a handoff that came to nothing.
class SnapshotGuard {
public:
  SnapshotGuard(const git::Repository& repository,
                const std::optional<git::Snapshot>& snapshot)
      : repository_(repository), snapshot_(snapshot) {}
  ~SnapshotGuard() {
    if (!kept_ && snapshot_) {
      git::release_snapshot(repository_.common_dir, snapshot_->commit);
    }
  }
  SnapshotGuard(const SnapshotGuard&) = delete;
  SnapshotGuard& operator=(const SnapshotGuard&) = delete;
  void keep() { kept_ = true; }

private:
  const git::Repository& repository_;
  const std::optional<git::Snapshot>& snapshot_;
  bool kept_ = false;
};

// The guard knows what was written here by its fingerprint. A handoff whose
// fingerprint cannot be kept is still a good one.
void remember_descent(const git::Repository& repository, Created& created) {
  const std::optional<Error> failure = base::attempt([&] {
    guard::record(
        repository.common_dir, created.id, created.document.text.view());
  });
  if (failure) {
    created.warnings.push_back(
        std::string("could not record it for the guard: ") + failure->what());
  }
}

// compose, redact, fit, render and prove, for the id `id`.
Created make(const git::Repository& repository,
             Gathered& gathered,
             std::string id,
             const DocumentOptions& options) {
  gathered.id = id;
  redact::Redactor redactor(rules::for_repository(repository));
  Created created = {.id = std::move(id),
                     .document = make_document(gathered, options, redactor)};
  return created;
}

// What `recall` will read. It is not worth a handoff: if it cannot be made,
// that is said.
std::string archive_of(const git::Repository& repository,
                       const Gathered& gathered,
                       std::size_t max_bytes,
                       std::vector<std::string>& warnings) {
  std::string bytes;
  if (max_bytes == 0 || gathered.sessions.sessions.empty()) {
    return bytes;
  }
  const auto failure = base::attempt([&] {
    redact::Redactor redactor(rules::for_repository(repository));
    bytes =
        archive::file_bytes(archive::from_sessions(gathered.sessions.sessions),
                            redactor,
                            std::min(max_bytes, archive::k_max_file_bytes));
  });
  if (failure) {
    warnings.emplace_back(failure->what());
  }
  return bytes;
}

store::WrittenHandoff write(const git::Repository& repository,
                            const store::Places& places,
                            const Gathered& gathered,
                            const Document& document,
                            std::string archive) {
  return store::write_handoff(
      places,
      repository.common_dir,
      {.header = document.header,
       .document = document.text,
       .full = document.full,
       .anchors = gathered.anchors,
       .archive = std::move(archive),
       .branch = gathered.scope.branch,
       .parent_branch_hash =
           gathered.parent ? gathered.parent->branch_hash : ""});
}

} // namespace

Created preview(const git::Repository& repository, CreateOptions options) {
  options.request.snapshots = Snapshots::no;
  Gathered gathered = gather(repository, options.request);
  return make(repository, gathered, base::random_id(), options.document);
}

Created create(const git::Repository& repository, CreateOptions options) {
  options.document.can_be_asked = options.archive_bytes > 0;
  const store::Places places =
      store::find_places(store::place_query(repository));
  Gathered gathered = gather(repository, options.request);
  SnapshotGuard guard(repository, gathered.snapshot);
  const store::ReservedId reserved(repository.common_dir);
  Created created = make(repository, gathered, reserved.id(), options.document);
  require_handoff(created.document.text, options.document.how);
  store::WrittenHandoff written =
      write(repository,
            places,
            gathered,
            created.document,
            archive_of(
                repository, gathered, options.archive_bytes, created.warnings));
  guard.keep();
  created.path = std::move(written.path);
  created.sessions = gathered.sessions.receipt;
  for (const auto* warnings :
       {&written.warnings, &gathered.warnings, &gathered.sessions.warnings}) {
    created.warnings.insert(
        created.warnings.end(), warnings->begin(), warnings->end());
  }
  remember_descent(repository, created);
  return created;
}

Kind kind_of_purpose(std::string_view purpose) {
  static constexpr std::array<std::string_view, 4> k_words = {
      "prototype", "Prototype", "spike", "Spike"};
  const std::string_view first = purpose.substr(0, purpose.find(' '));
  for (const std::string_view word : k_words) {
    if (first == word) {
      return Kind::prototype;
    }
  }
  return Kind::continuation;
}

} // namespace handoff
