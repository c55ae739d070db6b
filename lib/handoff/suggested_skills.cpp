// SPDX-License-Identifier: MIT
// The "Suggested skills" of a document: only what is installed.
#include "handoff/suggested_skills.hpp"

#include "skills/here.hpp"
#include "skills/report.hpp"
#include "skills/skills.hpp"

#include <filesystem>

namespace handoff {
namespace {

constexpr std::size_t k_max_skills = 4;

skills::Agent target_agent(const git::Config& config,
                           const skills::Environment& environment) {
  return skills::configured_agent(config).value_or(
      skills::detect_agent(environment));
}

skills::SkillPlaces places(const git::Repository& repository) {
  skills::SkillPlaces result = {.root = repository.worktree,
                                .cwd =
                                    std::filesystem::current_path().string()};
  result.home = result.environment("HOME").value_or("");
  result.agent = target_agent(repository.config, result.environment);
  result.extra = skills::extra_places(repository.config);
  return result;
}

Entry<std::string> skill_entry(const skills::Suggestion& suggestion) {
  return {
      .pieces = {{PieceKind::code, suggestion.name},
                 {PieceKind::text, ": "},
                 {PieceKind::text, suggestion.why},
                 {PieceKind::text,
                  suggestion.must_be_typed ? " (a person must type it)" : ""}},
      .weight = Weight::high};
}

Entry<std::string> none_entry(const skills::FoundSkills& found) {
  return {
      .pieces = {{PieceKind::text, skills::why_none(found, skills::Agent())}},
      .weight = Weight::required};
}

} // namespace

std::vector<Entry<std::string>>
suggested_skills(const git::Repository& repository,
                 const skills::Query& query) {
  const skills::FoundSkills found =
      skills::suggest(query, places(repository), k_max_skills);
  std::vector<Entry<std::string>> entries;
  for (const skills::Suggestion& suggestion : found.suggestions) {
    entries.push_back(skill_entry(suggestion));
  }
  if (entries.empty()) {
    entries.push_back(none_entry(found));
  }
  return entries;
}

} // namespace handoff
