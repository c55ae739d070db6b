// SPDX-License-Identifier: MIT
// The redaction rules that count in a repository, or outside of any.
//
// The user's part is git's configuration: handoff.redact.allow, allowRule,
// allowRegex and handoff.redact.rules, a file of rules; only the user's own
// values count (config/keys.hpp). The repository's part is the key `redact` of
// .handoff.yml at the top of the work tree: it can add rules, nothing else.
#pragma once

#include "git/repository.hpp"
#include "redact/rules.hpp"

#include <string>

namespace handoff::rules {

// The rules for `repository`, read once a process and work tree. Throws Error
// naming the file, line and column if a file cannot be read or understood.
[[nodiscard]] const redact::Rules&
for_repository(const git::Repository& repository);

// The same for the current directory, in a repository or not: one git process
// the first time.
[[nodiscard]] const redact::Rules& here();

// As here(), for `directory` (empty: the current one), but never fails: what
// cannot be read is left out, and the built-in rules are always there. For what
// has to be said or kept when something else has failed, perhaps the reading of
// these very rules.
[[nodiscard]] redact::Rules
whatever_can_be_read(const std::string& directory = {}) noexcept;

// whatever_can_be_read() for standard error, where a path has to stay one: the
// names of users in paths are not replaced. Read once a process.
[[nodiscard]] const redact::Rules& for_messages() noexcept;

} // namespace handoff::rules
