// SPDX-License-Identifier: MIT
// Web addresses of commits, files, ranges and issues, per forge.
#pragma once

#include "forge/remote.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::forge {

// Lines are 1-based and inclusive; {0, 0} is the whole file.
struct PermalinkLines {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Each is empty (nullopt) for an unknown forge or one without such a page.
// The caller must know that the commit is on the remote.
[[nodiscard]] std::optional<std::string> commit_url(const Remote& remote,
                                                    std::string_view commit);
[[nodiscard]] std::optional<std::string> file_url(const Remote& remote,
                                                  std::string_view commit,
                                                  std::string_view path,
                                                  PermalinkLines lines);
[[nodiscard]] std::optional<std::string>
compare_url(const Remote& remote, std::string_view base, std::string_view head);
[[nodiscard]] std::optional<std::string> issue_url(const Remote& remote,
                                                   std::string_view number);

// `text` percent-encoded for a URL's path; '/' stays.
[[nodiscard]] std::string encode_path(std::string_view text);

} // namespace handoff::forge
