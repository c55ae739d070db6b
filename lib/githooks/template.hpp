// SPDX-License-Identifier: MIT
// Our hooks in the template that git init and git clone copy.
#pragma once

#include "githooks/outcome.hpp"
#include "githooks/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace handoff::githooks {

// Into the directory of init.templateDir. Where that is not set it is made,
// with what git's own template has, and set for the user.
[[nodiscard]] Outcome install_template(std::span<const std::string_view> events,
                                       const std::string& binary_directory);

// Out of it; the directory that install_template has made goes as well, when
// nothing was added to its hooks.
[[nodiscard]] Outcome remove_template(std::span<const std::string_view> events);

} // namespace handoff::githooks
