// SPDX-License-Identifier: MIT
// The guard for what is not an object: files on disk, input, commit messages.
#include "base/attempt.hpp"
#include "base/error.hpp"
#include "guard/document/readable.hpp"
#include "guard/policy/policy_object.hpp"
#include "guard/repository/judge.hpp"
#include "guard/repository/repository_guard.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

// The repository around, if there is one.
Checked open_here() {
  Checked checked;
  (void)base::attempt(
      [&] { checked.repository = git::discover(git::Ask::place); });
  return checked;
}

// Its policy from the disk: what is checked here is not staged either.
void read_policy_here(Checked& checked, std::string_view version) {
  const std::string& top = checked.repository.worktree;
  const auto policy = top.empty() ? std::nullopt : read_policy_file(top);
  if (policy) {
    checked.policy =
        parse_policy(*policy, top + "/" + std::string(k_policy_file), version);
  }
  add_config(checked.policy, checked.repository.config);
}

// As much of a file as is ever judged.
std::string read_beginning(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(
      std::min<std::uintmax_t>(fs::file_size(path), k_max_judged_bytes), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.is_open() || file.bad()) {
    throw Error("cannot read '" + path + "'");
  }
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

// "./notes.md" is "notes.md".
std::string plain(const fs::path& path) {
  return path.lexically_normal().string();
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  fs::recursive_directory_iterator it(folder);
  for (; it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && it->path().filename() == ".git") {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && !it->is_symlink()) {
      files.push_back(plain(it->path()));
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Without what `commit -v` shows and the comments git puts at the end. Those
// above stay: of a message from a file "# Title" is part.
std::string without_comments(std::string_view message) {
  std::string text;
  std::size_t kept = 0;
  for (const std::string_view line : text::split(message, '\n')) {
    if (line.starts_with('#') &&
        line.find("- >8 -") != std::string_view::npos) {
      break;
    }
    text.append(line).append("\n");
    kept = line.starts_with('#') || line.empty() ? kept : text.size();
  }
  text.resize(kept);
  return text;
}

void judge_documents(Checked& checked,
                     const std::vector<std::string>& names,
                     const Checker::Load& load) {
  const std::string& common_dir = checked.repository.common_dir;
  const Descent descent =
      common_dir.empty() ? Descent() : Descent::load(common_dir);
  Checker checker({checked.policy, descent.empty() ? nullptr : &descent});
  checked.report = checker.check(names, load);
}

} // namespace

Checked check_files(const std::vector<std::string>& paths,
                    std::string_view standard_input,
                    std::string_view version) {
  std::vector<std::string> names;
  for (const std::string& path : paths) {
    if (path != "-" && fs::is_directory(path)) {
      std::vector<std::string> files = files_below(path);
      std::move(files.begin(), files.end(), std::back_inserter(names));
    } else if (path == "-" || fs::exists(path)) {
      names.push_back(path == "-" ? path : plain(path));
    } else {
      throw Error("cannot read '" + path + "': no such file");
    }
  }
  const auto load = [&](const std::string& name) -> std::optional<std::string> {
    if (name == "-") {
      return std::string(standard_input);
    }
    return read_beginning(name);
  };
  Checked checked = open_here();
  read_policy_here(checked, version);
  judge_documents(checked, names, load);
  return checked;
}

Checked check_document(const std::string& name,
                       std::string_view text,
                       std::string_view version) {
  Checked checked = open_here();
  read_policy_here(checked, version);
  judge_documents(
      checked, {name}, [&](const std::string&) { return std::string(text); });
  return checked;
}

Checked check_message(std::string_view message,
                      std::string_view version,
                      Skipping skipping) {
  const std::string text = without_comments(message);
  if (text.size() < k_min_message) {
    return {};
  }
  Checked checked = open_here();
  if (skipping == Skipping::obeyed) {
    checked.skipped =
        find_skip(checked.repository.config, std::getenv("HANDOFF_SKIP"));
    if (checked.skipped) {
      return checked;
    }
  }
  read_policy_here(checked, version);
  judge_documents(checked, {""}, [&](const std::string&) { return text; });
  return checked;
}

} // namespace handoff::guard
