// SPDX-License-Identifier: MIT
// What a snapshot has to change in HEAD's tree, path by path.
#include "git/snapshot/snapshot_plan.hpp"

#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace handoff::git {
namespace {

constexpr const char* k_link_mode = "120000";
constexpr const char* k_submodule_mode = "160000";

// "10 MiB", "1536 KiB", "700 bytes": as long as it is exact.
std::string readable_size(std::int64_t bytes) {
  constexpr std::int64_t kib = 1024;
  if (bytes >= kib * kib && bytes % (kib * kib) == 0) {
    return std::to_string(bytes / (kib * kib)) + " MiB";
  }
  if (bytes >= kib && bytes % kib == 0) {
    return std::to_string(bytes / kib) + " KiB";
  }
  return std::to_string(bytes) + " bytes";
}

class Planner {
public:
  Planner(const Repository& repository, std::int64_t most_bytes)
      : top_(repository.worktree + "/"), most_bytes_(most_bytes),
        has_exec_bit_(
            repository.config.get_bool("core.filemode").value_or(true)) {}

  void add(const UncommittedFile& file) {
    if (file.index == '?') {
      add_untracked(file);
    } else if (file.index == 'U') {
      add_unmerged(file);
    } else {
      add_tracked(file);
    }
  }

  SnapshotPlan take() { return std::move(plan_); }

private:
  void add_untracked(const UncommittedFile& file) {
    if (!file.path.ends_with('/')) {
      add_content(file);
      return;
    }
    std::error_code ignored;
    const bool is_repository =
        std::filesystem::exists(top_ + file.path + ".git", ignored);
    leave_out(file.path,
              is_repository
                  ? "it is a repository of its own"
                  : "it holds more than " + std::to_string(k_max_untracked) +
                        " untracked files");
  }

  // The conflict as is, markers and all.
  void add_unmerged(const UncommittedFile& file) {
    if (file.is_submodule) {
      leave_out(file.path, "its commits are in conflict");
      return;
    }
    plan_.deleted.push_back(file.path);
    add_content(file);
  }

  void add_tracked(const UncommittedFile& file) {
    if (!file.old_path.empty()) {
      plan_.deleted.push_back(file.old_path);
    }
    if (file.worktree == 'D' || (file.worktree == '.' && file.index == 'D')) {
      plan_.deleted.push_back(file.path);
      return;
    }
    // What the index holds is right where the work tree has nothing newer to
    // say (a file outside a sparse checkout), and the best where it is left
    // out.
    if (file.index != '.' && file.index_mode != "000000") {
      plan_.known.push_back({file.path, file.index_mode, file.index_id});
    }
    if (file.is_submodule) {
      add_submodule(file);
    } else if (file.worktree != '.') {
      add_content(file);
    }
  }

  void add_submodule(const UncommittedFile& file) {
    if (file.worktree != '.') {
      plan_.submodules.push_back({file.path, k_submodule_mode, file.index_id});
    }
    if (file.is_submodule_dirty) {
      leave_out(file.path, "the submodule has uncommitted work of its own");
    }
  }

  void add_content(const UncommittedFile& file) {
    const std::string full = top_ + file.path;
    struct stat found {};
    if (::lstat(full.c_str(), &found) != 0) {
      return; // gone meanwhile, or a conflict that deleted it
    }
    if (S_ISLNK(found.st_mode)) {
      add_link(file.path);
    } else if (!S_ISREG(found.st_mode)) {
      leave_out(file.path, "it is not a regular file");
    } else if (found.st_size > most_bytes_) {
      leave_out(file.path, "it is larger than " + readable_size(most_bytes_));
    } else if (total_ + found.st_size > 10 * most_bytes_) {
      leave_out(file.path,
                "all together is larger than " +
                    readable_size(10 * most_bytes_));
    } else {
      total_ += found.st_size;
      plan_.files.push_back({file.path, mode_of(file, found)});
    }
  }

  void add_link(const std::string& path) {
    std::error_code failure;
    const std::filesystem::path target =
        std::filesystem::read_symlink(top_ + path, failure);
    if (failure) {
      leave_out(path, failure.message());
      return;
    }
    plan_.links.push_back({path, target.string()});
  }

  // Git's word where it has one: core.fileMode and core.symlinks are in it.
  [[nodiscard]] std::string mode_of(const UncommittedFile& file,
                                    const struct stat& found) const {
    if (file.worktree_mode.starts_with("100") ||
        file.worktree_mode == k_link_mode) {
      return file.worktree_mode;
    }
    return has_exec_bit_ && (found.st_mode & S_IXUSR) != 0 ? "100755"
                                                           : "100644";
  }

  void leave_out(const std::string& path, std::string why) {
    plan_.left_out.push_back({path, std::move(why)});
  }

  std::string top_;
  std::int64_t most_bytes_;
  std::int64_t total_ = 0;
  bool has_exec_bit_;
  SnapshotPlan plan_;
};

} // namespace

SnapshotPlan plan_snapshot(const Repository& repository,
                           const Scope& scope,
                           std::int64_t most_bytes) {
  Planner planner(repository, most_bytes);
  for (const UncommittedFile& file : scope.uncommitted) {
    planner.add(file);
  }
  return planner.take();
}

} // namespace handoff::git
