// SPDX-License-Identifier: MIT
// Which installed skills the next session should use, and why.
#include "skills/skills.hpp"

#include "skills/discover.hpp"
#include "skills/explain.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff::skills {
namespace {

// Below this, in nats, matches are those that any text has with any other:
// on 334 purposes it leaves out 15 in 20 of those that nothing fits and 1 in
// 50 of the others.
constexpr double k_worth_naming = 4.5;
// A purpose of a word or two carries less: this share of all it carries.
constexpr double k_share_of_most = 0.35;
// One word alone may be a homonym ("vault"): it must carry more.
constexpr double k_one_word_factor = 1.15;
// The weight of words in the purpose's main clause.
constexpr double k_main_clause = 1;
// A skill far behind the best one is noise beside it.
constexpr double k_share_of_best = 0.35;
// What it counts, in nats, that the whole name of a skill is said.
constexpr double k_called_by_name = 1.5;
// What it counts, in nats, that the session has used a skill before.
constexpr double k_used_before = 2.5;
// Beyond these, nothing is worth naming.
constexpr std::size_t k_max_explained = 30;

Suggestion suggestion(const Skill& skill, Agent agent) {
  Suggestion one;
  one.name = skill.name;
  one.path = skill.path;
  one.agent = agent->name;
  one.invoke = invocation(agent, skill.name);
  one.must_be_typed = skill.must_be_typed;
  return one;
}

bool is_empty(const Query& query) {
  return query.purpose.empty() && query.notes.empty() &&
         query.changed_paths.empty() && query.failed_commands.empty() &&
         query.used_skills.empty();
}

std::vector<Suggestion> all_by_name(const std::vector<Skill>& skills,
                                    Agent agent) {
  std::vector<Suggestion> all;
  for (const Skill& skill : skills) {
    all.push_back(suggestion(skill, agent));
    all.back().why = text::visible_line(skill.description);
  }
  std::ranges::stable_sort(all, {}, &Suggestion::name);
  return all;
}

class SkillChoice {
public:
  SkillChoice(const Query& query, const std::vector<Skill>& skills, Agent agent)
      : query_(query), skills_(skills), agent_(agent),
        wanted_(read_query(query, read_concepts(stemmer_), stemmer_)) {}

  void make(FoundSkills& found, std::size_t most) {
    Ranking ranking = rank(skills_, wanted_, stemmer_, k_max_explained);
    std::vector<Ranked>& ranked = ranking.skills;
    worth_ = std::min(k_worth_naming, k_share_of_most * ranking.most);
    for (Ranked& one : ranked) {
      one.score += was_used(one) ? k_used_before : 0;
      one.score += is_called(one) ? k_called_by_name : 0;
    }
    std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::score);
    for (const Ranked& one : ranked) {
      if (found.suggestions.size() == most) {
        break;
      }
      if (is_worth_naming(one, ranked[0].score)) {
        found.suggestions.push_back(explained(one));
      }
    }
    if (found.suggestions.empty() && !ranked.empty()) {
      found.nearest_unfit = skills_[ranked[0].skill].name;
    }
  }

private:
  bool was_used(const Ranked& ranked) const {
    const std::string& name = skills_[ranked.skill].name;
    return std::ranges::find(query_.used_skills, name) !=
           query_.used_skills.end();
  }

  // The purpose has every word of its name.
  bool is_called(const Ranked& ranked) {
    const auto words = split_words(skills_[ranked.skill].name);
    return std::ranges::all_of(words, [&](std::string_view word) {
      const std::string_view stem = stemmer_.stem(word);
      return std::ranges::any_of(wanted_.words, [&](const QueryWord& said) {
        return said.stem == stem && said.weight >= k_main_clause;
      });
    });
  }

  bool is_worth_naming(const Ranked& one, double best) {
    const double enough = is_one_of_many(one) && !is_called(one)
                              ? k_one_word_factor * worth_
                              : worth_;
    return one.score >= enough && one.score >= k_share_of_best * best;
  }

  // One of several words that were said matched, and no intent.
  bool is_one_of_many(const Ranked& ranked) const {
    if (wanted_.words.size() < 2 || ranked.matches.size() != 1) {
      return false;
    }
    const Facet& facet = wanted_.facets[ranked.matches[0].facet];
    return !facet.is_intent && !facet.is_stressed;
  }

  Suggestion explained(const Ranked& ranked) {
    const Skill& skill = skills_[ranked.skill];
    Suggestion one = suggestion(skill, agent_);
    one.score = ranked.score;
    one.why = text::visible_line(explain(ranked, skill, wanted_, stemmer_)) +
              (was_used(ranked) ? "; used earlier in the session" : "");
    return one;
  }

  const Query& query_;
  const std::vector<Skill>& skills_;
  Agent agent_;
  Stemmer stemmer_;
  Wanted wanted_;
  double worth_ = 0;
};

} // namespace

FoundSkills
suggest(const Query& query, const SkillPlaces& places, std::size_t most) {
  Installed installed = discover(places);
  FoundSkills found;
  found.problems = std::move(installed.problems);
  found.installed = installed.skills.size();
  if (is_empty(query)) {
    found.suggestions = all_by_name(installed.skills, places.agent);
  } else if (!installed.skills.empty()) {
    // The ranker's tables cost more than a git process.
    SkillChoice(query, installed.skills, places.agent).make(found, most);
  }
  return found;
}

} // namespace handoff::skills
