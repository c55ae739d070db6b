// SPDX-License-Identifier: MIT
// Where git could meet a filter of someone else's, found without git.
#include "git/direct/foreign_filters.hpp"

#include "base/mapped_file.hpp"
#include "git/direct/config_files.hpp"
#include "git/direct/index_file.hpp"
#include "git/direct/near_repository.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t k_submodule = 0160000; // the mode of its entry

// The mode of a submodule in an index, or an index in parts ("link", "sdir").
bool may_hold_submodules(const std::string& index) {
  constexpr std::array<std::string_view, 3> k_signs = {
      std::string_view("\0\0\xe0\0", 4),
      std::string_view("link\0\0", 6),
      std::string_view("sdir\0\0", 6)};
  std::error_code unknown;
  if (!fs::exists(index, unknown)) {
    return false;
  }
  const auto file = base::MappedFile::open(index);
  if (!file) {
    return fs::file_size(index, unknown) != 0;
  }
  return std::any_of(k_signs.begin(), k_signs.end(), [&](const auto sign) {
    return file->bytes().find(sign) != std::string_view::npos;
  });
}

// A submodule with submodules is not looked into any deeper.
bool may_filter(const fs::path& submodule) {
  const fs::path place = git_directory_at(submodule / ".git");
  std::error_code unknown;
  return fs::exists(place, unknown) &&
         (own_config_may_name(
              {.git_dir = place.string(), .common_dir = place.string()},
              "filter") ||
          may_hold_submodules((place / "index").string()));
}

std::string index_of(const Repository& repository) {
  const char* const given = std::getenv("GIT_INDEX_FILE");
  return given == nullptr ? repository.git_dir + "/index" : given;
}

} // namespace

bool is_free_of_filters() {
  const auto repository = plain_repository();
  return repository && !own_config_may_name(*repository, "filter") &&
         !may_hold_submodules(repository->git_dir + "/index");
}

bool submodules_may_filter(const Repository& repository) {
  const std::string path = index_of(repository);
  if (!may_hold_submodules(path)) {
    return false;
  }
  const auto index =
      IndexFile::open(path, repository.object_format == "sha256" ? 32 : 20);
  if (!index) {
    return true;
  }
  for (std::size_t i = 0; i < index->size(); ++i) {
    const IndexEntry entry = index->entry(i);
    if (entry.stat.mode == k_submodule &&
        may_filter(fs::path(repository.worktree) / entry.path)) {
      return true;
    }
  }
  return false;
}

} // namespace handoff::git
