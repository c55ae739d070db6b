// SPDX-License-Identifier: MIT
// What the user and the repository say about redaction.
#pragma once

#include "git/config.hpp"
#include "redact/options.hpp"

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

} // namespace handoff
