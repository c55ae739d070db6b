// SPDX-License-Identifier: MIT
// What a commit would bring in, found without git.
#include "git/direct/staged_files.hpp"

#include "git/direct/head_file.hpp"
#include "git/direct/index_file.hpp"
#include "git/objects/cat_file.hpp"
#include "git/objects/loose_object.hpp"
#include "git/objects/tree_entries.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_trees = 300;        // read before git is faster
constexpr std::size_t k_max_path_length = 4096; // bytes
constexpr std::size_t k_no_tree = std::string::npos;
constexpr std::size_t k_max_object = std::size_t{64} << 20U; // of an object

bool is_regular(std::uint32_t mode) {
  return (mode & 0170000U) == 0100000U;
}

// A link's content is its text.
bool has_content(std::uint32_t mode) {
  return is_regular(mode) || (mode & 0170000U) == 0120000U;
}

// Trees and commits by id.
class StagedFilesReader {
public:
  explicit StagedFilesReader(const Repository& repository)
      : objects_(repository.common_dir + "/objects"), packed_(repository) {}

  std::optional<std::string> read(const std::string& id, ObjectKind kind) {
    std::optional<LooseObject> loose = LooseObject::open(objects_, id);
    if (loose && loose->kind() == kind && loose->size() < k_max_object) {
      return loose->read(k_max_object);
    }
    std::optional<Object> object = packed_.read(id);
    return object && object->kind == kind
               ? std::optional(std::move(object->bytes))
               : std::nullopt;
  }

  // An empty one for no id.
  std::optional<Tree> read_tree(const std::string& id) {
    if (id.empty()) {
      return Tree();
    }
    std::optional<std::string> bytes = read(id, ObjectKind::tree);
    return bytes ? Tree::parse(std::move(*bytes), id.size() / 2) : std::nullopt;
  }

private:
  std::string objects_;
  CatFileObjects packed_;
};

// "tree <id>\n..." of a commit.
std::string tree_of(std::string_view commit) {
  constexpr std::string_view lead = "tree ";
  const std::size_t end = commit.find('\n');
  return commit.starts_with(lead) && end != std::string_view::npos
             ? std::string(commit.substr(lead.size(), end - lead.size()))
             : std::string();
}

// A directory of the index, and what HEAD has in its place.
struct IndexDirectory {
  std::size_t first = 0; // entries [first, last)
  std::size_t last = 0;
  std::size_t prefix = 0;         // bytes of its path, with the slash
  std::size_t cached = k_no_tree; // index of its CachedTree
  std::string old;                // id of HEAD's tree; empty: it has none
};

class StagedComparison {
public:
  StagedComparison(const IndexFile& index, StagedFilesReader& reader)
      : index_(index), reader_(reader) {}

  // Adds what `directory` has and `old`, HEAD's tree, has not. False where git
  // has to be asked.
  bool compare(const IndexDirectory& directory, const Tree& old) {
    std::size_t i = directory.first;
    while (i < directory.last) {
      const std::string_view rest = index_.path(i).substr(directory.prefix);
      const std::size_t slash = rest.find('/');
      const TreeRecord* const there = old.find(rest.substr(0, slash));
      if (slash == std::string_view::npos) {
        add_if_changed(index_.entry(i), there);
        ++i;
        continue;
      }
      const IndexDirectory below = directory_at(directory, i, slash, there);
      if (!is_same(below) && !compare(below)) {
        return false;
      }
      i = below.last;
    }
    return true;
  }

  [[nodiscard]] bool is_same(const IndexDirectory& directory) const {
    return !directory.old.empty() && directory.cached != k_no_tree &&
           to_digits(index_.trees()[directory.cached].id) == directory.old;
  }

  std::vector<StagedFile> take() { return std::move(files_); }

private:
  bool compare(const IndexDirectory& directory) {
    const bool is_too_much =
        directory.prefix > k_max_path_length || ++trees_read_ > k_max_trees;
    const std::optional<Tree> old =
        is_too_much ? std::nullopt : reader_.read_tree(directory.old);
    return old && compare(directory, *old);
  }

  void add_if_changed(const IndexEntry& entry, const TreeRecord* there) {
    const bool is_same = there != nullptr && there->id == entry.id &&
                         there->mode == entry.stat.mode;
    if (has_content(entry.stat.mode) && !is_same && entry.stage == 0 &&
        !entry.is_intended) {
      files_.push_back({std::string(entry.path), to_digits(entry.id)});
    }
  }

