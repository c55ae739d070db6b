// SPDX-License-Identifier: MIT
// Suggestions as text: for people, for scripts, as JSON.
#include "skills/report.hpp"

#include "text/json_writer.hpp"

namespace handoff::skills {

std::string as_json(const Found& found) {
  text::JsonWriter json;
  json.open('[');
  for (const Suggestion& one : found.suggestions) {
    json.open('{').key("name").string(one.name).key("path").string(one.path);
    json.key("agent").string(one.agent).key("invoke").string(one.invoke);
    json.key("score").decimal(one.score).key("why").string(one.why);
    if (one.must_be_typed) {
      json.key("must_be_typed").boolean(true);
    }
    json.close('}');
  }
  return json.close(']').take() + "\n";
}

std::string as_porcelain(const Found& found, char end) {
  std::string text;
  for (const Suggestion& one : found.suggestions) {
    text += one.name + "\t" + one.path + "\t" + one.invoke + end;
  }
  return text;
}

std::string as_text(const Found& found, Agent agent) {
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

std::string why_none(const Found& found, Agent agent) {
  const std::string whose =
      agent.is_any() ? "" : " for " + std::string(agent->name);
  if (found.installed == 0) {
    return "No skill is installed" + whose + ".";
  }
  return found.installed == 1
             ? "The only installed skill" + whose + " does not fit."
             : "None of the " + std::to_string(found.installed) +
                   " installed skills" + whose + " fits.";
}

} // namespace handoff::skills
