// SPDX-License-Identifier: MIT
// What the first bytes of a transcript say, without reading all of it.
#include "session/records/transcript_head.hpp"

#include "session/records/json.hpp"
#include "session/records/plain_files.hpp"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::session {

std::string read_head(const std::string& path, std::size_t most) {
  const auto file = try_open_plain(path);
  std::string head(most, '\0');
  std::size_t size = 0;
  while (file && size < most) {
    const ssize_t n = ::read(file->fd.get(), head.data() + size, most - size);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      break;
    }
    size += static_cast<std::size_t>(n);
  }
  head.resize(size);
  return head;
}

std::string string_member(std::string_view json, std::string_view key) {
  const std::string name = "\"" + std::string(key) + "\"";
  for (std::size_t at = json.find(name); at != std::string_view::npos;
       at = json.find(name, at + 1)) {
    std::size_t start = json.find_first_not_of(" \t", at + name.size());
    if (start == std::string_view::npos || json[start] != ':') {
      continue;
    }
    start = json.find_first_not_of(" \t", start + 1);
    if (start == std::string_view::npos || json[start] != '"') {
      continue;
    }
    std::size_t end = start + 1;
    while (end < json.size() && json[end] != '"') {
      end += json[end] == '\\' ? 2 : 1;
    }
    if (end >= json.size()) {
      return {};
    }
    const std::string_view quoted = json.substr(start, end + 1 - start);
    if (quoted.find('\\') == std::string_view::npos) {
      return std::string(quoted.substr(1, quoted.size() - 2));
    }
    return std::string(JsonParser().parse_copy(quoted).text());
  }
  return {};
}

std::int64_t modified_time(const std::string& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    return 0;
  }
  return status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / 1'000'000;
}

} // namespace handoff::session
