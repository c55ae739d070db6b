// SPDX-License-Identifier: MIT
// libgit2's objects as values that free themselves.
#pragma once

#include "base/error.hpp"
#include "git/objects/libgit2.hpp"

#include <memory>
#include <string>

namespace handoff::git {

// Frees with the library's own function: one that was made exists only where
// the library is loaded.
template <auto Function>
struct FreeHandle {
  template <typename T>
  void operator()(T* handle) const {
    (libgit2()->*Function)(handle);
  }
};

using OdbHandle = std::unique_ptr<git_odb, FreeHandle<&Libgit2::odb_free>>;
using OdbObjectHandle =
    std::unique_ptr<git_odb_object, FreeHandle<&Libgit2::odb_object_free>>;
using RepositoryHandle =
    std::unique_ptr<git_repository, FreeHandle<&Libgit2::repository_free>>;
using ObjectHandle =
    std::unique_ptr<git_object, FreeHandle<&Libgit2::object_free>>;
using TreeEntryHandle =
    std::unique_ptr<git_tree_entry, FreeHandle<&Libgit2::tree_entry_free>>;

// Throws Error("cannot <doing>: <libgit2's words>") for a negative code.
inline void check(int code, const std::string& doing) {
  if (code >= 0) {
    return;
  }
  const git_error* error = libgit2()->error_last();
  throw Error("cannot " + doing + ": " +
              (error == nullptr ? std::to_string(code) : error->message));
}

// What `function(&handle, arguments...)` makes; an empty handle when there is
// no such thing. Throws Error for any other failure.
template <typename Handle, typename Function, typename... Arguments>
[[nodiscard]] Handle
find(const std::string& doing, Function function, Arguments... arguments) {
  typename Handle::pointer raw = nullptr;
  const int code = function(&raw, arguments...);
  Handle handle(raw);
  if (code != GIT_ENOTFOUND) {
    check(code, doing);
  }
  return handle;
}

} // namespace handoff::git
