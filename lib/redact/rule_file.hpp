// SPDX-License-Identifier: MIT
// Reads rules from YAML and compiles them to tables.
#pragma once

#include "redact/rule.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// A RuleSet and what its views look at.
class RuleTables {
public:
  // Adds the rules of one file: `rules:`, `triggers:` and `names:`, as
  // git-handoff-rules(5) describes them. Throws Error with the file's name
  // and the line of what is wrong; nothing of the file is then added.
  void add(std::string_view yaml, const std::string& file);

  // The set; valid until the next call of add() or the destructor.
  [[nodiscard]] const RuleSet& compile();

  [[nodiscard]] const AutomatonTables& automaton() const { return automaton_; }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
  friend class RuleReader;

  std::deque<std::string> strings_; // what the views look at: never moves
  std::vector<Rule> rules_;
  std::vector<Keyword> keywords_;
  std::vector<std::string> names_;
  AutomatonTables automaton_;
  RuleSet set_;
};

} // namespace handoff::redact
