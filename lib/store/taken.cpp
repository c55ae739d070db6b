// SPDX-License-Identifier: MIT
// What was taken up on a branch last.
#include "store/taken.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "git/state_directory.hpp"
#include "store/id.hpp"
#include "store/seal.hpp"

#include <algorithm>

namespace handoff::store {
namespace {

constexpr std::size_t k_max_file_bytes = 128;

// One small file per branch. Its name is the branch's hash: a branch may hold
// what a file name may not, or what redaction would take out.
std::string path_of(const std::string& directory, const std::string& hash) {
  return directory + "/" + hash;
}

// What the seal is for: no repository can bring along what was taken up in it.
std::string sealed_text(const std::string& hash, std::string_view id) {
  return "taken " + hash + " " + std::string(id);
}

// The id in the file of `hash`; empty if it is not there, or not ours.
std::string read_taken(const std::string& directory,
                       const std::string& hash,
                       const Seal& seal) {
  std::string text;
  static_cast<void>(base::attempt([&] {
    text = base::read_private_file(path_of(directory, hash), k_max_file_bytes);
  }));
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::string id = text.substr(0, space);
  const bool is_ours =
      is_id(id) && space < text.size() &&
      seal.holds(sealed_text(hash, id), text.substr(space + 1));
  return is_ours ? id : std::string();
}

} // namespace

void remember_taken(const std::string& common_dir,
                    const std::string& name,
                    const std::string& id) {
  const std::string directory = git::make_state_directory(common_dir, "taken");
  const std::string hash = hash_branch(common_dir, name);
  const Seal seal = Seal::of_writer(common_dir);
  base::write_private_file(path_of(directory, hash),
                           id + " " + seal.seal(sealed_text(hash, id)),
                           base::IfExists::replace);
}

std::string taken_on(const std::string& common_dir,
                     const BranchIdentity& branch) {
  const std::string directory = git::state_directory(common_dir, "taken");
  const Seal seal = Seal::of_reader(common_dir);
  for (const std::string& hash : branch.hashes()) {
    std::string id = read_taken(directory, hash, seal);
    if (!id.empty()) {
      return id;
    }
  }
  return {};
}

} // namespace handoff::store
