// SPDX-License-Identifier: MIT
// Handoffs as files: <root>/git-handoff-<uid>/<repository>/<name>-<id>.md
#include "store/store.hpp"

#include "base/attempt.hpp"
#include "base/directory_lock.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "store/id.hpp"
#include "store/ledger.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::store {
namespace {

namespace fs = std::filesystem;

// With 38 bits an id, two that are taken are no accident any more.
constexpr int k_most_tries = 8;

FrontMatter front_of(const redact::RedactedText& document,
                     const std::string& id) {
  const ParsedDocument parsed = parse_document(document.view());
  if (!parsed.ok()) {
    throw std::logic_error("rendered front matter: " +
                           parsed.problems.front().text);
  }
  if (parsed.front.id != id) {
    throw std::logic_error("the document does not carry its id");
  }
  return parsed.front;
}

// The path of the new file; nothing when the name is taken.
std::optional<std::string> create_in(const std::string& root,
                                     const FrontMatter& front,
                                     std::string_view document) {
  const std::string directory = root + "/" + directory_name(front);
  base::make_private_directory(root);
  base::make_private_directory(directory);
  const std::string path = directory + "/" + file_name(front);
  return base::create_private_file(path, document) ? std::optional(path)
                                                   : std::nullopt;
}

LedgerEntry ledger_entry(const FrontMatter& front, const std::string& path) {
  return {.id = front.id,
          .kind = front.kind,
          .branch = front.branch,
          .head = front.head,
          .snapshot = front.snapshot,
          .parent = front.parent,
          .path = path,
          .created = front.created,
          .expires = front.expires};
}

class Writer {
public:
  Writer(const Places& places, const std::string& common_dir)
      : roots_(places.roots), common_dir_(common_dir) {
    written_.warnings = places.warnings;
  }

  WrittenHandoff write(const Render& render) {
    for (int tries = 0; tries < k_most_tries; ++tries) {
      written_.id = base::random_id();
      const redact::RedactedText document = render(written_.id);
      const FrontMatter front = front_of(document, written_.id);
      if (create(front, document.view()) && enter(front)) {
        return std::move(written_);
      }
    }
    throw Error("cannot find an id that is free");
  }

private:
  // False when the name is taken. A place that fails is not tried again.
  bool create(const FrontMatter& front, std::string_view document) {
    for (;;) {
      std::optional<std::string> path;
      const std::optional<Error> failure = base::attempt(
          [&] { path = create_in(roots_.front(), front, document); });
      if (!failure) {
        written_.path = path.value_or("");
        return path.has_value();
      }
      if (roots_.size() == 1) {
        throw *failure;
      }
      written_.warnings.emplace_back(failure->what());
      roots_.erase(roots_.begin());
    }
  }

  // False when another handoff of this repository has the id. A ledger that
  // cannot be written costs the handoff nothing but being listed here.
  bool enter(const FrontMatter& front) {
    if (common_dir_.empty()) {
      return true;
    }
    bool is_new = true;
    const std::optional<Error> failure = base::attempt([&] {
      is_new = add_to_ledger(common_dir_, ledger_entry(front, written_.path));
    });
    if (failure) {
      written_.warnings.push_back(std::string(failure->what()) +
                                  "; only 'git handoff list --all' shows " +
                                  front.id);
    }
    if (!is_new) {
      ::unlink(written_.path.c_str());
    }
    return is_new;
  }

  std::vector<std::string> roots_;
  const std::string& common_dir_;
  WrittenHandoff written_;
};

// The id at the end of "<name>-<id>.md", empty where there is none.
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
                             const Render& render) {
  return Writer(places, common_dir).write(render);
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
  if (base::read_private_file(path, k_most_document_bytes) != before) {
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
