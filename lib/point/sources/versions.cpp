// SPDX-License-Identifier: MIT
// Files that are not at the branch's end: changed ones, and other versions.
#include "point/sources/versions.hpp"

#include "git/git.hpp"
#include "point/language/object_id.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr const char* k_max_versions = "--max-count=300";
// History is looked through no farther back, along the first parents.
constexpr const char* k_horizon = "~2000";
constexpr std::size_t k_max_paths = 200; // to name to git

// ":100644 100644 <old> <new> M": the ids of a raw entry; nothing when its
// new side is not a regular file.
struct RawEntry {
  std::string_view old_id;
  std::string_view new_id;
};

std::optional<RawEntry> parse_raw(std::string_view entry) {
  const auto words = text::split(entry, ' ');
  if (words.size() < 5 || !words[0].starts_with(':')) {
    return std::nullopt;
  }
  return RawEntry{words[2], words[3]};
}

bool is_null(std::string_view id) {
  return id.find_first_not_of('0') == std::string_view::npos;
}

struct ChangedBlob {
  std::string id; // as bytes, at `to`
  std::string path;
};

// What is there at `to`, and not the same at `from`.
std::vector<ChangedBlob> differing(const std::string& from,
                                   const std::string& to) {
  const std::string listing = git::output({"diff-tree",
                                           "-r",
                                           "-z",
                                           "--raw",
                                           "--no-abbrev",
                                           "--no-renames",
                                           "--diff-filter=d",
                                           from,
                                           to});
  std::vector<ChangedBlob> all;
  const auto fields = text::split(listing, '\0');
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    if (const std::optional<RawEntry> entry = parse_raw(fields[i])) {
      all.push_back({id_bytes(entry->new_id), std::string(fields[i + 1])});
    }
  }
  return all;
}

std::string horizon(const Ends& ends) {
  const base::Completed said =
      git::run({"rev-parse", "--verify", "--quiet", ends.head + k_horizon});
  return said.ok() ? said.out.substr(0, said.out.find('\n')) : "";
}

std::string history(const Ends& ends, const Paths& paths) {
  std::vector<std::string> words = {"--literal-pathspecs",
                                    "log",
                                    "--no-show-signature",
                                    "--no-color",
                                    "--format=%x01%H",
                                    "--raw",
                                    "-z",
                                    "--no-abbrev",
                                    "--no-renames",
                                    k_max_versions,
                                    ends.head};
  if (const std::string far = horizon(ends); !far.empty()) {
    words.push_back("^" + far);
  }
  words.emplace_back("--");
  if (paths.size() <= k_max_paths) {
    for (const auto& [path, id] : paths) {
      words.push_back(path);
    }
  }
  return git::run(std::move(words)).out;
}

} // namespace

Paths changed_paths(const Ends& ends) {
  Paths paths;
  if (!ends.base.empty()) {
    for (auto& [id, path] : differing(ends.base, ends.head)) {
      paths.emplace(std::move(path), std::move(id));
    }
  }
  return paths;
}

std::vector<Version> snapshot_versions(const Ends& ends) {
  std::vector<Version> versions;
  if (!ends.snapshot.empty()) {
    for (auto& [id, path] : differing(ends.snapshot + "^", ends.snapshot)) {
      versions.push_back({std::move(id),
                          std::move(path),
                          ends.snapshot,
                          ends.short_snapshot,
                          Rank::snapshot_file});
    }
  }
  return versions;
}

// A version's commit is the one that made it. Commits come as "\1<id>" between
// the NULs of their entries.
std::vector<Version> old_versions(const Ends& ends, const Paths& paths) {
  std::vector<Version> versions;
  if (paths.empty()) {
    return versions;
  }
  const std::string listing = history(ends, paths);
  const std::size_t id_size = ends.head.size() / 2;
  std::string_view id;
  std::optional<RawEntry> entry;
  for (std::string_view field : text::split(listing, '\0')) {
    field.remove_prefix(std::min(field.find_first_not_of('\n'), field.size()));
    if (field.starts_with('\1')) {
      id = field.substr(1, 2 * id_size);
      const std::size_t raw = field.find(':');
      entry = raw == std::string_view::npos ? std::nullopt
                                            : parse_raw(field.substr(raw));
    } else if (field.starts_with(':') && !entry) {
      entry = parse_raw(field);
    } else if (entry) {
      if (!is_null(entry->new_id) && paths.contains(field)) {
        versions.push_back({id_bytes(entry->new_id),
                            std::string(field),
                            std::string(id),
                            std::string(id.substr(0, ends.short_head.size()))});
      }
      entry.reset();
    }
  }
  return versions;
}

} // namespace handoff::point
