// SPDX-License-Identifier: MIT
// Loading by dlopen(3).
#include "base/shared_library.hpp"

#include <dlfcn.h>

namespace handoff::base {

SharedLibrary::SharedLibrary(const char* name)
    : library_(::dlopen(name, RTLD_LAZY | RTLD_LOCAL)),
      is_complete_(library_ != nullptr) {}

void* SharedLibrary::symbol(const char* name) {
  void* const found = library_ == nullptr ? nullptr : ::dlsym(library_, name);
  is_complete_ = is_complete_ && found != nullptr;
  return found;
}

} // namespace handoff::base
