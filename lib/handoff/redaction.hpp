// SPDX-License-Identifier: MIT
// What the user and the repository say about redaction.
#pragma once

#include "git/config.hpp"
#include "redact/redactor.hpp"

#include <string>

namespace handoff {

// The user's part is git's configuration: handoff.redact.allow, allowRule,
// allowRegex (each as often as wanted) and handoff.redact.rules, the path of a
// file of rules. The repository's part is the key `redact` of .handoff.yml in
// `top` (the top of the work tree, or empty): it may add rules and nothing
// else. Throws Error when a file cannot be read.
[[nodiscard]] redact::Options redaction_options(const git::Config& config,
                                                const std::string& top);

// The same for the directory that we are in, in a repository or not: one git
// process.
[[nodiscard]] redact::Options redaction_options_here();

// For text that has to be kept although something failed, perhaps the reading
// of these rules: the rules of the user and of the repository at `directory`
// (empty: where we are), or as many of them as can be read; at least the
// built-in ones.
[[nodiscard]] redact::Redactor
redactor_for_keeping(const std::string& directory = {});

} // namespace handoff
