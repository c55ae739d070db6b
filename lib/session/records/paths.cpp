// SPDX-License-Identifier: MIT
// Paths as text: nothing here looks at a disk.
#include "session/records/paths.hpp"

#include "text/split.hpp"

#include <vector>

namespace handoff::session {

std::string absolute_path(std::string_view path, std::string_view cwd) {
  if (path.starts_with("file://")) {
    path.remove_prefix(7);
  }
  const bool is_below_cwd = !path.starts_with('/') && !cwd.empty();
  const std::string whole = is_below_cwd
                                ? std::string(cwd) + "/" + std::string(path)
                                : std::string(path);
  std::vector<std::string_view> parts;
  for (const std::string_view part : text::split(whole, '/')) {
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string result;
  for (const std::string_view part : parts) {
    result += result.empty() && !whole.starts_with('/') ? "" : "/";
    result += part;
  }
  return result;
}

bool is_inside(std::string_view path, std::string_view directory) {
  while (directory.ends_with('/')) {
    directory.remove_suffix(1);
  }
  return path.starts_with(directory) &&
         (path.size() == directory.size() || path[directory.size()] == '/');
}

std::string_view relative_path(std::string_view path,
                               std::string_view directory) {
  if (directory.empty() || !is_inside(path, directory)) {
    return path;
  }
  path.remove_prefix(directory.size());
  while (path.starts_with('/')) {
    path.remove_prefix(1);
  }
  return path;
}

} // namespace handoff::session
