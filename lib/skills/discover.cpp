// SPDX-License-Identifier: MIT
// The skills that are really on disk, as one agent sees them.
#include "skills/discover.hpp"

#include "skills/files.hpp"
#include "skills/front_matter.hpp"
#include "skills/plugins.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace handoff::skills {
namespace {

// Text that is kept for ranking; only its first words count.
constexpr std::size_t k_body_bytes = 1200;

// The characters that a prompt can carry as one word.
bool is_callable(std::string_view name) {
  return !name.empty() && name.size() <= 64 &&
         std::ranges::all_of(name, [](char c) {
           return text::is_alnum(c) || c == '-' || c == '_' || c == '.' ||
                  c == ':';
         });
}

std::string stem(std::string_view file) {
  return std::string(file.substr(0, file.rfind('.')));
}

class SkillDiscovery {
public:
  explicit SkillDiscovery(const SkillPlaces& places) : places_(places) {}

  Installed run() {
    for (const Directory& directory : directories(places_)) {
      read(directory, "");
    }
    return std::move(installed_);
  }

private:
  void read(const Directory& directory, const std::string& prefix) {
    switch (directory.form) {
    case Form::skills:
      read_skills(directory.path, prefix, 1);
      break;
    case Form::nested_skills:
      if (read_skill(directory.path, prefix) == Read::absent) {
        read_skills(directory.path, prefix, 2);
      }
      break;
    case Form::markdown_files:
      read_commands(directory.path, ".md", prefix);
      break;
    case Form::toml_files:
      read_commands(directory.path, ".toml", prefix);
      break;
    case Form::plugins:
      read_plugins(directory.path);
      break;
    }
  }

  enum class Read { absent, seen };

  void
  read_skills(const std::string& path, const std::string& prefix, int levels) {
    for (const std::string& name : list_directory(path)) {
      const std::string below = path + "/" + name;
      if (read_skill(below, prefix) == Read::absent && levels > 1) {
        read_skills(below, prefix, levels - 1);
      }
    }
  }

  Read read_skill(const std::string& directory, const std::string& prefix) {
    const std::string path = directory + "/SKILL.md";
    const std::optional<Head> head = read_head(path, k_head_bytes);
    if (!head) {
      return Read::absent;
    }
    SkillFrontMatter matter = read_front_matter(
        head->bytes, head->is_cut ? Extent::cut : Extent::whole);
    const std::string called = last_part(directory);
    if (!matter.is_present) {
      matter.problem = "no front matter";
    }
    if (!matter.problem.empty()) {
      installed_.problems.push_back(path + ": " + matter.problem);
      return Read::seen;
    }
    Skill skill = described(path, matter, *head);
    skill.directory = called;
    skill.name = prefix + (is_callable(matter.name) ? matter.name : called);
    skill.must_be_typed =
        places_.agent->skills.obeys_disabled
            ? matter.is_disabled
            : places_.agent->skills.has_policies && policy_forbids(directory);
    add(std::move(skill));
    return Read::seen;
  }

  // Commands are prompts: the front matter may be missing.
  void read_commands(const std::string& path,
                     std::string_view ending,
                     const std::string& prefix) {
    for (const std::string& name : list_directory(path)) {
      if (!name.ends_with(ending)) {
        continue;
      }
      const std::string file = path + "/" + name;
      const std::optional<Head> head = read_head(file, k_head_bytes);
      if (!head) {
        continue;
      }
      SkillFrontMatter matter;
      if (ending == ".toml") {
        matter.description =
            toml_string(head->bytes, "description").value_or("");
      } else {
        matter = read_front_matter(head->bytes,
                                   head->is_cut ? Extent::cut : Extent::whole);
      }
      if (!matter.problem.empty()) {
        installed_.problems.push_back(file + ": " + matter.problem);
        continue;
      }
      Skill skill = described(file, matter, *head);
      skill.directory = stem(name);
      skill.name = prefix + stem(name);
      skill.must_be_typed =
          matter.is_disabled && places_.agent->skills.obeys_disabled;
      add(std::move(skill));
    }
  }

  void read_plugins(const std::string& path) {
    Plugins plugins = find_plugins(path, places_);
    std::ranges::move(plugins.problems,
                      std::back_inserter(installed_.problems));
    for (const Plugin& plugin : plugins.enabled) {
      read({plugin.path + "/skills", Form::skills}, plugin.name + ":");
      read({plugin.path + "/commands", Form::markdown_files},
           plugin.name + ":");
    }
  }

  static Skill described(const std::string& path,
                         SkillFrontMatter& matter,
                         const Head& head) {
    Skill skill;
    skill.path = path;
    skill.description = std::move(matter.description);
    skill.body = head.bytes.substr(matter.body, k_body_bytes);
    return skill;
  }

  void add(Skill skill) {
    if (!is_callable(skill.name)) {
      installed_.problems.push_back(skill.path +
                                    ": no agent can call a skill of that name");
      return;
    }
    const bool is_new = names_.insert(skill.name).second;
    if (is_new || places_.agent->skills.lists_all_of_a_name) {
      installed_.skills.push_back(std::move(skill));
    }
  }

  const SkillPlaces& places_;
  Installed installed_;
  std::set<std::string, std::less<>> names_;
};

} // namespace

Installed discover(const SkillPlaces& places) {
  return SkillDiscovery(places).run();
}

} // namespace handoff::skills
