// SPDX-License-Identifier: MIT
// Finds the sessions of agents that keep them as plain files.
#include "session/locate.hpp"

#include "session/paths.hpp"
#include "session/plain_files.hpp"
#include "session/text_cut.hpp"
#include "session/transcript_head.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

bool is_inside_any(std::string_view path, const Roots& roots) {
  return std::ranges::any_of(roots, [&](const std::string& root) {
    return root == "/" || (!path.empty() && is_inside(path, root));
  });
}

// Whether a directory named after `path` may be for one of `roots` or below:
// names lose information, so the transcript's own cwd decides later.
bool may_be_below(std::string_view name, const Roots& roots) {
  constexpr std::size_t k_cut = 200; // where Claude Code cuts long names
  return std::ranges::any_of(roots, [&](const std::string& root) {
    const std::string slug = claude_slug(root);
    return root == "/" || name.starts_with(slug.substr(0, k_cut));
  });
}

void add(std::vector<Candidate>& found,
         const Roots& roots,
         Candidate candidate) {
  if (is_inside_any(candidate.cwd, roots) && is_plain_file(candidate.path)) {
    candidate.modified = modified_time(candidate.path);
    found.push_back(std::move(candidate));
  }
}

// The flat "key: value" lines of workspace.yaml.
std::string yaml_value(std::string_view yaml, std::string_view key) {
  const std::string mark = "\n" + std::string(key) + ": ";
  const std::string text = "\n" + std::string(yaml);
  std::string_view value = trimmed(between(text, mark, "\n"));
  const bool is_quoted = value.size() > 1 && value.front() == value.back() &&
                         (value.front() == '"' || value.front() == '\'');
  return std::string(is_quoted ? value.substr(1, value.size() - 2) : value);
}

} // namespace

std::vector<Candidate> locate_claude(const std::string& place,
                                     const Roots& roots) {
  std::vector<Candidate> found;
  for (const fs::path& project : entries(place)) {
    if (!may_be_below(project.filename().string(), roots)) {
      continue;
    }
    for (const fs::path& file : entries(project)) {
      const std::string name = file.filename().string();
      if (name.ends_with(".jsonl") && !name.starts_with("agent-")) {
        add(found,
            roots,
            {.agent = Agent::claude,
             .path = file.string(),
             .id = file.stem().string(),
             .cwd = string_member(read_head(file.string()), "cwd")});
      }
    }
  }
  return found;
}

std::vector<Candidate> locate_qwen(const std::string& place,
                                   const Roots& roots) {
  std::vector<Candidate> found;
  for (const fs::path& project : entries(place)) {
    if (!may_be_below(project.filename().string(), roots)) {
      continue;
    }
    for (const fs::path& file : entries(project / "chats")) {
      if (file.extension() == ".jsonl") {
        add(found,
            roots,
            {.agent = Agent::qwen,
             .path = file.string(),
             .id = file.stem().string(),
             .cwd = string_member(read_head(file.string()), "cwd")});
      }
    }
  }
  return found;
}

std::vector<Candidate> locate_codex(const std::string& place,
                                    const Roots& roots) {
  std::vector<Candidate> found;
  for (const char* name : {"sessions", "archived_sessions"}) {
    for (const fs::path& file : entries_below(fs::path(place) / name)) {
      const std::string base = file.filename().string();
      if (!base.starts_with("rollout-")) {
        continue;
      }
      const bool is_packed = base.ends_with(".zst");
      const std::string head =
          is_packed ? std::string() : read_head(file.string(), 8'192);
      const std::string_view meta =
          std::string_view(head).substr(0, head.find("\"base_instructions\""));
      if (meta.find("\"source\":{\"subagent\"") != std::string_view::npos) {
        continue;
      }
      add(found,
          roots,
          {.agent = Agent::codex,
           .path = file.string(),
           .id = string_member(meta, "id"),
           .cwd = string_member(meta, "cwd")});
    }
  }
  return found;
}

std::vector<Candidate> locate_copilot(const std::string& place,
                                      const Roots& roots) {
  std::vector<Candidate> found;
  for (const fs::path& directory : entries(place)) {
    const fs::path events = directory / "events.jsonl";
    const std::string yaml = read_head((directory / "workspace.yaml").string());
    std::string cwd = yaml_value(yaml, "cwd");
    if (cwd.empty()) {
      cwd = string_member(read_head(events.string()), "cwd");
    }
    if (is_plain_file(events.string())) {
      add(found,
          roots,
          {.agent = Agent::copilot,
           .path = events.string(),
           .id = directory.filename().string(),
           .cwd = std::move(cwd)});
    }
  }
  return found;
}

std::vector<Candidate> locate_pi(const std::string& place, const Roots& roots) {
  std::vector<Candidate> found;
  for (const fs::path& project : entries(place)) {
    for (const fs::path& file : entries(project)) {
      if (file.extension() == ".jsonl") {
        const std::string head = read_head(file.string(), 4'096);
        add(found,
            roots,
            {.agent = Agent::pi,
             .path = file.string(),
             .id = string_member(head, "id"),
             .cwd = string_member(head, "cwd")});
      }
    }
  }
  return found;
}

std::vector<Candidate> locate_cline(const std::string& place,
                                    const Roots& roots) {
  std::vector<Candidate> found;
  for (const fs::path& directory : entries(place)) {
    const std::string id = directory.filename().string();
    const std::string head = read_head((directory / (id + ".json")).string());
    const fs::path messages = directory / (id + ".messages.json");
    if (is_plain_file(messages.string())) {
      add(found,
          roots,
          {.agent = Agent::cline,
           .path = messages.string(),
           .id = id,
           .cwd = string_member(head, "workspace_root")});
    }
  }
  return found;
}

} // namespace handoff::session
