// SPDX-License-Identifier: MIT
// What a remote's URL says about the forge behind it.
#pragma once

#include "git/config.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::forge {

enum class ForgeKind {
  github,
  gitlab,
  gitea, // and Forgejo
  bitbucket,
  azure,
  sourcehut,
  unknown,
};

// A repository on a forge. No credentials ever get into one.
struct Remote {
  ForgeKind kind = ForgeKind::unknown;
  std::string host;  // "github.com", with a port where the URL has one
  std::string owner; // "acme"; GitLab groups "a/b", Azure "org/project"
  std::string name;  // "board"

  // "acme/board"
  [[nodiscard]] std::string full_name() const;
};

// Reads `url` in any of git's forms: https://, ssh://, git://, scp-like
// `git@host:owner/name.git`. Nothing for local paths and for URLs without an
// owner. The kind comes from the host's name, else stays unknown.
[[nodiscard]] std::optional<Remote> parse_remote(std::string_view url);

// The remote that stands for the repository: of the branch's upstream, else
// "origin", else the only one. `[handoff "<host>"] forge = gitlab` names the
// kind of a host whose name does not say it.
[[nodiscard]] std::optional<Remote> main_remote(const git::Config& config,
                                                std::string_view branch);

} // namespace handoff::forge
