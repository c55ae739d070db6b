// SPDX-License-Identifier: MIT
// Path patterns as .gitignore has them.
#include "guard/policy/glob.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace handoff::guard {
namespace {

// Whether the whole of `path` matches: `reached[i]` says that the pattern
// read so far matches the first i bytes.
bool matches_whole(std::string_view pattern, std::string_view path) {
  std::vector<char> reached(path.size() + 1);
  reached[0] = 1;
  for (std::size_t p = 0; p < pattern.size(); ++p) {
    const bool is_star = pattern[p] == '*';
    const bool crosses =
        is_star && p + 1 < pattern.size() && pattern[p + 1] == '*';
    p += crosses ? 1 : 0;
    // "**/" may also stand for nothing.
    const bool takes_slash =
        crosses && p + 1 < pattern.size() && pattern[p + 1] == '/';
    std::vector<char> next(path.size() + 1);
    for (std::size_t i = 0; i <= path.size(); ++i) {
      if (is_star) {
        const bool goes_on =
            i > 0 && next[i - 1] != 0 && (crosses || path[i - 1] != '/');
        next[i] = reached[i] != 0 || goes_on ? 1 : 0;
      } else if (i > 0 && reached[i - 1] != 0) {
        const bool fits =
            pattern[p] == '?' ? path[i - 1] != '/' : pattern[p] == path[i - 1];
        next[i] = fits ? 1 : 0;
      }
    }
    if (takes_slash) {
      // Where "**" has matched up to a slash, the slash is matched too.
      for (std::size_t i = path.size(); i > 0; --i) {
        next[i] = (next[i - 1] != 0 && path[i - 1] == '/') || reached[i] != 0;
      }
      next[0] = reached[0];
      ++p;
    }
    reached = std::move(next);
  }
  return reached[path.size()] != 0;
}

} // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  std::string whole(pattern);
  if (whole.ends_with('/')) {
    whole += "**";
  }
  const std::size_t slash = pattern.find('/');
  const bool is_anchored =
      slash != std::string_view::npos && slash + 1 < pattern.size();
  if (whole.starts_with('/')) {
    whole.erase(0, 1);
  } else if (!is_anchored) {
    whole.insert(0, "**/");
  }
  return matches_whole(whole, path);
}

} // namespace handoff::guard
