// SPDX-License-Identifier: MIT
// What a remote's URL says about the forge behind it.
#pragma once

#include "forge/forges.hpp"
#include "git/config.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::forge {

// What decided the kind: the name of the host, which whoever made the clone
// chose, or the user's own configuration.
enum class KindFrom { host_name, user };

// A repository on a forge. No credentials ever get into one.
struct Remote {
  ForgeKind kind = ForgeKind::unknown;
  std::string host;  // "github.com", with a port where the URL has one
  std::string owner; // "acme"; GitLab groups "a/b", Azure "org/project"
  std::string name;  // "board"
  KindFrom kind_from = KindFrom::host_name;

  // "acme/board"
  [[nodiscard]] std::string full_name() const;
};

// Reads `url` in any of git's forms: https://, ssh://, git://, scp-like
// `git@host:owner/name.git`. Nothing for local paths and for URLs without an
// owner. The kind comes from the host's name, else stays unknown.
[[nodiscard]] std::optional<Remote> parse_remote(std::string_view url);

// The remote that stands for the repository: of the branch's upstream, else
// "origin", else the only one. `[handoff "<host>"] forge = gitlab` gives the
// kind of a host whose name does not show it; only the user's own
// configuration counts, since a client sends its token to that host.
[[nodiscard]] std::optional<Remote> main_remote(const git::Config& config,
                                                std::string_view branch);

} // namespace handoff::forge
