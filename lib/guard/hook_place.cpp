// SPDX-License-Identifier: MIT
// Where a repository's hooks are, and who manages them.
#include "guard/hook_place.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"

#include <array>
#include <charconv>
#include <filesystem>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_lefthook = R"(pre-commit:
  jobs:
    - name: handoff
      run: git handoff hook pre-commit
commit-msg:
  jobs:
    - name: handoff
      run: git handoff hook commit-msg {1}
pre-push:
  jobs:
    - name: handoff
      run: git handoff hook pre-push {1} {2}
      use_stdin: true
)";

constexpr std::string_view k_pre_commit = R"(  - repo: local
    hooks:
      - id: handoff
        name: no handoffs
        entry: git handoff hook pre-commit
        language: system
        always_run: true
        pass_filenames: false
        require_serial: true
        stages: [pre-commit, pre-merge-commit]
      - id: handoff-pre-push
        name: no handoffs
        entry: git handoff hook pre-push
        language: system
        always_run: true
        pass_filenames: false
        require_serial: true
        stages: [pre-push]
)";

constexpr std::string_view k_overcommit = R"(PreCommit:
  Handoff:
    enabled: true
    description: 'Look for handoffs'
    required_executable: 'git'
    command: ['git', 'handoff', 'hook', 'pre-commit']
PrePush:
  Handoff:
    enabled: true
    description: 'Look for handoffs'
    required_executable: 'git'
    command: ['git', 'handoff', 'hook', 'pre-push']
)";

struct Known {
  std::string_view name;
  std::string_view file; // below the top of the work tree
  std::string_view stanza;
};

constexpr std::array<Known, 10> k_managers = {{
    {"husky", ".husky", ""},
    {"lefthook", "lefthook.yml", k_lefthook},
    {"lefthook", ".lefthook.yml", k_lefthook},
    {"lefthook", "lefthook.yaml", k_lefthook},
    {"lefthook", ".lefthook.yaml", k_lefthook},
    {"lefthook", ".config/lefthook.yml", k_lefthook},
    {"pre-commit", ".pre-commit-config.yaml", k_pre_commit},
    {"pre-commit", ".pre-commit-config.yml", k_pre_commit},
    {"overcommit", ".overcommit.yml", k_overcommit},
    {"lefthook", "lefthook.toml", k_lefthook},
}};

bool mentions_us(const std::string& path) {
  return fs::is_regular_file(path) &&
         base::read_file(path).find("git handoff hook") != std::string::npos;
}

std::optional<Manager> find_manager(const std::string& worktree) {
  if (worktree.empty()) {
    return std::nullopt;
  }
  for (const Known& known : k_managers) {
    const std::string path = worktree + "/" + std::string(known.file);
    if (!fs::exists(path)) {
      continue;
    }
    Manager manager{.name = std::string(known.name),
                    .file = path,
                    .stanza = std::string(known.stanza)};
    manager.is_per_event = fs::is_directory(path);
    manager.has_us =
        mentions_us(manager.is_per_event ? path + "/pre-commit" : path);
    return manager;
  }
  return std::nullopt;
}

// "<scope>\t<origin>\t<value>" of the value that counts.
void find_redirection(HookPlace& place) {
  const base::Completed said = git::run(
      {"config", "--show-scope", "--show-origin", "--get", "core.hooksPath"});
  if (!said.ok()) {
    return;
  }
  const auto fields = git::split(said.out, '\t');
  place.is_redirected = true;
  if (fields.size() == 3) {
    place.redirected_by = fields[1];
    place.is_redirected_for_all =
        fields[0] == "global" || fields[0] == "system";
  }
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

} // namespace

int parse_git_version(std::string_view text) {
  int version = 0;
  std::size_t at = text.find_first_of("0123456789");
  for (int part = 0; part < 3; ++part) {
    int number = 0;
    if (at < text.size()) {
      const char* const begin = text.data() + at;
      const auto [end, error] =
          std::from_chars(begin, text.data() + text.size(), number);
      number = error == std::errc() ? number : 0;
      at += static_cast<std::size_t>(end - begin);
      at += at < text.size() && text[at] == '.' ? 1 : text.size();
    }
    version = version * 100 + number;
  }
  return version;
}

std::string husky_line(std::string_view event) {
  const std::string call = "git handoff hook " + std::string(event);
  return call + " \"$@\"\n";
}

HookPlace find_hook_place(const git::Repository& repository) {
  HookPlace place;
  place.git_version = parse_git_version(git::output({"version"}));
  place.directory = first_line(git::output(
      {"rev-parse", "--path-format=absolute", "--git-path", "hooks"}));
  find_redirection(place);
  place.manager = find_manager(repository.worktree);
  return place;
}

} // namespace handoff::guard
