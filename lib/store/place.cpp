// SPDX-License-Identifier: MIT
// Which temporary directory may hold the store: never one inside a worktree.
#include "store/place.hpp"

#include "base/error.hpp"
#include "store/surroundings.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::store {
namespace {

namespace fs = std::filesystem;

// In a directory that others can write and that is not sticky, they could
// put their own directory in our store's place.
bool can_be_renamed_in(const fs::path& directory) {
  struct stat found {};
  if (::stat(directory.c_str(), &found) != 0) {
    return true;
  }
  const bool is_open = (found.st_mode & 022U) != 0;
  return is_open && (found.st_mode & S_ISVTX) == 0;
}

std::string inside(const Enclosure& enclosure) {
  return "is inside the " + enclosure.what + " '" + enclosure.top.string() +
         "'";
}

class PlaceFinder {
public:
  explicit PlaceFinder(const PlaceQuery& query) : surroundings_(query.own) {}

  void take_configured(const std::string& path) {
    if (path.empty()) {
      return;
    }
    const std::string name = "handoff.dir '" + path + "'";
    if (path[0] != '/') {
      throw Error(name + " is not an absolute path", k_set_directory);
    }
    if (const auto directory = usable(name, path)) {
      const auto around = surroundings_.enclosing(*directory);
      if (around && around->is_own) {
        throw Error(name + " " + inside(*around), k_set_directory);
      }
      add(*directory);
    }
  }

  void take(const std::string& name, const std::string& path) {
    if (path.empty()) {
      return;
    }
    if (const auto directory = usable(name, path)) {
      if (const auto around = surroundings_.enclosing(*directory)) {
        pass_over(name, inside(*around));
        return;
      }
      add(*directory);
    }
  }

  Places finish() {
    if (found_.roots.empty()) {
      std::string why = "no directory can store a handoff";
      for (const std::string& warning : found_.warnings) {
        why += "; " + warning;
      }
      throw Error(why, k_set_directory);
    }
    return std::move(found_);
  }

private:
  static constexpr const char* k_set_directory =
      "git config --global handoff.dir <a directory outside every repository>";

  // The canonical directory, unless it cannot be written.
  std::optional<fs::path> usable(const std::string& name,
                                 const std::string& path) {
    if (path[0] != '/') {
      pass_over(name, "is not an absolute path");
      return std::nullopt;
    }
    const std::optional<fs::path> directory = resolved(path);
    std::error_code error;
    if (!directory || !fs::is_directory(*directory, error)) {
      pass_over(name, "is not a directory");
      return std::nullopt;
    }
    if (::access(directory->c_str(), W_OK | X_OK) != 0) {
      pass_over(name, "cannot be written");
      return std::nullopt;
    }
    if (can_be_renamed_in(*directory)) {
      pass_over(name, "is writable by others and has no sticky bit");
      return std::nullopt;
    }
    return directory;
  }

  void pass_over(const std::string& name, const std::string& why) {
    found_.warnings.push_back(name + " " + why);
  }

  void add(const fs::path& directory) {
    const std::string root = store_root(directory.string());
    if (std::ranges::find(found_.roots, root) == found_.roots.end()) {
      found_.roots.push_back(root);
    }
  }

  Surroundings surroundings_;
  Places found_;
};

} // namespace

PlaceQuery place_query() {
  PlaceQuery query;
  if (const char* tmpdir = std::getenv("TMPDIR")) {
    query.tmpdir = tmpdir;
  }
  if (const char* fallbacks = std::getenv("GIT_HANDOFF_FALLBACKS")) {
    query.fallbacks.clear();
    for (const std::string_view fallback : text::split(fallbacks, ':')) {
      query.fallbacks.emplace_back(fallback);
    }
  }
  return query;
}

PlaceQuery place_query(const git::Repository& repository) {
  PlaceQuery query = place_query();
  query.configured = repository.config.get_path(config::k_dir).value_or("");
  query.own = {.worktree = repository.worktree,
               .git_dir = repository.git_dir,
               .common_dir = repository.common_dir};
  return query;
}

std::string store_root(const std::string& directory) {
  return (directory == "/" ? "" : directory) + "/git-handoff-" +
         std::to_string(::geteuid());
}

std::vector<std::string> known_roots(const PlaceQuery& query) {
  std::vector<std::string> directories = {query.configured, query.tmpdir};
  directories.insert(
      directories.end(), query.fallbacks.begin(), query.fallbacks.end());
  std::vector<std::string> roots;
  for (const std::string& directory : directories) {
    const std::optional<fs::path> path = resolved(directory);
    const std::string root = path ? store_root(path->string()) : "";
    if (path && std::ranges::find(roots, root) == roots.end()) {
      roots.push_back(root);
    }
  }
  return roots;
}

Places find_places(const PlaceQuery& query) {
  PlaceFinder finder(query);
  finder.take_configured(query.configured);
  finder.take("TMPDIR '" + query.tmpdir + "'", query.tmpdir);
  for (const std::string& fallback : query.fallbacks) {
    finder.take("'" + fallback + "'", fallback);
  }
  return finder.finish();
}

} // namespace handoff::store
