// SPDX-License-Identifier: MIT
// Which .handoff.yml is in force, and what it says.
#include "guard/policy_object.hpp"

#include "base/error.hpp"

namespace handoff::guard {

std::string policy_object(std::span<const Subject> brought_in,
                          const std::string& revision) {
  for (const Subject& subject : brought_in) {
    if (subject.path == k_policy_file) {
      return subject.blob;
    }
  }
  return revision + ":" + std::string(k_policy_file);
}

Policy read_policy(git::BlobStream& blobs,
                   const std::string& object,
                   std::string_view version) {
  Policy policy;
  const auto wants = [](std::size_t, std::size_t size) {
    if (size > k_most_policy_bytes) {
      throw Error("'" + std::string(k_policy_file) + "' is too large");
    }
    return true;
  };
  const auto take = [&](const git::StreamedBlob& blob) {
    if (blob.state == git::BlobState::read) {
      policy = parse_policy(blob.bytes, std::string(k_policy_file), version);
    }
  };
  blobs.read({&object, 1}, wants, take);
  return policy;
}

} // namespace handoff::guard
