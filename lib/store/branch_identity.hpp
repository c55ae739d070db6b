// SPDX-License-Identifier: MIT
// Which branch a handoff was written on, whatever redaction makes of its name.
#pragma once

#include "git/branch/former_names.hpp"
#include "git/repository.hpp"
#include "store/ledger.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

struct StoredHandoff;

// A branch, as every command compares it. A handoff is the branch's when its
// ledger entry has the keyed hash of the branch's name, taken before redaction,
// or of a name that the branch had before `git branch -m` (as its reflog
// tells). Where an entry has no hash (an older version wrote it, or there is
// no entry) the redacted names are compared, without their numbers.
class BranchIdentity {
public:
  // `name` is short; empty: a detached HEAD. Reads the repository's secret.
  BranchIdentity(std::string common_dir, std::string name);

  // The branch that is checked out, or is being rebased.
  [[nodiscard]] static BranchIdentity
  checked_out(const git::Repository& repository);

  [[nodiscard]] const std::string& name() const { return now_.former.name; }

  // The hashes of its name and of those that it had; none where the repository
  // has no secret yet.
  [[nodiscard]] std::vector<std::string> hashes() const;

  // Whether the handoff was written on this branch.
  [[nodiscard]] bool wrote(const LedgerEntry& entry) const;
  [[nodiscard]] bool wrote(const StoredHandoff& handoff) const;

  // Whether it answers one that was written on this branch.
  [[nodiscard]] bool asked(const LedgerEntry& entry) const;

private:
  // A branch as a handoff remembers it.
  struct Memory {
    std::string_view hash;    // empty: not known
    std::string_view name;    // as the document shows it
    std::int64_t created = 0; // of the handoff
  };
  // A name that it has or had.
  struct Name {
    git::FormerName former;
    std::string hash; // empty: the repository has no secret
  };
  [[nodiscard]] bool is_this(const Memory& memory) const;
  [[nodiscard]] static bool is_named(const Name& name, const Memory& memory);
  [[nodiscard]] Name with_hash(git::FormerName former) const;
  [[nodiscard]] const std::vector<Name>& former_names() const;

  std::string common_dir_;
  std::string secret_; // empty: there is none
  Name now_;
  mutable std::optional<std::vector<Name>> former_names_;
};

// The hash of a branch's short name for the ledger of `common_dir`; makes the
// repository's secret if there is none. Throws Error.
[[nodiscard]] std::string hash_branch(const std::string& common_dir,
                                      const std::string& name);

// The short names of the branches that there are, by their hashes; empty where
// the repository has no secret yet. One git process.
[[nodiscard]] std::map<std::string, std::string, std::less<>>
branches_by_hash(const std::string& common_dir);

} // namespace handoff::store
