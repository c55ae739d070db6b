// SPDX-License-Identifier: MIT
// Reading objects: through libgit2 where it reads the repository rightly,
// through one `git cat-file --batch` where it does not.
#pragma once

#include "git/repository.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::git {

enum class ObjectKind { commit, tree, blob, tag };

struct Object {
  std::string id; // full
  ObjectKind kind = ObjectKind::blob;
  std::string bytes;
};

// Nothing is ever fetched: what a partial clone lacks is not there. Not for
// two threads at once.
class Objects {
public:
  virtual ~Objects() = default;
  // `name` is anything git resolves: an id, "rev:path", "rev^{tree}"; any byte
  // may be in it. Nothing when there is no such object; throws Error when
  // reading fails.
  [[nodiscard]] virtual std::optional<Object> read(std::string_view name) = 0;
  // Kind, id and size without the bytes.
  struct Header {
    std::string id;
    ObjectKind kind = ObjectKind::blob;
    std::size_t size = 0; // bytes
  };
  [[nodiscard]] virtual std::optional<Header> header(std::string_view name) = 0;
};

// Few: one cat-file, cheap to start. Many (thousands): libgit2, cheap per
// object.
enum class Expected { few, many };

[[nodiscard]] std::unique_ptr<Objects>
open_objects(const Repository& repository, Expected expected);

} // namespace handoff::git
