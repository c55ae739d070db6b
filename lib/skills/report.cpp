// SPDX-License-Identifier: MIT
// Suggestions as text: for people, for scripts, as JSON.
#include "skills/report.hpp"

#include <nlohmann/json.hpp>

namespace handoff::skills {

std::string as_json(const FoundSkills& found) {
  using Json = nlohmann::ordered_json;
  Json skills = Json::array();
  for (const Suggestion& one : found.suggestions) {
    Json skill = {{"name", one.name},
                  {"path", one.path},
                  {"agent", one.agent},
                  {"invoke", one.invoke},
                  {"score", one.score},
                  {"why", one.why}};
    if (one.must_be_typed) {
      skill["must_be_typed"] = true;
    }
    skills.push_back(std::move(skill));
  }
  const Json object = {{"version", 1}, {"skills", std::move(skills)}};
  // Invalid UTF-8 cannot be in JSON.
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string as_porcelain(const FoundSkills& found, char end) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += one.name + "\t" + one.path + "\t" + one.invoke + end;
  }
  return text;
}

std::string as_text(const FoundSkills& found, Agent agent) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += one.invoke + "\n    " + one.why + "\n";
    if (one.must_be_typed) {
      text += "    you must type it: the agent cannot call it\n";
    }
  }
  if (!text.empty()) {
    return text;
  }
  return why_none(found, agent) + "\n";
}

std::string why_none(const FoundSkills& found, Agent agent) {
  const std::string whose =
      agent.is_any() ? "" : " for " + std::string(agent->name);
  if (found.installed == 0) {
    return "No skill is installed" + whose + ".";
  }
  return "No installed skill" + whose + " is relevant.";
}

} // namespace handoff::skills
