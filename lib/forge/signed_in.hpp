// SPDX-License-Identifier: MIT
// The hosts that the user has signed a forge's own client in to.
#pragma once

#include "forge/forges.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::forge {

// "gh", "glab", "tea", "fj".
[[nodiscard]] std::string_view client_name(Client client);

// A host that a client may be asked about.
struct SignedInHost {
  std::string host; // lower case, with a port if the client's list has one
  std::string login = {}; // tea's name for it
};

using Environment = std::function<std::optional<std::string>(std::string_view)>;

// The hosts in the client's own list of logins, then its built-in host
// (github.com, gitlab.com) and the one that the user's environment names
// (GH_HOST, GITLAB_HOST). Nothing here comes from a repository: a client sends
// its token to whatever host it is given, and a remote's URL is chosen by
// whoever made the clone. An unreadable or damaged list counts as empty.
//
//   gh    $GH_CONFIG_DIR/hosts.yml             a map by host
//   glab  $GLAB_CONFIG_DIR/config.yml          `hosts`, a map by host
//   tea   $XDG_CONFIG_HOME/tea/config.yml      `logins`, a list with `url`
//   fj    $XDG_DATA_HOME/forgejo-cli/keys.json `hosts`, an object by host
[[nodiscard]] std::vector<SignedInHost>
signed_in_hosts(Client client, const Environment& environment);

// The entry of that list for `host` (case does not matter).
[[nodiscard]] std::optional<SignedInHost> find_signed_in(
    Client client, std::string_view host, const Environment& environment);

// The variables of this process.
[[nodiscard]] Environment process_environment();

} // namespace handoff::forge
