// SPDX-License-Identifier: MIT
// Fuzzes the readers of what git prints: names in it are anybody's.
#include "base/error.hpp"
#include "git/branch/changes.hpp"
#include "git/branch/commits.hpp"
#include "git/branch/former_names.hpp"
#include "git/branch/hunks.hpp"
#include "git/branch/status.hpp"
#include "git/config.hpp"
#include "git/direct/index_file.hpp"
#include "git/objects/cat_file.hpp"
#include "git/objects/tree_entries.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void read_index(std::string_view bytes) {
  const auto index = handoff::git::IndexFile::parse(bytes, 20);
  for (std::size_t i = 0; index && i < index->size(); ++i) {
    if (index->entry(i).id.size() != 20 || index->path(i).empty()) {
      std::abort();
    }
  }
}

// The first byte chooses the reader. A listing that makes no sense is an
// Error and nothing else.
void read(std::uint8_t reader, std::string_view listing) {
  switch (reader % 9) {
  case 0:
    for (const auto& file : handoff::git::parse_status(listing)) {
      if (file.path.find('\0') != std::string::npos) {
        std::abort();
      }
    }
    break;
  case 1:
    for (const auto& change : handoff::git::parse_changes(listing)) {
      if (change.path.find('\0') != std::string::npos) {
        std::abort();
      }
    }
    break;
  case 2:
    static_cast<void>(handoff::git::parse_commits(listing));
    break;
  case 3: {
    const handoff::git::Config config(listing);
    static_cast<void>(config.get_bool("a.b"));
    static_cast<void>(config.get_int("a.b"));
    static_cast<void>(config.subsections("a"));
    break;
  }
  case 4:
    static_cast<void>(handoff::git::parse_object_header(listing));
    break;
  case 5:
    static_cast<void>(handoff::git::parse_hunks(listing));
    break;
  case 6:
    static_cast<void>(handoff::git::Tree::parse(std::string(listing), 20));
    break;
  case 7:
    for (const auto& former : handoff::git::parse_renames(listing, "b")) {
      if (former.name.empty()) {
        std::abort();
      }
    }
    break;
  default:
    read_index(listing);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  if (size == 0) {
    return 0;
  }
  try {
    read(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  } catch (const handoff::Error&) {
  }
  return 0;
}
