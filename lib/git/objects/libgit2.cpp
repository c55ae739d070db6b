// SPDX-License-Identifier: MIT
// libgit2, loaded when it is first needed.
#include "git/objects/libgit2.hpp"

#include "base/shared_library.hpp"

#include <optional>

namespace handoff::git {
namespace {

std::optional<Libgit2> load() {
  // The header that typed the table names the library that fits it.
  base::SharedLibrary library("libgit2.so." LIBGIT2_SOVERSION);
  Libgit2 table{};
  library.find(table.libgit2_init, "git_libgit2_init");
  library.find(table.error_last, "git_error_last");
  library.find(table.odb_open, "git_odb_open");
  library.find(table.odb_free, "git_odb_free");
  library.find(table.odb_read, "git_odb_read");
  library.find(table.odb_read_header, "git_odb_read_header");
  library.find(table.odb_object_free, "git_odb_object_free");
  library.find(table.odb_object_data, "git_odb_object_data");
  library.find(table.odb_object_size, "git_odb_object_size");
  library.find(table.odb_object_type, "git_odb_object_type");
  library.find(table.oid_fromstr, "git_oid_fromstr");
  library.find(table.oid_tostr, "git_oid_tostr");
  library.find(table.repository_wrap_odb, "git_repository_wrap_odb");
  library.find(table.repository_free, "git_repository_free");
  library.find(table.object_lookup, "git_object_lookup");
  library.find(table.object_peel, "git_object_peel");
  library.find(table.object_free, "git_object_free");
  library.find(table.tree_entry_bypath, "git_tree_entry_bypath");
  library.find(table.tree_entry_id, "git_tree_entry_id");
  library.find(table.tree_entry_free, "git_tree_entry_free");
  if (!library.is_complete() || table.libgit2_init() < 0) {
    return std::nullopt;
  }
  return table;
}

} // namespace

const Libgit2* libgit2() {
  static const std::optional<Libgit2> table = load();
  return table ? &*table : nullptr;
}

} // namespace handoff::git
