// SPDX-License-Identifier: MIT
// Which installed skills the next session should use, and why.
#include "skills/skills.hpp"

#include "skills/discover.hpp"
#include "skills/rank.hpp"

#include <algorithm>

namespace handoff::skills {
namespace {

// Below this, matches are those that any text has with any other.
constexpr double k_worth_naming = 5;
// A skill far behind the best one is noise beside it.
constexpr double k_share_of_best = 0.35;
// A skill that the session has used before counts as this much better.
constexpr double k_used_before = 1.5;

Suggestion suggestion(const Skill& skill, Agent agent, const Ranked& ranked) {
  Suggestion one;
  one.name = skill.name;
  one.path = skill.path;
  one.agent = agent_name(agent);
  one.invoke = invocation(agent, skill.name);
  one.why = ranked.why;
  one.score = ranked.score;
  one.must_be_typed = skill.must_be_typed;
  return one;
}

bool is_empty(const Query& query) {
  return query.purpose.empty() && query.notes.empty() &&
         query.changed_paths.empty() && query.failed_commands.empty() &&
         query.used_skills.empty();
}

std::vector<Ranked> all_by_name(const std::vector<Skill>& skills) {
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    all.push_back({.skill = i, .score = 0, .why = skills[i].description});
  }
  std::ranges::stable_sort(all, {}, [&](const Ranked& one) {
    return std::string_view(skills[one.skill].name);
  });
  return all;
}

void raise_used(std::vector<Ranked>& ranked,
                const std::vector<Skill>& skills,
                const std::vector<std::string>& used) {
  for (Ranked& one : ranked) {
    if (std::ranges::find(used, skills[one.skill].name) != used.end()) {
      one.score *= k_used_before;
      one.why += "; used earlier";
    }
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::score);
}

} // namespace

Found suggest(const Query& query, const Places& places, std::size_t most) {
  Installed installed = discover(places);
  Found found;
  found.problems = std::move(installed.problems);
  found.installed = installed.skills.size();
  if (is_empty(query)) {
    for (const Ranked& one : all_by_name(installed.skills)) {
      found.suggestions.push_back(
          suggestion(installed.skills[one.skill], places.agent, one));
    }
    return found;
  }
  Stemmer stemmer;
  const Wanted wanted = read_query(query, read_concepts(stemmer), stemmer);
  std::vector<Ranked> ranked = rank(installed.skills, wanted, stemmer);
  raise_used(ranked, installed.skills, query.used_skills);
  for (const Ranked& one : ranked) {
    const Skill& skill = installed.skills[one.skill];
    const bool is_worth = one.score >= k_worth_naming &&
                          one.score >= k_share_of_best * ranked[0].score;
    if (!is_worth || found.suggestions.size() == most) {
      found.nearest_unfit = found.suggestions.empty() ? skill.name : "";
      break;
    }
    found.suggestions.push_back(suggestion(skill, places.agent, one));
  }
  return found;
}

} // namespace handoff::skills
