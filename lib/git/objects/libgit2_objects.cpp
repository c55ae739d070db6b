// SPDX-License-Identifier: MIT
// Objects read in process, through libgit2.
#include "git/objects/libgit2_objects.hpp"

#include "git/git.hpp"
#include "git/objects/cat_file.hpp"
#include "git/objects/handle.hpp"
#include "text/object_id.hpp"

#include <cstdlib>
#include <utility>

namespace handoff::git {
namespace {

constexpr std::size_t k_id_size = 40;

ObjectKind kind_of(git_object_t type) {
  switch (type) {
  case GIT_OBJECT_COMMIT:
    return ObjectKind::commit;
  case GIT_OBJECT_TREE:
    return ObjectKind::tree;
  case GIT_OBJECT_TAG:
    return ObjectKind::tag;
  default:
    return ObjectKind::blob;
  }
}

std::string text_of(const git_oid& id) {
  char text[k_id_size + 1];
  return libgit2()->oid_tostr(text, sizeof text, &id);
}

// A name that needs no refs: "<id>" or "<id>:path".
struct PlainName {
  git_oid id;
  std::string path; // empty: the object itself
};

// Paths that git reads in a way of its own ("./x") are left to git.
bool is_plain_path(std::string_view path) {
  return !path.empty() && !path.starts_with('.') && !path.starts_with('/') &&
         !path.ends_with('/') && path.find("//") == std::string_view::npos &&
         path.find('\0') == std::string_view::npos;
}

std::optional<PlainName> parse_plain(std::string_view name) {
  const std::string id(name.substr(0, k_id_size));
  PlainName plain{};
  if (id.size() != k_id_size || !text::is_hex(id) ||
      libgit2()->oid_fromstr(&plain.id, id.c_str()) != 0) {
    return std::nullopt;
  }
  if (name.size() == k_id_size) {
    return plain;
  }
  plain.path = name.substr(k_id_size + 1);
  return name[k_id_size] == ':' && is_plain_path(plain.path)
             ? std::optional(std::move(plain))
             : std::nullopt;
}

class Libgit2Objects : public Objects {
public:
  Libgit2Objects(const Repository& repository, OdbHandle odb)
      : odb_(std::move(odb)), others_(repository) {
    repository_ = find<RepositoryHandle>("open the repository's objects",
                                         libgit2()->repository_wrap_odb,
                                         odb_.get());
  }

  std::optional<Object> read(std::string_view name) override {
    const std::optional<PlainName> plain = parse_plain(name);
    if (!plain) {
      return others_.read(name);
    }
    const std::optional<git_oid> id = resolve(*plain);
    if (!id) {
      return std::nullopt;
    }
    const auto object = find<OdbObjectHandle>(
        "read " + text_of(*id), libgit2()->odb_read, odb_.get(), &*id);
    if (!object) {
      return std::nullopt;
    }
    return Object{text_of(*id),
                  kind_of(libgit2()->odb_object_type(object.get())),
                  std::string(static_cast<const char*>(
                                  libgit2()->odb_object_data(object.get())),
                              libgit2()->odb_object_size(object.get()))};
  }

  std::optional<Header> header(std::string_view name) override {
    const std::optional<PlainName> plain = parse_plain(name);
    if (!plain) {
      return others_.header(name);
    }
    const std::optional<git_oid> id = resolve(*plain);
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    const int code =
        id ? libgit2()->odb_read_header(&size, &type, odb_.get(), &*id)
           : static_cast<int>(GIT_ENOTFOUND);
    if (code == GIT_ENOTFOUND) {
      return std::nullopt;
    }
    check(code, "read " + text_of(*id));
    return Header{text_of(*id), kind_of(type), size};
  }

private:
  // The id of what the name says, whether or not it is here.
  [[nodiscard]] std::optional<git_oid> resolve(const PlainName& name) const {
    if (name.path.empty()) {
      return name.id;
    }
    const std::string doing = "look up '" + name.path + "'";
    const auto object = find<ObjectHandle>(doing,
                                           libgit2()->object_lookup,
                                           repository_.get(),
                                           &name.id,
                                           GIT_OBJECT_ANY);
    if (!object) {
      return std::nullopt;
    }
    git_object* raw = nullptr;
    if (libgit2()->object_peel(&raw, object.get(), GIT_OBJECT_TREE) != 0) {
      return std::nullopt; // a blob has no paths
    }
    const ObjectHandle tree(raw);
    const auto entry =
        find<TreeEntryHandle>(doing,
                              libgit2()->tree_entry_bypath,
                              reinterpret_cast<const git_tree*>(tree.get()),
                              name.path.c_str());
    return entry ? std::optional(*libgit2()->tree_entry_id(entry.get()))
                 : std::nullopt;
  }

  OdbHandle odb_;
  RepositoryHandle repository_;
  CatFileObjects others_;
};

bool has_replacements() {
  return std::getenv("GIT_NO_REPLACE_OBJECTS") == nullptr &&
         !output({"for-each-ref", "--count=1", "refs/replace/"}).empty();
}

bool is_readable(const Repository& repository) {
  return repository.object_format == "sha1" && !repository.is_partial() &&
         std::getenv("GIT_OBJECT_DIRECTORY") == nullptr &&
         std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") == nullptr &&
         std::getenv("GIT_REPLACE_REF_BASE") == nullptr && !has_replacements();
}

} // namespace

std::unique_ptr<Objects> open_libgit2_objects(const Repository& repository) {
  if (!is_readable(repository) || libgit2() == nullptr) {
    return nullptr;
  }
  const std::string directory = repository.common_dir + "/objects";
  auto odb = find<OdbHandle>(
      "open '" + directory + "'", libgit2()->odb_open, directory.c_str());
  return odb ? std::make_unique<Libgit2Objects>(repository, std::move(odb))
             : nullptr;
}

} // namespace handoff::git
