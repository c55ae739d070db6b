// SPDX-License-Identifier: MIT
// Packs that gc leaves alone because a handoff needs them.
#include "git/kept_pack.hpp"

#include "base/error.hpp"

#include <cerrno>
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

// The first line of our .keep files, before the snapshot's id.
constexpr std::string_view k_reason = "git-handoff snapshot ";

struct KeepFile {
  fs::path path;
  std::string snapshot;
};

// Those of all users.
std::vector<KeepFile> keep_files(const std::string& common_dir) {
  std::vector<KeepFile> files;
  std::error_code failure;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(pack_directory(common_dir), failure)) {
    if (entry.path().extension() != ".keep") {
      continue;
    }
    std::ifstream file(entry.path());
    std::string line;
    if (std::getline(file, line) && line.starts_with(k_reason)) {
      files.push_back({entry.path(), line.substr(k_reason.size())});
    }
  }
  return files;
}

std::optional<fs::path> find_keep_file(const std::string& common_dir,
                                       const std::string& snapshot) {
  for (const KeepFile& file : keep_files(common_dir)) {
    if (file.snapshot == snapshot) {
      return file.path;
    }
  }
  return std::nullopt;
}

void write_keep_file(const std::string& path, const std::string& snapshot) {
  std::ofstream file(path);
  file << k_reason << snapshot << "\nuntil the handoff is dropped or expires\n";
  file.close();
  if (!file) {
    throw system_error("cannot write '" + path + "'", errno);
  }
}

} // namespace

void keep_pack(const std::string& common_dir,
               const NewPack& pack,
               const std::string& snapshot) {
  const std::string directory = pack_directory(common_dir);
  std::error_code ignored;
  fs::create_directory(directory, ignored);
  const std::string target = directory + "/" + pack.name;
  // The .keep file first: gc may run at any moment. The index last: with it
  // git knows the pack.
  const std::string keep_file = target + ".keep";
  // A pack of this name that somebody else keeps stays kept by him.
  const bool is_ours = !fs::exists(keep_file);
  if (is_ours) {
    write_keep_file(keep_file, snapshot);
  }
  for (const std::string_view end : {".pack", ".rev", ".idx"}) {
    const std::string from = pack.path + std::string(end);
    const std::string to = target + std::string(end);
    if (!fs::exists(from) && end == ".rev") {
      continue; // only some versions and settings of git write it
    }
    if (std::rename(from.c_str(), to.c_str()) != 0) {
      const int error_number = errno;
      if (is_ours) {
        std::remove(keep_file.c_str());
      }
      throw system_error("cannot write '" + to + "'", error_number);
    }
  }
}

bool is_kept(const std::string& common_dir, const std::string& snapshot) {
  return find_keep_file(common_dir, snapshot).has_value();
}

std::vector<KeptPack> kept_packs(const std::string& common_dir) {
  std::vector<KeptPack> packs;
  for (const KeepFile& file : keep_files(common_dir)) {
    struct stat found {};
    if (::stat(file.path.c_str(), &found) == 0 && found.st_uid == ::geteuid()) {
      packs.push_back({file.snapshot, found.st_mtime});
    }
  }
  return packs;
}

void release_pack(const std::string& common_dir, const std::string& snapshot) {
  if (const auto path = find_keep_file(common_dir, snapshot)) {
    std::error_code ignored;
    fs::remove(*path, ignored);
  }
}

} // namespace handoff::git
