// SPDX-License-Identifier: MIT
// Reads rules from YAML and compiles them to tables.
#pragma once

#include "redact/rules/options.hpp"
#include "redact/rules/rule.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Who wrote a file: only ours may say where detectors look.
enum class Whose { ours, theirs };

// A RuleSet and what its views look at.
class RuleTables {
public:
  // Adds the rules of a user's or a repository's file. Throws Error with the
  // file's name and the line of what is wrong; the tables are then of no use.
  void add(const RuleFile& file);

  // The same for a file of ours, which has triggers and names as well.
  void add_own(const RuleFile& file);

  // The set; valid until the next call of add() or the destructor.
  [[nodiscard]] const RuleSet& compile();

  [[nodiscard]] const AutomatonTables& automaton() const { return automaton_; }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
  friend class RuleReader;
  void read(const RuleFile& file, Whose whose);

  std::deque<std::string> strings_; // what the views look at: never moves
  std::vector<Rule> rules_;
  std::vector<Keyword> keywords_;
  std::vector<std::string> names_;
  AutomatonTables automaton_;
  RuleSet set_;
};

} // namespace handoff::redact