  // The one that the path of entry `first` goes through behind `above`.
  IndexDirectory directory_at(const IndexDirectory& above,
                              std::size_t first,
                              std::size_t slash,
                              const TreeRecord* there) const {
    IndexDirectory directory{.first = first, .last = first + 1};
    directory.prefix = above.prefix + slash + 1;
    const std::string_view path =
        index_.path(first).substr(0, directory.prefix);
    directory.cached = cached_below(above, path.substr(above.prefix, slash));
    if (directory.cached != k_no_tree) {
      const CachedTree& cached = index_.trees()[directory.cached];
      const std::size_t last = std::min(first + cached.files, above.last);
      const bool is_inside =
          last > first && index_.path(last - 1).starts_with(path);
      directory.last = is_inside ? last : directory.last;
    }
    while (directory.last < above.last &&
           index_.path(directory.last).starts_with(path)) {
      ++directory.last;
    }
    if (there != nullptr && there->is_directory()) {
      directory.old = to_digits(there->id);
    }
    return directory;
  }

  [[nodiscard]] std::size_t cached_below(const IndexDirectory& above,
                                         std::string_view name) const {
    const std::span<const CachedTree> trees = index_.trees();
    if (above.cached == k_no_tree) {
      return k_no_tree;
    }
    for (std::size_t i = above.cached + 1; i < trees[above.cached].next;
         i = trees[i].next) {
      if (trees[i].name == name) {
        return i;
      }
    }
    return k_no_tree;
  }

  const IndexFile& index_;
  StagedFilesReader& reader_;
  std::vector<StagedFile> files_;
  std::size_t trees_read_ = 0;
};

// What makes git see other objects than lie here.
bool is_plain(const Repository& repository) {
  for (const char* name :
       {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"}) {
    if (std::getenv(name) != nullptr) {
      return false;
    }
  }
  return !fs::exists(repository.common_dir + "/refs/replace");
}

// The tree of HEAD: empty when HEAD is unborn, nothing when we cannot know.
std::optional<std::string> head_tree(StagedFilesReader& reader,
                                     const std::optional<std::string>& head) {
  if (!head || head->empty()) {
    return head;
  }
  const auto commit = reader.read(*head, ObjectKind::commit);
  return commit ? std::optional(tree_of(*commit)) : std::nullopt;
}

// Nothing when it is not a regular file.
std::optional<std::string>
find_top_file(const IndexFile& index, const Tree& head, std::string_view name) {
  const std::string below = std::string(name) + "/";
  const std::size_t first = index.find(below);
  if (first < index.size() && index.path(first).starts_with(below)) {
    return std::nullopt;
  }
  const auto id = [](std::uint32_t mode, std::string_view bytes) {
    return is_regular(mode) ? std::optional(to_digits(bytes)) : std::nullopt;
  };
  const std::size_t at = index.find(name);
  if (at < index.size() && index.path(at) == name) {
    const IndexEntry entry = index.entry(at);
    if (entry.stage == 0 && !entry.is_intended) {
      return id(entry.stat.mode, entry.id);
    }
  }
  const TreeRecord* const there = head.find(name);
  return there != nullptr ? id(there->mode, there->id) : "";
}

} // namespace

std::optional<StagedFiles> read_staged_files(const Repository& repository,
                                             std::string_view top_file) {
  const std::optional<std::string> head = read_head_file(repository);
  if (!head || !is_plain(repository)) {
    return std::nullopt;
  }
  const std::size_t id_size = head->empty() ? 20 : head->size() / 2;
  const auto index = IndexFile::open(index_path(repository), id_size);
  // Without ids of its directories git is as fast.
  if (!index || (index->trees().empty() && !head->empty())) {
    return std::nullopt;
  }
  StagedFilesReader reader(repository);
  const auto root = head_tree(reader, head);
  if (!root || root->empty() != head->empty()) {
    return std::nullopt;
  }
  StagedComparison comparison(*index, reader);
  const IndexDirectory all{.last = index->size(),
                           .cached = index->trees().empty() ? k_no_tree : 0,
                           .old = *root};
  if (comparison.is_same(all)) {
    return StagedFiles();
  }
  const std::optional<Tree> old = reader.read_tree(*root);
  if (!old || !comparison.compare(all, *old)) {
    return std::nullopt;
  }
  auto top = find_top_file(*index, *old, top_file);
  return top ? std::optional(StagedFiles{comparison.take(), std::move(*top)})
             : std::nullopt;
}

} // namespace handoff::git
