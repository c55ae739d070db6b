// SPDX-License-Identifier: MIT
// A store and a ledger of a test's own, with handoffs in them.
#pragma once

#include "redact/redactor.hpp"
#include "store/inventory.hpp"
#include "store/reserved_id.hpp"
#include "store/store.hpp"
#include "support/temporary_directory.hpp"

#include <filesystem>
#include <string>

namespace handoff::test {

// What a handoff for `branch` looks like.
inline redact::RedactedText sample_document(const std::string& id,
                                            const std::string& branch) {
  return redact::Redactor(redact::Rules::built_in())
      .redact("---\nhandoff: 1\nid: " + id +
              "\nkind: continue\npurpose: Fix the thing\n"
              "repository: acme/board\nbranch: " +
              branch +
              "\ncreated: 2026-01-02T03:04:05Z\n"
              "expires: 2026-01-09T03:04:05Z\n---\n# Handoff\n\n"
              "## Goal\n\nx\n\n## Next steps\n\n1. y\n\n"
              "## Suggested skills\n\n- none\n")
      .text;
}

// The same, ready to be written.
inline store::NewHandoff sample_handoff(const std::string& id,
                                        const std::string& branch) {
  redact::Redactor redactor(redact::Rules::built_in());
  return {.header = {.facts = {.id = id,
                               .created = 1767323045,
                               .expires = 1767927845},
                     .purpose = redactor.redact("Fix the thing").text,
                     .repository = redactor.redact("acme/board").text,
                     .branch = redactor.redact(branch).text},
          .document = sample_document(id, branch),
          .branch = branch};
}

class StoredWorld {
public:
  StoredWorld() {
    std::filesystem::create_directories(common());
    std::filesystem::create_directories(directory_ / "tmp");
  }

  [[nodiscard]] std::string common() const { return directory_ / "common"; }
  [[nodiscard]] std::string root() const {
    return store::store_root(directory_ / "tmp");
  }
  [[nodiscard]] store::Shelves shelves() const { return {common(), {root()}}; }
  [[nodiscard]] std::string at(const std::string& name) const {
    return directory_ / name;
  }
  // Stored and entered; outside any ledger with an empty `common_dir`.
  store::WrittenHandoff write(const std::string& branch) const {
    return write(branch, common());
  }
  store::WrittenHandoff write(const std::string& branch,
                              const std::string& common_dir) const {
    const store::ReservedId reserved(common_dir);
    return store::write_handoff(
        {.roots = {root()}}, common_dir, sample_handoff(reserved.id(), branch));
  }

private:
  TemporaryDirectory directory_;
};

} // namespace handoff::test
