// SPDX-License-Identifier: MIT
// The table of forges: names, hosts, web pages and clients of each.
#pragma once

#include <optional>
#include <span>
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

// The programs that ask a forge.
enum class Client { gh, glab, tea, fj };

// Patterns of a forge's pages, appended to the repository's address. {C}
// commit, {P} path, {B} base, {H} head, {N} number, {L} and {M} first and last
// line; `lines` is appended for a range, `line` for a single line. An empty
// pattern: the forge has no such page.
struct Pages {
  std::string_view commit, file, line, lines, compare, issue;
};

struct Forge {
  ForgeKind kind;
  std::span<const std::string_view> names; // for handoff.<host>.forge
  std::span<const std::string_view> hosts; // parts of host names
  std::span<const Client> clients;         // in the order they are tried
  Pages pages;
};

// nullptr for ForgeKind::unknown.
[[nodiscard]] const Forge* find_forge(ForgeKind kind);

// By a part of the host's name; unknown if no forge has such a part.
[[nodiscard]] ForgeKind kind_of_host(std::string_view host);

// By one of a forge's names; nullopt for any other word.
[[nodiscard]] std::optional<ForgeKind> kind_of_name(std::string_view name);

// "github, gitlab, ... or sourcehut"
[[nodiscard]] std::string forge_names();

} // namespace handoff::forge
