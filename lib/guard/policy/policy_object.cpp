// SPDX-License-Identifier: MIT
// Which .handoff.yml is in force, and what it says.
#include "guard/policy/policy_object.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "git/objects/tree_entries.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <sys/stat.h>

namespace handoff::guard {
namespace {

using Fields = std::vector<std::string_view>;

Error refusal(const std::string& what) {
  return Error("'" + std::string(k_policy_file) + "' " + what,
               "the policy is a file of its own at the top of the repository: "
               "man git-handoff-policy");
}

// By the mode of git or of the disk, which have the same bits for a kind.
void require_file(std::uint32_t mode) {
  switch (mode & S_IFMT) {
  case S_IFREG:
    return;
  case S_IFLNK:
    throw refusal("is a symbolic link");
  case S_IFDIR:
    throw refusal("is a directory");
  case S_IFLNK | S_IFDIR:
    throw refusal("is a submodule");
  default:
    throw refusal("is not a regular file");
  }
}

void require_size(std::uintmax_t bytes) {
  if (bytes > k_max_policy_bytes) {
    throw refusal("is too large (" + std::to_string(bytes) + " bytes)");
  }
}

// "<mode> <id> <stage>\t<path>" of ls-files, "<mode> <type> <id>\t<path>" of
// ls-tree; empty for a path that is not at the top of it all.
std::string object_in(std::string_view line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const Fields fields = text::split(line.substr(0, tab), ' ');
  const std::string_view path = line.substr(std::min(tab + 1, line.size()));
  const bool is_below =
      path.starts_with(std::string(k_policy_file) + "/"); // of ls-files
  if (fields.size() != 3 || (path != k_policy_file && !is_below)) {
    return {};
  }
  const std::string mode(fields[0]);
  require_file(is_below ? S_IFDIR
                        : static_cast<std::uint32_t>(
                              std::strtoul(mode.c_str(), nullptr, 8)));
  const bool is_conflict = fields[2].size() == 1 && fields[2] != "0";
  const bool is_index = fields[2].size() == 1;
  return is_conflict ? "" : std::string(is_index ? fields[1] : fields[2]);
}

} // namespace

std::vector<base::Command> policy_questions(PolicyFrom from,
                                            const std::string& revision) {
  const std::string name(k_policy_file);
  std::vector<base::Command> questions;
  if (from == PolicyFrom::index) {
    questions.push_back(git::command(
        {"ls-files", "-z", "--stage", "--full-name", "--", ":/" + name}));
  }
  questions.push_back(
      git::command({"ls-tree", "-z", "--full-tree", revision, "--", name}));
  for (base::Command& question : questions) {
    question.environment.emplace_back("GIT_LITERAL_PATHSPECS=0");
  }
  return questions;
}

std::string policy_object(std::span<const base::Completed> answers) {
  for (const base::Completed& said : answers) {
    // Without a commit there is no tree to list.
    for (const std::string_view line : text::split(said.out, '\0')) {
      if (std::string object = object_in(line); !object.empty()) {
        return object;
      }
    }
  }
  return {};
}

std::optional<std::string> policy_object(const git::IndexFile& index) {
  const std::string below = std::string(k_policy_file) + "/";
  const std::size_t first = index.find(below);
  if (first < index.size() && index.path(first).starts_with(below)) {
    require_file(S_IFDIR);
  }
  const std::size_t at = index.find(k_policy_file);
  if (at == index.size() || index.path(at) != k_policy_file) {
    return "";
  }
  const git::IndexEntry entry = index.entry(at);
  require_file(entry.stat.mode);
  return entry.stage == 0 ? std::optional(git::to_digits(entry.id))
                          : std::nullopt;
}

Policy read_policy(git::BlobStream& blobs,
                   const std::string& object,
                   std::string_view version) {
  Policy policy;
  if (object.empty()) {
    return policy;
  }
  const auto wants = [](std::size_t, std::size_t size) {
    require_size(size);
    return true;
  };
  const auto take = [&](const git::StreamedBlob& blob) {
    if (blob.state != git::BlobState::read) {
      throw refusal("cannot be read: object " + object + " is missing");
    }
    policy = parse_policy(blob.bytes, std::string(k_policy_file), version);
  };
  blobs.read({&object, 1}, wants, take);
  return policy;
}

std::optional<std::string> read_policy_file(const std::string& top) {
  const std::string path = top + "/" + std::string(k_policy_file);
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return std::nullopt;
    }
    throw system_error("cannot read '" + path + "'", errno);
  }
  require_file(found.st_mode);
  require_size(static_cast<std::uintmax_t>(found.st_size));
  return base::read_file(path);
}

} // namespace handoff::guard
