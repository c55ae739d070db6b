// SPDX-License-Identifier: MIT
// Handoffs as files: <root>/git-handoff-<uid>/<repository>/<name>-<id>.md
#include "store/store.hpp"

#include "base/attempt.hpp"
#include "base/directory_lock.hpp"
#include "base/private_file.hpp"
#include "base/sha256.hpp"
#include "store/branch_identity.hpp"
#include "store/id.hpp"
#include "store/kept_archive.hpp"
#include "store/ledger.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::store {
namespace {

namespace fs = std::filesystem;

LedgerEntry ledger_entry(const NewHandoff& handoff, const std::string& path) {
  const HeaderFacts& facts = handoff.header.facts;
  return {.id = facts.id,
          .kind = std::string(kind_name(facts.kind)),
          .branch = handoff.header.branch.str(),
          .parent_branch_hash = handoff.parent_branch_hash,
          .head = facts.head,
          .snapshot = facts.snapshot,
          .parent = facts.parent,
          .digest = document_digest(handoff.document.view()),
          .path = path,
          .created = facts.created,
          .expires = facts.expires};
}

// The files of one handoff, gone again unless all of them are there.
class HandoffFiles {
public:
  explicit HandoffFiles(const NewHandoff& handoff) : handoff_(handoff) {}
  ~HandoffFiles() {
    for (const std::string& path : written_) {
      ::unlink(path.c_str());
    }
  }
  HandoffFiles(const HandoffFiles&) = delete;
  HandoffFiles& operator=(const HandoffFiles&) = delete;

  // The path of the document. Throws Error.
  std::string write(const std::string& root,
                    std::vector<std::string>& warnings) {
    const std::string directory = root + "/" + directory_name(handoff_.header);
    base::make_private_directory(root);
    base::make_private_directory(directory);
    std::string path = directory + "/" + file_name(handoff_.header);
    create(path, handoff_.document.view());
    if (handoff_.full) {
      create(full_path(path), handoff_.full->view());
    }
    if (!handoff_.anchors.commits.empty()) {
      const auto failure = base::attempt([&] {
        create(anchors_path(path), format_anchors(handoff_.anchors));
      });
      if (failure) {
        warnings.push_back("rewritten commits will not be followed: " +
                           std::string(failure->what()));
      }
    }
    add_archive(path, warnings);
    written_.clear();
    return path;
  }

private:
  // A document without its conversation is still a good one.
  void add_archive(const std::string& path,
                   std::vector<std::string>& warnings) {
    if (handoff_.archive.empty()) {
      return;
    }
    const auto failure =
        base::attempt([&] { create(archive_path(path), handoff_.archive); });
    if (failure) {
      warnings.push_back("could not store the conversation: " +
                         std::string(failure->what()));
    }
  }

  void create(const std::string& path, std::string_view bytes) {
    base::write_private_file(path, bytes, base::IfExists::refuse);
    written_.push_back(path);
  }

  const NewHandoff& handoff_;
  std::vector<std::string> written_;
};

std::string write_files(const Places& places,
                        const NewHandoff& handoff,
                        std::vector<std::string>& warnings) {
  for (const std::string& root : places.roots) {
    std::string path;
    const std::optional<Error> failure = base::attempt(
        [&] { path = HandoffFiles(handoff).write(root, warnings); });
    if (!failure) {
      return path;
    }
    if (&root == &places.roots.back()) {
      throw *failure;
    }
    warnings.emplace_back(failure->what());
  }
  throw Error("no directory can store a handoff");
}

// The id at the end of "<name>-<id>.md", empty if there is none.
std::string_view id_in_name(std::string_view name) {
  constexpr std::string_view k_end = ".md";
  constexpr std::size_t k_id_size = 9;
  if (!name.ends_with(k_end) || name.size() <= k_end.size() + k_id_size) {
    return {};
  }
  name.remove_suffix(k_end.size());
  const std::string_view id = name.substr(name.size() - k_id_size);
  return is_id(id) && name[name.size() - k_id_size - 1] == '-'
             ? id
             : std::string_view();
}

bool is_ours_alone(const fs::path& directory) {
  struct stat found {};
  return ::lstat(directory.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & 077U) == 0;
}

std::vector<fs::path> entries_if_ours(const fs::path& directory) {
  std::vector<fs::path> paths;
  if (!is_ours_alone(directory)) {
    return paths;
  }
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    paths.push_back(it->path());
  }
  std::ranges::sort(paths);
  return paths;
}

