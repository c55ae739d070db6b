// SPDX-License-Identifier: MIT
// Where HEAD stood, and when.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct HeadMove {
  std::int64_t at = 0; // milliseconds since the epoch
  std::string commit;  // full id: where HEAD went
  // Of a checkout, else empty.
  std::string from_branch = {};
  std::string to_branch = {};
};

// Newest first.
using Reflog = std::vector<HeadMove>;

// Lines "<commit> HEAD@{<seconds>} <subject>".
[[nodiscard]] Reflog parse_reflog(std::string_view text);

// HEAD's reflog in the work tree `directory` (empty: here), the newest
// `most` entries. Empty where there is none.
[[nodiscard]] Reflog read_reflog(const std::string& directory,
                                 std::size_t most = 5'000);

// The commit that HEAD was at; "" before the reflog begins.
[[nodiscard]] std::string_view head_at(const Reflog& reflog, std::int64_t at);

} // namespace handoff::session
