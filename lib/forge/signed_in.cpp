// SPDX-License-Identifier: MIT
// The hosts that the user has signed a forge's own client in to.
#include "forge/signed_in.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "text/ascii.hpp"

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace handoff::forge {
namespace {

constexpr std::uintmax_t k_max_list_bytes = 1U << 20U;

// "https://git.example:3000/x" and "git.example:3000" are one host.
std::string host_of(std::string_view url) {
  if (const std::size_t scheme = url.find("://");
      scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  return text::to_lower(url.substr(0, url.find('/')));
}

std::string variable(const Environment& environment, std::string_view name) {
  return environment(name).value_or("");
}

// A directory below HOME unless a variable moves it.
std::string directory(const Environment& environment,
                      std::string_view name,
                      std::string_view below_home) {
  const std::string moved = variable(environment, name);
  const std::string home = variable(environment, "HOME");
  return !moved.empty() ? moved
         : home.empty() ? std::string()
                        : home + "/" + std::string(below_home);
}

std::string configuration_directory(const Environment& environment,
                                    std::string_view own_variable,
                                    const std::string& folder) {
  const std::string own = variable(environment, own_variable);
  const std::string shared =
      directory(environment, "XDG_CONFIG_HOME", ".config");
  return !own.empty()     ? own
         : shared.empty() ? std::string()
                          : shared + "/" + folder;
}

// Empty if it is missing, no regular file, or too long.
std::string read_list(const std::string& path) {
  std::error_code error;
  const bool is_readable =
      std::filesystem::is_regular_file(path, error) &&
      std::filesystem::file_size(path, error) <= k_max_list_bytes && !error;
  std::string text;
  if (is_readable) {
    static_cast<void>(base::attempt([&] { text = base::read_file(path); }));
  }
  return text;
}

YAML::Node parse_yaml(const std::string& path) {
  try {
    return YAML::Load(read_list(path));
  } catch (const YAML::Exception&) {
    return {};
  }
}

// The value at `key`; a null node if there is none.
YAML::Node member(const YAML::Node& map, const char* key) {
  if (!map.IsMap()) {
    return {};
  }
  const YAML::Node found = map[key];
  return found.IsDefined() ? found : YAML::Node();
}

std::string scalar(const YAML::Node& map, const char* key) {
  const YAML::Node found = member(map, key);
  return found.IsScalar() ? found.Scalar() : std::string();
}

std::vector<SignedInHost> keys_of(const YAML::Node& map) {
  std::vector<SignedInHost> hosts;
  if (map.IsMap()) {
    for (const auto& entry : map) {
      if (entry.first.IsScalar()) {
        hosts.push_back({host_of(entry.first.Scalar())});
      }
    }
  }
  return hosts;
}

std::vector<SignedInHost> hosts_of_gh(const Environment& environment) {
  const std::string place =
      configuration_directory(environment, "GH_CONFIG_DIR", "gh");
  auto hosts = keys_of(parse_yaml(place + "/hosts.yml"));
  hosts.push_back({"github.com"});
  hosts.push_back({host_of(variable(environment, "GH_HOST"))});
  return hosts;
}

std::vector<SignedInHost> hosts_of_glab(const Environment& environment) {
  const std::string place =
      configuration_directory(environment, "GLAB_CONFIG_DIR", "glab-cli");
  auto hosts = keys_of(member(parse_yaml(place + "/config.yml"), "hosts"));
  hosts.push_back({"gitlab.com"});
  for (const char* name : {"GITLAB_HOST", "GITLAB_URI", "GL_HOST"}) {
    hosts.push_back({host_of(variable(environment, name))});
  }
  return hosts;
}

std::vector<SignedInHost> hosts_of_tea(const Environment& environment) {
  const std::string place = configuration_directory(environment, "", "tea");
  const YAML::Node logins = member(parse_yaml(place + "/config.yml"), "logins");
  std::vector<SignedInHost> hosts;
  if (!logins.IsSequence()) {
    return hosts;
  }
  for (const YAML::Node& login : logins) {
    const std::string url = scalar(login, "url");
    const std::string name = scalar(login, "name");
    if (!url.empty() && !name.empty()) {
      hosts.push_back({host_of(url), name});
    }
  }
  return hosts;
}

std::vector<SignedInHost> hosts_of_fj(const Environment& environment) {
  const std::string place =
      directory(environment, "XDG_DATA_HOME", ".local/share");
  const auto list = nlohmann::json::parse(
      read_list(place + "/forgejo-cli/keys.json"), nullptr, false);
  std::vector<SignedInHost> hosts;
  const bool has_hosts =
      list.is_object() && list.contains("hosts") && list["hosts"].is_object();
  if (has_hosts) {
    for (const auto& [host, login] : list["hosts"].items()) {
      hosts.push_back({host_of(host)});
    }
  }
  return hosts;
}

} // namespace

std::string_view client_name(Client client) {
  switch (client) {
  case Client::gh:
    return "gh";
  case Client::glab:
    return "glab";
  case Client::tea:
    return "tea";
  case Client::fj:
    break;
  }
  return "fj";
}

std::vector<SignedInHost> signed_in_hosts(Client client,
                                          const Environment& environment) {
  std::vector<SignedInHost> hosts;
  switch (client) {
  case Client::gh:
    hosts = hosts_of_gh(environment);
    break;
  case Client::glab:
    hosts = hosts_of_glab(environment);
    break;
  case Client::tea:
    hosts = hosts_of_tea(environment);
    break;
  case Client::fj:
    hosts = hosts_of_fj(environment);
    break;
  }
  std::erase_if(hosts, [](const auto& entry) { return entry.host.empty(); });
  return hosts;
}

std::optional<SignedInHost> find_signed_in(Client client,
                                           std::string_view host,
                                           const Environment& environment) {
  const std::string wanted = text::to_lower(host);
  for (SignedInHost& entry : signed_in_hosts(client, environment)) {
    if (entry.host == wanted) {
      return std::move(entry);
    }
  }
  return std::nullopt;
}

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

} // namespace handoff::forge
