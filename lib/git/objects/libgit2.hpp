// SPDX-License-Identifier: MIT
// libgit2, loaded when it is first needed: linking it would cost every start
// of the program 4 ms.
#pragma once

#include <git2.h>

namespace handoff::git {

// The functions that we call, typed by their real declarations.
struct Libgit2 {
  decltype(&git_libgit2_init) libgit2_init;
  decltype(&git_error_last) error_last;
  decltype(&git_odb_open) odb_open;
  decltype(&git_odb_free) odb_free;
  decltype(&git_odb_read) odb_read;
  decltype(&git_odb_read_header) odb_read_header;
  decltype(&git_odb_object_free) odb_object_free;
  decltype(&git_odb_object_data) odb_object_data;
  decltype(&git_odb_object_size) odb_object_size;
  decltype(&git_odb_object_type) odb_object_type;
  decltype(&git_oid_fromstr) oid_fromstr;
  decltype(&git_oid_tostr) oid_tostr;
  decltype(&git_repository_wrap_odb) repository_wrap_odb;
  decltype(&git_repository_free) repository_free;
  decltype(&git_object_lookup) object_lookup;
  decltype(&git_object_peel) object_peel;
  decltype(&git_object_free) object_free;
  decltype(&git_tree_entry_bypath) tree_entry_bypath;
  decltype(&git_tree_entry_id) tree_entry_id;
  decltype(&git_tree_entry_free) tree_entry_free;
};

// The library, initialised; null when this machine has none of the version
// that we were built for. The same answer every time.
[[nodiscard]] const Libgit2* libgit2();

} // namespace handoff::git
