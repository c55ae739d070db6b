// SPDX-License-Identifier: MIT
// The ids of sessions, for people.
#include "session/records/short_id.hpp"

namespace handoff::session {

std::string_view short_id(std::string_view id) {
  constexpr std::size_t k_version = 14; // its place in a UUID
  const bool begins_with_time =
      id.starts_with("ses_") ||
      (id.size() > k_version && id[k_version] == '7') ||
      (id.size() > 10 && id.find_first_not_of("0123456789") > std::size_t{9});
  return id.substr(0, begins_with_time ? 13 : 8);
}

} // namespace handoff::session
