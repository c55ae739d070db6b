// SPDX-License-Identifier: MIT
// Packs that gc leaves alone because a handoff needs them.
#include "git/snapshot/kept_pack.hpp"

#include "base/error.hpp"
#include "base/ownership.hpp"
#include "base/sha256.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

std::string pack_directory(const std::string& common_dir) {
  return common_dir + "/objects/pack";
}

// Our .keep files: a line with the snapshot's id, a line with the user's.
constexpr std::string_view k_reason = "git-handoff snapshot ";
constexpr std::string_view k_user = "user ";

struct KeepFile {
  fs::path path;
  std::string snapshot;
  uid_t user = 0; // whose handoffs need it
};

bool is_there(const fs::path& path) {
  std::error_code failure;
  return fs::exists(path, failure);
}

// Nothing for what is not one of ours.
std::optional<KeepFile> read_keep_file(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  struct stat found {};
  if (!std::getline(file, line) || !line.starts_with(k_reason) ||
      ::stat(path.c_str(), &found) != 0) {
    return std::nullopt;
  }
  KeepFile keep{path, line.substr(k_reason.size()), found.st_uid};
  if (std::getline(file, line) && line.starts_with(k_user)) {
    std::from_chars(
        line.data() + k_user.size(), line.data() + line.size(), keep.user);
  }
  return keep;
}

// Those of this user.
std::vector<KeepFile> own_keep_files(const std::string& common_dir) {
  std::vector<KeepFile> files;
  std::error_code failure;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(pack_directory(common_dir), failure)) {
    if (entry.path().extension() != ".keep") {
      continue;
    }
    std::optional<KeepFile> keep = read_keep_file(entry.path());
    if (keep && keep->user == ::geteuid()) {
      files.push_back(std::move(*keep));
    }
  }
  return files;
}

void write_keep_file(const std::string& path, const std::string& snapshot) {
  std::ofstream file(path);
  file << k_reason << snapshot << "\n"
       << k_user << ::geteuid()
       << "\nuntil the handoff is dropped or expires\n";
  file.close();
  if (!file) {
    throw system_error("cannot write '" + path + "'", errno);
  }
  base::leave_to_owner(path);
}

// The pack's name. Where someone else keeps a pack of that name, for a
// snapshot of the same state, one of our own: each lets go of his own only.
std::string own_name(const std::string& directory, const std::string& name) {
  const std::string keep_file = directory + "/" + name + ".keep";
  const std::optional<KeepFile> keep = read_keep_file(keep_file);
  const bool is_free =
      !is_there(keep_file) || (keep && keep->user == ::geteuid());
  if (is_free) {
    return name;
  }
  constexpr std::string_view k_lead = "pack-";
  const std::string digits =
      base::hex(base::sha256(name + " of user " + std::to_string(::geteuid())));
  return std::string(k_lead) +
         digits.substr(0, std::min(name.size() - k_lead.size(), digits.size()));
}

} // namespace

void keep_pack(const std::string& common_dir,
               const NewPack& pack,
               const std::string& snapshot) {
  const std::string directory = pack_directory(common_dir);
  std::error_code ignored;
  if (fs::create_directory(directory, ignored)) {
    base::leave_to_owner(directory);
  }
  const std::string target = directory + "/" + own_name(directory, pack.name);
  // The .keep file first: gc may run at any moment. The index last: with it
  // git knows the pack.
  const std::string keep_file = target + ".keep";
  write_keep_file(keep_file, snapshot);
  for (const std::string_view end : {".pack", ".rev", ".idx"}) {
    const std::string from = pack.path + std::string(end);
    const std::string to = target + std::string(end);
    if (!fs::exists(from) && end == ".rev") {
      continue; // only some versions and settings of git write it
    }
    if (std::rename(from.c_str(), to.c_str()) != 0) {
      const int error_number = errno;
      std::remove(keep_file.c_str());
      throw system_error("cannot write '" + to + "'", error_number);
    }
    base::leave_to_owner(to);
  }
}

bool is_kept(const std::string& common_dir, const std::string& snapshot) {
  return std::ranges::any_of(
      own_keep_files(common_dir), [&](const KeepFile& keep) {
        fs::path index = keep.path;
        fs::path pack = keep.path;
        // A process that was killed may have left the .keep file alone.
        return keep.snapshot == snapshot &&
               is_there(index.replace_extension(".idx")) &&
               is_there(pack.replace_extension(".pack"));
      });
}

std::vector<KeptPack> kept_packs(const std::string& common_dir) {
  std::vector<KeptPack> packs;
  for (const KeepFile& keep : own_keep_files(common_dir)) {
    struct stat found {};
    if (::stat(keep.path.c_str(), &found) == 0) {
      packs.push_back({keep.snapshot, found.st_mtime});
    }
  }
  return packs;
}

void release_pack(const std::string& common_dir, const std::string& snapshot) {
  for (const KeepFile& keep : own_keep_files(common_dir)) {
    std::error_code ignored;
    if (keep.snapshot == snapshot) {
      fs::remove(keep.path, ignored);
    }
  }
}

} // namespace handoff::git
