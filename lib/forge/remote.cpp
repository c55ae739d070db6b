// SPDX-License-Identifier: MIT
// What a remote's URL says about the forge behind it.
#include "forge/remote.hpp"

#include "base/error.hpp"

#include <utility>

namespace handoff::forge {
namespace {

struct RemoteAddress {
  std::string host;
  std::string path; // without leading slash and ".git"
};

std::string trimmed_path(std::string_view path) {
  while (path.starts_with('/')) {
    path.remove_prefix(1);
  }
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  if (path.ends_with(".git")) {
    path.remove_suffix(4);
  }
  return std::string(path);
}

std::string_view without_user(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  return at == std::string_view::npos ? authority : authority.substr(at + 1);
}

bool is_web(std::string_view scheme) {
  return scheme == "https" || scheme == "http";
}

std::optional<RemoteAddress> split_url(std::string_view url) {
  const std::size_t scheme_end = url.find("://");
  if (scheme_end != std::string_view::npos) {
    const std::string_view scheme = url.substr(0, scheme_end);
    const std::string_view rest = url.substr(scheme_end + 3);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos || scheme == "file") {
      return std::nullopt;
    }
    std::string_view host = without_user(rest.substr(0, slash));
    // An ssh port says nothing about the web server's.
    if (!is_web(scheme)) {
      host = host.substr(0, host.rfind(':'));
    }
    return RemoteAddress{std::string(host), trimmed_path(rest.substr(slash))};
  }
  const std::size_t colon = url.find(':');
  const std::size_t slash = url.find('/');
  const bool is_scp_like = colon != std::string_view::npos && colon > 1 &&
                           (slash == std::string_view::npos || colon < slash);
  if (!is_scp_like) {
    return std::nullopt;
  }
  return RemoteAddress{std::string(without_user(url.substr(0, colon))),
                       trimmed_path(url.substr(colon + 1))};
}

ForgeKind configured_kind(std::string_view name) {
  const std::optional<ForgeKind> kind = kind_of_name(name);
  if (!kind) {
    throw Error("handoff.<host>.forge: unknown forge '" + std::string(name) +
                    "'",
                "use " + forge_names());
  }
  return *kind;
}

// Azure writes git@ssh.dev.azure.com:v3/org/project/repo and
// https://dev.azure.com/org/project/_git/repo for the same thing.
void normalise_azure(Remote& remote) {
  if (remote.host == "ssh.dev.azure.com" ||
      remote.host == "vs-ssh.visualstudio.com") {
    remote.host = "dev.azure.com";
  }
  if (remote.owner.starts_with("v3/")) {
    remote.owner.erase(0, 3);
  }
  if (remote.owner.ends_with("/_git")) {
    remote.owner.erase(remote.owner.size() - 5);
  }
}

std::optional<std::string> remote_url(const git::Config& config,
                                      std::string_view name) {
  return config.get("remote." + std::string(name) + ".url");
}

std::optional<std::string> main_url(const git::Config& config,
                                    std::string_view branch) {
  const auto of_branch =
      config.get("branch." + std::string(branch) + ".remote");
  if (of_branch && *of_branch != ".") {
    return remote_url(config, *of_branch);
  }
  if (auto origin = remote_url(config, "origin")) {
    return origin;
  }
  const std::vector<std::string> names = config.subsections("remote");
  return names.size() == 1 ? remote_url(config, names.front()) : std::nullopt;
}

} // namespace

std::string Remote::full_name() const {
  return owner + "/" + name;
}

std::optional<Remote> parse_remote(std::string_view url) {
  const std::optional<RemoteAddress> address = split_url(url);
  if (!address) {
    return std::nullopt;
  }
  const std::size_t slash = address->path.rfind('/');
  if (slash == std::string::npos || address->host.empty()) {
    return std::nullopt;
  }
  Remote remote = {.kind = kind_of_host(address->host),
                   .host = address->host,
                   .owner = address->path.substr(0, slash),
                   .name = address->path.substr(slash + 1)};
  if (remote.kind == ForgeKind::azure) {
    normalise_azure(remote);
  }
  return remote;
}

std::optional<Remote> main_remote(const git::Config& config,
                                  std::string_view branch) {
  const std::optional<std::string> url = main_url(config, branch);
  std::optional<Remote> remote = url ? parse_remote(*url) : std::nullopt;
  if (remote) {
    if (const auto kind = config.get(config::k_forge, remote->host)) {
      remote->kind = configured_kind(*kind);
      remote->kind_from = KindFrom::user;
    }
  }
  return remote;
}

} // namespace handoff::forge
