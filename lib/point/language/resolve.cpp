// SPDX-License-Identifier: MIT
// Whether what a pointer names is there.
#include "point/language/resolve.hpp"

#include "point/language/listing.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

bool has_commit(git::Objects& objects, const std::string& id) {
  return objects.header(id + "^{commit}").has_value();
}

std::size_t count_lines(std::string_view bytes) {
  const auto ends = std::count(bytes.begin(), bytes.end(), '\n');
  const bool has_open_line = !bytes.empty() && bytes.back() != '\n';
  return static_cast<std::size_t>(ends) + (has_open_line ? 1 : 0);
}

Resolution resolve_file(const Pointer& pointer, git::Objects& objects) {
  const std::string name = pointer.rev + ":" + pointer.path;
  const auto header = objects.header(name);
  if (!header || header->kind != git::ObjectKind::blob) {
    return Resolution::no_path;
  }
  if (pointer.lines.empty()) {
    return Resolution::found;
  }
  const auto file = objects.read(header->id);
  return file && pointer.lines.back().last <= count_lines(file->bytes)
             ? Resolution::found
             : Resolution::no_lines;
}

Resolution resolve_diff(const Pointer& pointer, git::Objects& objects) {
  const std::string base =
      pointer.base.empty() ? pointer.rev + "^" : pointer.base;
  const bool is_there = objects.header(pointer.rev + ":" + pointer.path) ||
                        objects.header(base + ":" + pointer.path);
  return is_there ? Resolution::found : Resolution::no_path;
}

// Every id that the pointer names; none for an issue or a handoff.
std::vector<std::string> ids_of(const Pointer& pointer) {
  if (!pointer.command.empty()) {
    const auto listing = parse_listing(pointer.command);
    return listing ? listing->ids() : std::vector<std::string>();
  }
  std::vector<std::string> ids;
  for (const std::string& id : {pointer.base, pointer.rev}) {
    if (!id.empty()) {
      ids.push_back(id);
    }
  }
  return ids;
}

} // namespace

std::string_view explanation(Resolution resolution) {
  switch (resolution) {
  case Resolution::found:
    return "found";
  case Resolution::no_revision:
    return "its commit is not in this repository";
  case Resolution::no_path:
    return "its commit has no such file";
  case Resolution::no_lines:
    return "the file has fewer lines";
  case Resolution::elsewhere:
    break;
  }
  return "not in the repository";
}

Resolution resolve(const Pointer& pointer, git::Objects& objects) {
  const std::vector<std::string> ids = ids_of(pointer);
  if (ids.empty()) {
    return Resolution::elsewhere;
  }
  for (const std::string& id : ids) {
    if (!has_commit(objects, id)) {
      return Resolution::no_revision;
    }
  }
  if (pointer.kind == PointerKind::file) {
    return resolve_file(pointer, objects);
  }
  return pointer.kind == PointerKind::diff && !pointer.path.empty()
             ? resolve_diff(pointer, objects)
             : Resolution::found;
}

} // namespace handoff::point
