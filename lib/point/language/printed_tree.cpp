// SPDX-License-Identifier: MIT
// What `git ls-tree -r -t -z` prints, read.
#include "point/language/printed_tree.hpp"

#include "point/language/object_id.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

// "100644 blob <id>\t<path>".
struct PrintedEntry {
  std::string_view mode;
  std::string_view id;
  std::string_view path;
};

// Of a name: a mark never spans two.
bool says_secondary(std::string_view name) {
  constexpr std::array<std::string_view, 10> marks = {"test",
                                                      "spec",
                                                      "sample",
                                                      "example",
                                                      "fixture",
                                                      "vendor",
                                                      "generated",
                                                      "snap",
                                                      "third_party",
                                                      "node_modules"};
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    return name.find(mark) != std::string_view::npos;
  });
}

class PrintedTreeParser {
public:
  explicit PrintedTreeParser(std::size_t id_size) : digits_(2 * id_size) {
    tree_.directories.emplace_back();
    tree_.directory_ids.assign(id_size, '\0');
    open_.push_back(0);
  }

  void take(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab < digits_ + 8) {
      return;
    }
    take(PrintedEntry{line.substr(0, 6),
                      line.substr(tab - digits_, digits_),
                      line.substr(tab + 1)});
  }

  PrintedTree done() { return std::move(tree_); }

private:
  [[nodiscard]] bool is_below(std::string_view path,
                              std::uint32_t directory) const {
    const std::string_view above = tree_.directories[directory].path;
    return above.empty() ||
           (path.size() > above.size() + 1 && path[above.size()] == '/' &&
            path.starts_with(above));
  }

  // Each counts as one of its directory's, whatever it is.
  void take(const PrintedEntry& entry) {
    while (!is_below(entry.path, open_.back())) {
      open_.pop_back();
    }
    const std::uint32_t parent = open_.back();
    PrintedDirectory& above = tree_.directories[parent];
    const std::uint32_t number = above.entries++;
    const bool is_secondary =
        above.is_secondary ||
        says_secondary(entry.path.substr(above.path.size()));
    if (entry.mode == "040000") {
      open_.push_back(static_cast<std::uint32_t>(tree_.directories.size()));
      tree_.directories.push_back(
          {entry.path, parent, number, 0, is_secondary});
      append_id(tree_.directory_ids, entry.id);
    } else if (entry.mode.starts_with("100")) {
      tree_.files.push_back({entry.path, parent, number, is_secondary});
      append_id(tree_.file_ids, entry.id);
    }
  }

  std::size_t digits_;
  PrintedTree tree_;
  std::vector<std::uint32_t> open_; // directories, each below the one before
};

} // namespace

PrintedTree parse_printed_tree(std::string_view printed, std::size_t id_size) {
  PrintedTreeParser parser(id_size);
  while (!printed.empty()) {
    const std::size_t end = std::min(printed.find('\0'), printed.size());
    parser.take(printed.substr(0, end));
    printed.remove_prefix(std::min(end + 1, printed.size()));
  }
  return parser.done();
}

} // namespace handoff::point
