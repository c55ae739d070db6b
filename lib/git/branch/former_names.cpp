// SPDX-License-Identifier: MIT
// What a branch was called before `git branch -m`.
#include "git/branch/former_names.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "text/split.hpp"

#include <charconv>
#include <filesystem>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_heads = "refs/heads/";

// In git's format of files, whatever keeps the refs.
std::string read_reflog(const std::string& common_dir,
                        const std::string& name) {
  const std::string path = common_dir + "/logs/" + std::string(k_heads) + name;
  std::error_code error;
  std::string text;
  if (fs::is_regular_file(path, error)) {
    static_cast<void>(base::attempt([&] { text = base::read_file(path); }));
    return text;
  }
  if (!fs::exists(common_dir + "/reftable", error)) {
    return text;
  }
  const base::Completed said = run({"--git-dir=" + common_dir,
                                    "log",
                                    "-g",
                                    "--date=unix",
                                    "--format=%gd%x09%gs",
                                    std::string(k_heads) + name,
                                    "--"});
  const std::vector<std::string_view> lines = text::split(said.out, '\n');
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::size_t open = line->find("@{");
    const std::size_t close = line->find("}\t");
    if (open < close && close != std::string_view::npos) {
      text.append(line->substr(open + 2, close - open - 2)).append(" +0000");
      text.append(line->substr(close + 1)).append("\n");
    }
  }
  return text;
}

// The seconds in "... <seconds> <zone>".
std::int64_t time_of(std::string_view head) {
  head = head.substr(0, head.rfind(' '));
  head.remove_prefix(head.rfind(' ') + 1); // npos + 1 is 0
  std::int64_t seconds = 0;
  std::from_chars(head.data(), head.data() + head.size(), seconds);
  return seconds;
}

bool is_branch(const std::string& common_dir, const std::string& name) {
  return run({"--git-dir=" + common_dir,
              "show-ref",
              "--verify",
              "--quiet",
              std::string(k_heads) + name})
      .ok();
}

} // namespace

std::vector<FormerName> parse_renames(std::string_view reflog,
                                      std::string_view name) {
  std::vector<FormerName> names;
  const std::vector<std::string_view> lines = text::split(reflog, '\n');
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    constexpr std::string_view k_renamed = "\tBranch: renamed refs/heads/";
    const std::size_t at = line->find(k_renamed);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view both = line->substr(at + k_renamed.size());
    const std::string to = " to " + std::string(k_heads) + std::string(name);
    if (both.size() > to.size() && both.ends_with(to)) {
      const std::string_view from = both.substr(0, both.size() - to.size());
      names.push_back({std::string(from), time_of(line->substr(0, at))});
      name = from;
    }
  }
  return names;
}

std::vector<FormerName> former_names(const std::string& common_dir,
                                     const std::string& name) {
  std::vector<FormerName> names =
      name.empty() ? std::vector<FormerName>()
                   : parse_renames(read_reflog(common_dir, name), name);
  for (FormerName& former : names) {
    former.is_free = !is_branch(common_dir, former.name);
  }
  return names;
}

} // namespace handoff::git
