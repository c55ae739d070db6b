// SPDX-License-Identifier: MIT
// Which branch a handoff was written on, whatever redaction makes of its name.
#include "store/branch_identity.hpp"

#include "git/branch/operation.hpp"
#include "git/git.hpp"
#include "git/state_directory.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/inventory.hpp"
#include "store/secret.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::store {
namespace {

// A document numbers what it replaces; a name alone starts at one.
std::string without_numbers(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#') {
      i = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
    }
    if (i < text.size()) {
      result += text[i];
    }
  }
  return result;
}

std::string secret_path(const std::string& directory) {
  return directory + "/key";
}

std::string hash_of(std::string_view secret, std::string_view branch) {
  return keyed_hash(secret, "branch " + std::string(branch));
}

} // namespace

BranchIdentity::BranchIdentity(std::string common_dir, std::string name)
    : common_dir_(std::move(common_dir)),
      secret_(read_secret(
          secret_path(git::state_directory(common_dir_, "ledger")))),
      now_(with_hash({.name = std::move(name)})) {}

BranchIdentity BranchIdentity::checked_out(const git::Repository& repository) {
  std::string name = repository.branch();
  if (name.empty()) {
    name = git::read_operation(repository).branch;
  }
  return {repository.common_dir, std::move(name)};
}

std::vector<std::string> BranchIdentity::hashes() const {
  std::vector<std::string> hashes;
  if (!secret_.empty()) {
    hashes.push_back(now_.hash);
    for (const Name& name : former_names()) {
      hashes.push_back(name.hash);
    }
  }
  return hashes;
}

bool BranchIdentity::wrote(const LedgerEntry& entry) const {
  return is_this({entry.branch_hash, entry.branch, entry.created});
}

bool BranchIdentity::wrote(const StoredHandoff& handoff) const {
  return is_this(
      {handoff.branch_hash, handoff.front.branch, handoff.front.created});
}

bool BranchIdentity::asked(const LedgerEntry& entry) const {
  return !entry.parent_branch_hash.empty() &&
         is_this({entry.parent_branch_hash, "", entry.created});
}

bool BranchIdentity::is_this(const Memory& memory) const {
  if (is_named(now_, memory)) {
    return true;
  }
  // A branch that got the name since then has its own handoffs.
  return std::ranges::any_of(former_names(), [&](const Name& name) {
    const bool was_it =
        name.former.is_free || memory.created <= name.former.until;
    return was_it && is_named(name, memory);
  });
}

bool BranchIdentity::is_named(const Name& name, const Memory& memory) {
  if (!memory.hash.empty() && memory.hash == name.hash) {
    return true;
  }
  const std::string& plain = name.former.name;
  if (plain.empty()) {
    return memory.name.empty() && memory.hash.empty();
  }
  // No name of a branch has the brackets of a placeholder: equal is the same.
  if (plain == memory.name) {
    return true;
  }
  return memory.hash.empty() &&
         memory.name.find("[REDACTED") != std::string_view::npos &&
         without_numbers(
             redact::Redactor(rules::here()).redact(plain).text.view()) ==
             without_numbers(memory.name);
}

BranchIdentity::Name BranchIdentity::with_hash(git::FormerName former) const {
  std::string hash = secret_.empty() ? "" : hash_of(secret_, former.name);
  return {std::move(former), std::move(hash)};
}

const std::vector<BranchIdentity::Name>& BranchIdentity::former_names() const {
  if (!former_names_) {
    former_names_.emplace();
    for (git::FormerName& former : git::former_names(common_dir_, name())) {
      former_names_->push_back(with_hash(std::move(former)));
    }
  }
  return *former_names_;
}

std::string hash_branch(const std::string& common_dir,
                        const std::string& name) {
  const std::string directory = git::make_state_directory(common_dir, "ledger");
  return hash_of(make_secret(secret_path(directory)), name);
}

std::map<std::string, std::string, std::less<>>
branches_by_hash(const std::string& common_dir) {
  std::map<std::string, std::string, std::less<>> names;
  const std::string secret =
      read_secret(secret_path(git::state_directory(common_dir, "ledger")));
  if (secret.empty()) {
    return names;
  }
  const base::Completed said = git::run({"--git-dir=" + common_dir,
                                         "for-each-ref",
                                         "--format=%(refname:lstrip=2)",
                                         "refs/heads"});
  for (const std::string_view name : text::split(said.out, '\n')) {
    names.emplace(hash_of(secret, name), name);
  }
  return names;
}

} // namespace handoff::store
