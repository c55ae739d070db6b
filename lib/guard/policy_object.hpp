// SPDX-License-Identifier: MIT
// Which .handoff.yml is in force, and what it says.
#pragma once

#include "git/blob_stream.hpp"
#include "guard/policy.hpp"
#include "guard/subject.hpp"

#include <span>
#include <string>
#include <string_view>

namespace handoff::guard {

// The policy file that is among what comes in, else that of `revision`.
[[nodiscard]] std::string policy_object(std::span<const Subject> brought_in,
                                        const std::string& revision);

// Reads it; a default policy where there is no such file. Throws Error as
// parse_policy does.
[[nodiscard]] Policy read_policy(git::BlobStream& blobs,
                                 const std::string& object,
                                 std::string_view version);

} // namespace handoff::guard
