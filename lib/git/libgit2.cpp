// SPDX-License-Identifier: MIT
// libgit2, loaded when it is first needed.
#include "git/libgit2.hpp"

#include <dlfcn.h>
#include <optional>
#include <string>

namespace handoff::git {
namespace {

// Looks up one function after the other; remembers when one was missing.
class Loader {
public:
  // The header that typed the table names the library that fits it.
  Loader() {
    const std::string name = std::string("libgit2.so.") + LIBGIT2_SOVERSION;
    library_ = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  }
  template <typename Function>
  void find(Function& function, const char* name) {
    void* const symbol =
        library_ == nullptr ? nullptr : ::dlsym(library_, name);
    is_complete_ = is_complete_ && symbol != nullptr;
    function = reinterpret_cast<Function>(symbol);
  }
  [[nodiscard]] bool is_complete() const { return is_complete_; }

private:
  void* library_ = nullptr; // stays loaded: its functions are in use
  bool is_complete_ = true;
};

std::optional<Libgit2> load() {
  Loader loader;
  Libgit2 table{};
  loader.find(table.libgit2_init, "git_libgit2_init");
  loader.find(table.error_last, "git_error_last");
  loader.find(table.odb_open, "git_odb_open");
  loader.find(table.odb_free, "git_odb_free");
  loader.find(table.odb_read, "git_odb_read");
  loader.find(table.odb_read_header, "git_odb_read_header");
  loader.find(table.odb_object_free, "git_odb_object_free");
  loader.find(table.odb_object_data, "git_odb_object_data");
  loader.find(table.odb_object_size, "git_odb_object_size");
  loader.find(table.odb_object_type, "git_odb_object_type");
  loader.find(table.oid_fromstr, "git_oid_fromstr");
  loader.find(table.oid_tostr, "git_oid_tostr");
  loader.find(table.repository_wrap_odb, "git_repository_wrap_odb");
  loader.find(table.repository_free, "git_repository_free");
  loader.find(table.object_lookup, "git_object_lookup");
  loader.find(table.object_peel, "git_object_peel");
  loader.find(table.object_free, "git_object_free");
  loader.find(table.tree_entry_bypath, "git_tree_entry_bypath");
  loader.find(table.tree_entry_id, "git_tree_entry_id");
  loader.find(table.tree_entry_free, "git_tree_entry_free");
  if (!loader.is_complete() || table.libgit2_init() < 0) {
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