// What is no directory, in the stores and in their repositories' directories.
std::vector<fs::path> all_files(const std::vector<std::string>& roots) {
  std::vector<fs::path> files;
  for (const std::string& root : roots) {
    for (const fs::path& entry : entries_if_ours(root)) {
      std::error_code error;
      if (!fs::is_directory(fs::symlink_status(entry, error))) {
        files.push_back(entry);
        continue;
      }
      for (const fs::path& file : entries_if_ours(entry)) {
        files.push_back(file);
      }
    }
  }
  return files;
}

} // namespace

WrittenHandoff write_handoff(const Places& places,
                             const std::string& common_dir,
                             const NewHandoff& handoff) {
  WrittenHandoff written = {.id = handoff.header.facts.id,
                            .warnings = places.warnings};
  written.path = write_files(places, handoff, written.warnings);
  enter_handoff(common_dir, handoff, written);
  return written;
}

void enter_handoff(const std::string& common_dir,
                   const NewHandoff& handoff,
                   WrittenHandoff& written) {
  if (common_dir.empty()) {
    return;
  }
  const std::optional<Error> failure = base::attempt([&] {
    LedgerEntry entry = ledger_entry(handoff, written.path);
    if (handoff.branch) {
      entry.branch_hash = hash_branch(common_dir, *handoff.branch);
    }
    if (!add_to_ledger(common_dir, std::move(entry))) {
      throw Error("the ledger has handoff '" + written.id + "' already");
    }
  });
  if (failure) {
    written.warnings.push_back(std::string(failure->what()) +
                               "; only 'git handoff list --all' shows " +
                               written.id);
  }
}

Rewritten rewrite_handoff(const std::string& path,
                          std::string_view before,
                          const redact::RedactedText& document) {
  // Two edits, or an edit and a drop, must not overtake each other here.
  const base::DirectoryLock lock(fs::path(path).parent_path().string(),
                                 base::IfLocked::wait);
  if (!fs::exists(fs::symlink_status(path))) {
    return Rewritten::gone;
  }
  if (base::read_private_file(path, k_max_document_bytes) != before) {
    return Rewritten::changed;
  }
  base::write_private_file(path, document.view(), base::IfExists::replace);
  return Rewritten::done;
}

std::vector<std::string> stored_files(const std::vector<std::string>& roots) {
  std::vector<std::string> files;
  for (const fs::path& file : all_files(roots)) {
    if (!id_in_name(file.filename().string()).empty()) {
      files.push_back(file.string());
    }
  }
  return files;
}

std::vector<std::string> other_files(const std::vector<std::string>& roots) {
  std::vector<std::string> files;
  for (const fs::path& file : all_files(roots)) {
    if (id_in_name(file.filename().string()).empty()) {
      files.push_back(file.string());
    }
  }
  return files;
}

std::string stored_id(const std::string& path) {
  return std::string(id_in_name(path.substr(path.rfind('/') + 1)));
}

std::string document_digest(std::string_view document) {
  return base::hex(base::sha256(document));
}

std::string full_path(const std::string& path) {
  return path.substr(0, path.rfind(".md")) + ".full";
}

std::string original_path(const std::string& path) {
  return path.substr(0, path.rfind(".md")) + ".original";
}

bool is_in_store(const std::string& path) {
  const fs::path file(path);
  const fs::path directory = file.parent_path();
  const fs::path root = directory.parent_path();
  return file.is_absolute() && file.lexically_normal() == file &&
         !id_in_name(file.filename().string()).empty() &&
         root == store_root(root.parent_path().string()) &&
         is_ours_alone(root) && is_ours_alone(directory);
}

} // namespace handoff::store
