// SPDX-License-Identifier: MIT
// What the formats have in common in finding sessions.
#include "session/formats/locate.hpp"

#include "session/records/paths.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/transcript_head.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace handoff::session {

bool is_inside_any(std::string_view path, const Roots& roots) {
  return std::ranges::any_of(roots, [&](const std::string& root) {
    return root == "/" || (!path.empty() && is_inside(path, root));
  });
}

bool may_be_below(std::string_view name, const Roots& roots) {
  constexpr std::size_t k_max_name = 200;
  return std::ranges::any_of(roots, [&](const std::string& root) {
    return root == "/" ||
           name.starts_with(project_slug(root).substr(0, k_max_name));
  });
}

void add_candidate(std::vector<TranscriptCandidate>& found,
                   const Roots& roots,
                   TranscriptCandidate candidate) {
  if (is_inside_any(candidate.cwd, roots) && is_plain_file(candidate.path)) {
    candidate.modified = modified_time(candidate.path);
    found.push_back(std::move(candidate));
  }
}

std::string project_slug(std::string_view path) {
  std::string slug;
  for (std::size_t at = 0; at < path.size();) {
    const text::Decoded decoded = text::decode_utf8(path, at);
    const char c = path[at];
    const bool is_kept = text::is_alnum(c);
    if (is_kept) {
      slug += c;
    } else {
      slug.append(decoded.code_point > 0xffff ? 2 : 1, '-');
    }
    at += decoded.size;
  }
  return slug;
}

} // namespace handoff::session
