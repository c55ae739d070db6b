// SPDX-License-Identifier: MIT
// The table of forges: names, hosts, web pages and clients of each.
#include "forge/forges.hpp"

#include <algorithm>
#include <iterator>

namespace handoff::forge {
namespace {

constexpr std::string_view k_github[] = {"github"};
constexpr std::string_view k_gitlab[] = {"gitlab"};
constexpr std::string_view k_gitea[] = {"gitea", "forgejo"};
constexpr std::string_view k_gitea_hosts[] = {"codeberg", "gitea", "forgejo"};
constexpr std::string_view k_bitbucket[] = {"bitbucket"};
constexpr std::string_view k_azure[] = {"azure"};
constexpr std::string_view k_azure_hosts[] = {"dev.azure.com", "visualstudio"};
constexpr std::string_view k_sourcehut[] = {"sourcehut"};
constexpr std::string_view k_sourcehut_hosts[] = {"sr.ht"};
constexpr Client k_github_clients[] = {Client::gh};
constexpr Client k_gitlab_clients[] = {Client::glab};
constexpr Client k_gitea_clients[] = {Client::tea, Client::fj};

constexpr Forge k_forges[] = {
    {ForgeKind::github,
     k_github,
     k_github,
     k_github_clients,
     {.commit = "/commit/{C}",
      .file = "/blob/{C}/{P}",
      .line = "#L{L}",
      .lines = "#L{L}-L{M}",
      .compare = "/compare/{B}...{H}",
      .issue = "/issues/{N}"}},
    {ForgeKind::gitlab,
     k_gitlab,
     k_gitlab,
     k_gitlab_clients,
     {.commit = "/-/commit/{C}",
      .file = "/-/blob/{C}/{P}",
      .line = "#L{L}",
      .lines = "#L{L}-{M}",
      .compare = "/-/compare/{B}...{H}",
      .issue = "/-/issues/{N}"}},
    {ForgeKind::gitea,
     k_gitea,
     k_gitea_hosts,
     k_gitea_clients,
     {.commit = "/commit/{C}",
      .file = "/src/commit/{C}/{P}",
      .line = "#L{L}",
      .lines = "#L{L}-L{M}",
      .compare = "/compare/{B}...{H}",
      .issue = "/issues/{N}"}},
    {ForgeKind::bitbucket,
     k_bitbucket,
     k_bitbucket,
     {},
     {.commit = "/commits/{C}",
      .file = "/src/{C}/{P}",
      .line = "#lines-{L}",
      .lines = "#lines-{L}:{M}",
      .compare = "/branches/compare/{H}%0D{B}",
      .issue = "/issues/{N}"}},
    {ForgeKind::azure,
     k_azure,
     k_azure_hosts,
     {},
     {.commit = "/commit/{C}",
      .file = "?path=/{P}&version=GC{C}",
      .line = "&line={L}&lineEnd={L}&lineStartColumn=1&lineEndColumn=1000",
      .lines = "&line={L}&lineEnd={M}&lineStartColumn=1&lineEndColumn=1000",
      .compare = "/branchCompare?baseVersion=GC{B}&targetVersion=GC{H}",
      .issue = ""}},
    {ForgeKind::sourcehut,
     k_sourcehut,
     k_sourcehut_hosts,
     {},
     {.commit = "/commit/{C}",
      .file = "/tree/{C}/item/{P}",
      .line = "#L{L}",
      .lines = "#L{L}-{M}",
      .compare = "/log/{H}",
      .issue = ""}},
};

} // namespace

const Forge* find_forge(ForgeKind kind) {
  const auto* const found = std::ranges::find(k_forges, kind, &Forge::kind);
  return found == std::end(k_forges) ? nullptr : found;
}

ForgeKind kind_of_host(std::string_view host) {
  for (const Forge& forge : k_forges) {
    for (const std::string_view part : forge.hosts) {
      if (host.find(part) != std::string_view::npos) {
        return forge.kind;
      }
    }
  }
  return ForgeKind::unknown;
}

std::optional<ForgeKind> kind_of_name(std::string_view name) {
  for (const Forge& forge : k_forges) {
    if (std::ranges::find(forge.names, name) != forge.names.end()) {
      return forge.kind;
    }
  }
  return std::nullopt;
}

std::string forge_names() {
  std::string names;
  for (const Forge& forge : k_forges) {
    for (const std::string_view name : forge.names) {
      const bool is_last =
          &forge == std::end(k_forges) - 1 && &name == &forge.names.back();
      names += names.empty() ? "" : is_last ? " or " : ", ";
      names += name;
    }
  }
  return names;
}

} // namespace handoff::forge
