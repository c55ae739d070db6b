// SPDX-License-Identifier: MIT
// What comes in with tags and names, beside commits.
#include "guard/repository/tags.hpp"

#include "git/objects/cat_file.hpp"
#include "text/split.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace handoff::guard {
namespace {

// "<key> <value>\n" of a tag's header.
std::string header_value(std::string_view tag, std::string_view key) {
  for (const std::string_view line : text::split(tag, '\n')) {
    if (line.empty()) {
      break;
    }
    if (line.starts_with(key) && line.substr(key.size()).starts_with(' ')) {
      return std::string(line.substr(key.size() + 1));
    }
  }
  return {};
}

std::string message_of(std::string_view tag) {
  const std::size_t end = tag.find("\n\n");
  return end == std::string_view::npos ? std::string()
                                       : std::string(tag.substr(end + 2));
}

// A range, an exclusion or an option names no single object.
bool is_single(const std::string& revision) {
  return !revision.starts_with('-') && !revision.starts_with('^') &&
         revision.find("..") == std::string::npos &&
         revision.find_first_of("\n\r") == std::string::npos;
}

class TagFinder {
public:
  // Follows `name` to its commit, or adds what it is instead.
  void add(std::string name) {
    // Tags of tags end: each holds the hash of the next.
    while (!name.empty()) {
      const std::string answer = types_.ask(name).value_or("");
      const auto header = git::parse_object_header(answer);
      if (!header || header->kind == git::ObjectKind::commit) {
        return;
      }
      const std::string id = answer.substr(0, answer.find(' '));
      if (header->kind == git::ObjectKind::blob) {
        subjects_.push_back({.path = id, .blob = id});
        return;
      }
      if (header->kind == git::ObjectKind::tree) {
        add_tree(id);
        return;
      }
      name = add_tag(id, header->size);
    }
  }

  std::vector<Subject> take() { return std::move(subjects_); }

private:
  // The object that it is a tag of.
  std::string add_tag(const std::string& id, std::size_t size) {
    (void)contents_.ask(id);
    const std::string tag = contents_.read_bytes(size);
    subjects_.push_back({.commit = id,
                         .message = message_of(tag),
                         .tag = header_value(tag, "tag")});
    return header_value(tag, "object");
  }

  void add_tree(const std::string& id) {
    for (Subject& subject : subjects_of_tree(id)) {
      subjects_.push_back(std::move(subject));
    }
  }

  git::CatFile types_{"--batch-check"};
  git::CatFile contents_{"--batch"};
  std::vector<Subject> subjects_;
};

} // namespace

std::vector<Subject>
subjects_beside_commits(std::span<const std::string> revisions) {
  TagFinder finder;
  for (const std::string& revision : revisions) {
    if (revision == "--not") {
      break;
    }
    if (is_single(revision)) {
      finder.add(revision);
    }
  }
  return finder.take();
}

} // namespace handoff::guard
