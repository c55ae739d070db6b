// SPDX-License-Identifier: MIT
// A new handoff from beginning to end: the pipeline as one call.
#include "handoff/create.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "guard/descent.hpp"
#include "handoff/redaction.hpp"
#include "store/discard.hpp"
#include "store/store.hpp"

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

// With what the user allows, and the rules that user and repository add.
redact::Redactor redactor_for(const git::Repository& repository) {
  return redact::Redactor(
      redaction_options(repository.config, repository.worktree));
}

// The guard knows what was written here by its fingerprint. A handoff whose
// fingerprint cannot be kept is still a good one.
void remember_descent(const git::Repository& repository, Created& created) {
  const std::optional<Error> failure = base::attempt([&] {
    guard::record(
        repository.common_dir, created.id, created.document.text.view());
  });
  if (failure) {
    created.warnings.push_back(std::string("the guard will not know it: ") +
                               failure->what());
  }
}

// What lies beside the document: all that the budget left out, and the
// anchors, without which only a rewritten commit is not followed.
std::optional<Error> write_beside(const Gathered& gathered,
                                  const std::string& path,
                                  Created& created) {
  if (!gathered.anchors.commits.empty()) {
    const auto failure = base::attempt([&] {
      base::write_private_file(store::anchors_path(path),
                               store::format_anchors(gathered.anchors),
                               base::IfExists::refuse);
    });
    if (failure) {
      created.warnings.push_back(
          std::string("rewritten commits will not be followed: ") +
          failure->what());
    }
  }
  if (!created.document.full) {
    return std::nullopt;
  }
  return base::attempt([&] {
    base::write_private_file(store::full_path(path),
                             created.document.full->view(),
                             base::IfExists::refuse);
  });
}

// In the first place that takes all of it.
store::WrittenHandoff write_whole(store::Places places,
                                  const git::Repository& repository,
                                  const Gathered& gathered,
                                  const store::Render& render,
                                  Created& created) {
  for (;;) {
    store::WrittenHandoff written =
        store::write_handoff(places, repository.common_dir, render);
    const auto failure = write_beside(gathered, written.path, created);
    if (!failure) {
      return written;
    }
    store::discard(&repository, store::read_stored(written.path));
    std::erase_if(places.roots, [&](const std::string& root) {
      return written.path.starts_with(root + "/");
    });
    if (places.roots.empty()) {
      throw *failure;
    }
    created.warnings.push_back(failure->what());
  }
}

} // namespace

Created preview(const git::Repository& repository, CreateOptions options) {
  options.request.snapshots = Snapshots::no;
  const Gathered gathered = gather(repository, options.request);
  redact::Redactor redactor = redactor_for(repository);
  return {.id = gathered.id,
          .document = make_document(gathered, options.document, redactor)};
}

Created create(const git::Repository& repository,
               const CreateOptions& options) {
  const store::Places places =
      store::find_places(store::place_query(repository));
  Gathered gathered = gather(repository, options.request);
  SnapshotGuard guard(repository, gathered.snapshot);
  Created created;
  const auto render_with = [&](const std::string& id) {
    gathered.id = id;
    const auto make = [&] {
      redact::Redactor redactor = redactor_for(repository);
      created.document = make_document(gathered, options.document, redactor);
    };
    make();
    // Asked for meanwhile, and next to never more than the branch needs.
    if (settle_id_digits(gathered)) {
      make();
    }
    require_handoff(created.document.text, options.document.how);
    return created.document.text;
  };
  store::WrittenHandoff written =
      write_whole(places, repository, gathered, render_with, created);
  guard.keep();
  created.id = std::move(written.id);
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
