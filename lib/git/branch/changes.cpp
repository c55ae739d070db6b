// SPDX-License-Identifier: MIT
// The files that differ between two commits, as `git diff-tree` prints them.
#include "git/branch/changes.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

namespace handoff::git {
namespace {

Error unreadable() {
  return Error("cannot parse the output of 'git diff-tree'");
}

// NUL-ended records, read one after the other.
class Records {
public:
  explicit Records(std::string_view text) : text_(text) {}
  [[nodiscard]] bool is_at_end() const { return text_.empty(); }
  [[nodiscard]] bool is_raw() const { return text_.starts_with(':'); }
  std::string_view next() {
    const std::size_t end = text_.find('\0');
    if (end == std::string_view::npos) {
      throw unreadable();
    }
    const std::string_view record = text_.substr(0, end);
    text_.remove_prefix(end + 1);
    return record;
  }

private:
  std::string_view text_;
};

ChangeKind kind_of(char letter) {
  switch (letter) {
  case 'A':
    return ChangeKind::added;
  case 'D':
    return ChangeKind::deleted;
  case 'R':
    return ChangeKind::renamed;
  case 'T':
    return ChangeKind::type_changed;
  default:
    return ChangeKind::modified;
  }
}

// ":100644 100755 <id> <id> M", then the path; of a rename two paths.
FileChange parse_raw(Records& records) {
  const std::vector<std::string_view> fields = text::split(records.next(), ' ');
  if (fields.size() != 5 || fields[4].empty()) {
    throw unreadable();
  }
  FileChange change = {.kind = kind_of(fields[4].front()),
                       .is_submodule =
                           fields[0] == ":160000" || fields[1] == "160000"};
  if (change.kind == ChangeKind::renamed) {
    change.old_path = records.next();
  }
  change.path = records.next();
  return change;
}

struct Counts {
  std::string path;
  std::optional<std::int64_t> added; // nothing: binary
  std::optional<std::int64_t> deleted;
};

std::optional<std::int64_t> count(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, failure] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() ? std::optional(value) : std::nullopt;
}

// "3<tab>1<tab>path"; of a rename "3<tab>1<tab>", then two paths.
Counts parse_counts(Records& records) {
  const std::string_view record = records.next();
  const std::size_t first = record.find('\t');
  const std::size_t second =
      first == std::string_view::npos ? first : record.find('\t', first + 1);
  if (second == std::string_view::npos) {
    throw unreadable();
  }
  std::string_view path = record.substr(second + 1);
  if (path.empty()) {
    records.next();
    path = records.next();
  }
  return {.path = std::string(path),
          .added = count(record.substr(0, first)),
          .deleted = count(record.substr(first + 1, second - first - 1))};
}

} // namespace

base::Command changes_question(const TreePair& trees,
                               const std::vector<std::string>& pathspecs,
                               Contents contents) {
  std::vector<std::string> arguments = {"-c",
                                        "core.bigFileThreshold=10m",
                                        "diff-tree",
                                        "-r",
                                        "-z",
                                        "--raw",
                                        "--no-abbrev",
                                        "--no-relative",
                                        "--no-ext-diff",
                                        "--no-textconv",
                                        "--ignore-submodules=none"};
  if (contents == Contents::read) {
    arguments.insert(arguments.end(), {"-M", "--numstat"});
  } else {
    arguments.emplace_back("-M100%");
  }
  arguments.insert(arguments.end(), {trees.from, trees.to, "--"});
  arguments.insert(arguments.end(), pathspecs.begin(), pathspecs.end());
  return command(std::move(arguments));
}

std::vector<FileChange> parse_changes(std::string_view listing) {
  std::vector<FileChange> changes;
  std::unordered_map<std::string, std::size_t> places;
  Records records(listing);
  while (!records.is_at_end() && records.is_raw()) {
    changes.push_back(parse_raw(records));
    places.emplace(changes.back().path, changes.size() - 1);
  }
  while (!records.is_at_end()) {
    const Counts counts = parse_counts(records);
    const auto place = places.find(counts.path);
    if (place == places.end()) {
      continue;
    }
    FileChange& change = changes[place->second];
    change.is_binary = !counts.added;
    change.added = counts.added.value_or(0);
    change.deleted = counts.deleted.value_or(0);
  }
  return changes;
}

} // namespace handoff::git
