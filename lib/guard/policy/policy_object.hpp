// SPDX-License-Identifier: MIT
// Which .handoff.yml is in force, and what it says.
#pragma once

#include "base/process.hpp"
#include "git/direct/index_file.hpp"
#include "git/objects/blob_stream.hpp"
#include "git/repository.hpp"
#include "guard/policy/policy.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// What git is asked to find the policy: that of `revision` and, before it,
// that of the index where the index is what is checked.
enum class PolicyFrom { index, revision };
[[nodiscard]] std::vector<base::Command>
policy_questions(PolicyFrom from, const std::string& revision);

// The object of the policy by git's answers to these questions; empty where
// there is none. Throws Error when what has its name is not a regular file: a
// link could lead anywhere.
[[nodiscard]] std::string
policy_object(std::span<const base::Completed> answers);
// The same by an index alone; nothing in a conflict.
[[nodiscard]] std::optional<std::string>
policy_object(const git::IndexFile& index);

// The policy that is `object`; the usual one for an empty name. Throws Error
// as parse_policy does, and when the object is not here.
[[nodiscard]] Policy read_policy(git::BlobStream& blobs,
                                 const std::string& object,
                                 std::string_view version);

// The bytes of the policy file in the directory `top`; nothing where there is
// none. Throws Error when it is not a regular file, or too large.
[[nodiscard]] std::optional<std::string>
read_policy_file(const std::string& top);

} // namespace handoff::guard
