// SPDX-License-Identifier: MIT
// Reading objects: the reader that fits the repository and the work.
#include "git/objects/objects.hpp"

#include "git/objects/cat_file.hpp"
#include "git/objects/libgit2_objects.hpp"

namespace handoff::git {

std::unique_ptr<Objects> open_objects(const Repository& repository,
                                      Expected expected) {
  if (expected == Expected::many) {
    if (std::unique_ptr<Objects> objects = open_libgit2_objects(repository)) {
      return objects;
    }
  }
  return std::make_unique<CatFileObjects>(repository);
}

} // namespace handoff::git
