// SPDX-License-Identifier: MIT
// What a user may change about redaction.
#pragma once

#include <string>
#include <vector>

namespace handoff::redact {

// Where in a file the rules are.
enum class RulesAt {
  root,   // a file of rules: git-handoff-rules(5)
  redact, // the key "redact" of a .handoff.yml, where it has one
};

struct RuleFile {
  std::string name; // said in errors
  std::string yaml;
  RulesAt at = RulesAt::root;
};

// What the environment or a file of the user's calls `value`: read, never
// stored.
struct NamedValue {
  std::string name; // "DB_PASSWORD"
  std::string value;
};

// Allowing is the user's alone: fill the allow lists from git's configuration
// only, never from a file that a repository carries. Rule files only add.
struct Options {
  std::vector<std::string> allow_values;   // exact values
  std::vector<std::string> allow_rules;    // ids: "email"
  std::vector<std::string> allow_patterns; // PCRE2, searched in the value
  std::vector<RuleFile> rule_files;
  std::vector<NamedValue> known; // secrets wherever they appear
};

} // namespace handoff::redact
