// SPDX-License-Identifier: MIT
// The ids of handoffs, and what people type for them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::store {

// "4kq7-2mzd"
[[nodiscard]] bool is_id(std::string_view text);

// "4KQ7-2", "4kq72mzd" as the beginning of an id, dash in place. Nothing
// where no id can begin so, or with fewer than two characters.
[[nodiscard]] std::optional<std::string> id_prefix(std::string_view typed);

// "last" and "-": the newest.
[[nodiscard]] bool means_newest(std::string_view typed);

} // namespace handoff::store
