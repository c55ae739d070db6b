// SPDX-License-Identifier: MIT
// Reading objects by name, and with libgit2.
#include "git/objects/cat_file.hpp"
#include "git/objects/libgit2.hpp"
#include "git/objects/libgit2_objects.hpp"
#include "git/objects/objects.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using git::ObjectKind;

namespace {

// Both readers of one repository: they must say the same.
std::vector<std::unique_ptr<git::Objects>> both() {
  const git::Repository repository = git::discover();
  std::vector<std::unique_ptr<git::Objects>> result;
  result.push_back(std::make_unique<git::CatFileObjects>(repository));
  result.push_back(git::open_libgit2_objects(repository));
  REQUIRE(result.back() != nullptr);
  return result;
}

bool is_read_by_libgit2() {
  return git::open_libgit2_objects(git::discover()) != nullptr;
}

} // namespace

TEST_CASE("objects are read by any name that git resolves") {
  test::Trash trash;
  trash.write("dir/file", "bytes\n");
  trash.write("top", std::string("a\0b\n", 4));
  const std::string head = trash.commit("start");
  trash.git({"tag", "-a", "-m", "t", "v1"});
  const std::string blob = trash.id("HEAD:dir/file");
  struct Row {
    std::string name;
    ObjectKind kind;
    std::string id;
  };
  const Row rows[] = {
      {blob, ObjectKind::blob, blob},
      {head, ObjectKind::commit, head},
      {"HEAD", ObjectKind::commit, head},
      {head.substr(0, 10), ObjectKind::commit, head},
      {"v1", ObjectKind::tag, trash.id("v1")},
      {trash.id("v1") + ":dir/file", ObjectKind::blob, blob},
      {"HEAD:dir/file", ObjectKind::blob, blob},
      {head + ":dir/file", ObjectKind::blob, blob},
      {head + ":dir", ObjectKind::tree, trash.id("HEAD:dir")},
      {head + ":dir/", ObjectKind::tree, trash.id("HEAD:dir")},
      {head + ":", ObjectKind::tree, trash.id("HEAD^{tree}")},
      {head + ":./top", ObjectKind::blob, trash.id("HEAD:top")},
      {head + "^{tree}", ObjectKind::tree, trash.id("HEAD^{tree}")},
      {trash.id("HEAD^{tree}") + ":top",
       ObjectKind::blob,
       trash.id("HEAD:top")}};
  for (const auto& objects : both()) {
    for (const Row& row : rows) {
      INFO(row.name);
      const auto object = objects->read(row.name);
      REQUIRE(object.has_value());
      CHECK(object->id == row.id);
      CHECK(object->kind == row.kind);
      const auto header = objects->header(row.name);
      REQUIRE(header.has_value());
      CHECK(header->id == row.id);
      CHECK(header->kind == row.kind);
      CHECK(header->size == object->bytes.size());
    }
    CHECK(objects->read("HEAD:dir/file")->bytes == "bytes\n");
    CHECK(objects->read(head + ":top")->bytes == std::string("a\0b\n", 4));
  }
}

TEST_CASE("what is not there is nothing, and the next name is still right") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "bytes\n");
  const std::string blob = trash.id("HEAD:file");
  const std::string names[] = {"",
                               " ",
                               "no such name",
                               "HEAD:none",
                               head + ":none",
                               head + ":file/deeper",
                               head + ":none/deeper",
                               head + ":../file",
                               head + "x",
                               blob + ":file",
                               std::string(40, '1'),
                               std::string(40, '1') + ":file",
                               std::string(40, 'g'),
                               "--batch-all-objects",
                               "HEAD:no\nHEAD:file",
                               "x\n" + blob + " blob 6\nbytes\n",
                               blob + " blob 6",
                               blob + " blob 6\nx",
                               "HEAD:file\r",
                               "HEAD:file\n",
                               std::string("HEAD:file\0", 10),
                               std::string("HEAD\0:file", 10),
                               head + std::string(":file\0x", 7)};
  for (const auto& objects : both()) {
    for (const std::string& name : names) {
      INFO(name);
      CHECK_FALSE(objects->read(name).has_value());
      CHECK_FALSE(objects->header(name).has_value());
      CHECK(objects->read("HEAD:file")->bytes == "bytes\n");
      CHECK(objects->header("HEAD:file")->size == 6);
      CHECK(objects->read(head + ":file")->bytes == "bytes\n");
    }
  }
}

TEST_CASE("a path may hold any byte") {
  test::Trash trash;
  const std::string names[] = {
      "a\nb", "c\r", "\xff\xfe", "with space", "tab\t", "missing"};
  for (const std::string& name : names) {
    trash.write(name, "of " + name);
  }
  const std::string head = trash.commit("odd");
  for (const auto& objects : both()) {
    for (const std::string& name : names) {
      for (const std::string& rev : {std::string("HEAD"), head}) {
        INFO(rev << ":" << name);
        const auto object = objects->read(rev + ":" + name);
        REQUIRE(object.has_value());
        CHECK(object->bytes == "of " + name);
        CHECK(objects->header(rev + ":" + name)->id == object->id);
      }
    }
  }
}

TEST_CASE("objects larger than a pipe come whole, one after the other") {
  test::Trash trash;
  trash.write("large", std::string(3 << 20, 'x') + "end");
  trash.write("empty", "");
  const std::string head = trash.commit("large");
  for (const auto& objects : both()) {
    for (int i = 0; i < 2; ++i) {
      CHECK(objects->read(head + ":large")->bytes.ends_with("xend"));
      CHECK(objects->read("HEAD:empty")->bytes.empty());
      CHECK(objects->header("HEAD:large")->size == (3U << 20) + 3);
    }
  }
}

TEST_CASE("objects that came after the reader are found") {
  test::Trash trash;
  trash.commit_file("file", "1");
  for (const auto& objects : both()) {
    CHECK(objects->read("HEAD:file").has_value());
    const std::string later = trash.commit_file("file", "later");
    trash.git({"repack", "-q", "-a", "-d"});
    REQUIRE(objects->read(later + ":file").has_value());
    CHECK(objects->read(later + ":file")->bytes == "later");
  }
}

TEST_CASE("a submodule's commit is not an object of ours") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.git({"clone", "-q", ".", trash.root / "other"});
  test::Trash::cd(trash.root / "other");
  trash.commit_file("file", "y");
  test::Trash::cd(trash.root / "trash");
  trash.git({"submodule", "--quiet", "add", trash.root / "other", "sub"});
  const std::string head = trash.commit("sub");
  for (const auto& objects : both()) {
    CHECK_FALSE(objects->read(head + ":sub").has_value());
    CHECK_FALSE(objects->header("HEAD:sub").has_value());
    CHECK(objects->read(head + ":.gitmodules").has_value());
  }
}

TEST_CASE("libgit2 is left out where it does not read what git reads") {
  {
    test::Trash trash({"--object-format=sha256"});
    const std::string head = trash.commit_file("file", "x");
    CHECK_FALSE(is_read_by_libgit2());
    const auto objects =
        git::open_objects(git::discover(), git::Expected::many);
    CHECK(objects->read(head + ":file")->bytes == "x");
  }
  test::Trash trash;
  const std::string old = trash.commit_file("file", "old");
  CHECK(is_read_by_libgit2());
  const std::string fresh = trash.commit_file("file", "new");
  trash.git({"replace", old, fresh});
  CHECK_FALSE(is_read_by_libgit2());
  const auto objects = git::open_objects(git::discover(), git::Expected::many);
  CHECK(objects->read(old + ":file")->bytes == "new");
  {
    test::Environment environment;
    environment.set("GIT_NO_REPLACE_OBJECTS", "1");
    CHECK(is_read_by_libgit2());
    environment.set("GIT_ALTERNATE_OBJECT_DIRECTORIES", trash.root / "x");
    CHECK_FALSE(is_read_by_libgit2());
  }
}

TEST_CASE("libgit2 reads objects where it could not open the repository") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  trash.git({"update-index", "--split-index"});
  trash.git({"config", "core.repositoryFormatVersion", "1"});
  trash.git({"config", "extensions.worktreeConfig", "true"});
  trash.git({"config", "extensions.preciousObjects", "true"});
  for (const auto& objects : both()) {
    CHECK(objects->read(head + ":file")->bytes == "x");
  }
}

TEST_CASE("what a partial clone lacks is not there, and nothing is fetched") {
  test::Trash trash;
  trash.commit_file("file", "old");
  trash.commit_file("file", "new");
  trash.git({"config", "uploadpack.allowFilter", "true"});
  trash.git({"clone",
             "-q",
             "--filter=blob:none",
             "file://" + (trash.root / "trash"),
             trash.root / "partial"});
  test::Trash::cd(trash.root / "partial");
  CHECK_FALSE(is_read_by_libgit2());
  const auto objects = git::open_objects(git::discover(), git::Expected::many);
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(objects->read("HEAD~1:file").has_value());
    CHECK_FALSE(objects->header("HEAD~1:file").has_value());
    CHECK(objects->read("HEAD:file")->bytes == "new");
    CHECK(objects->header("HEAD:file")->size == 3);
  }
}

TEST_CASE("answers of cat-file that are no objects are nothing") {
  const std::string id(40, 'a');
  const auto header = git::parse_object_header(id + " blob 12");
  REQUIRE(header.has_value());
  CHECK(header->id == id);
  CHECK(header->size == 12);
  CHECK(git::parse_object_header(std::string(64, 'a') + " tree 0").has_value());
  const std::string answers[] = {"",
                                 id,
                                 id + " missing",
                                 "HEAD:a missing",
                                 id + " ambiguous",
                                 id + " submodule",
                                 id + " blob",
                                 id + " blob x",
                                 id + " blob 12 ",
                                 id + " blob 12x",
                                 id + " thing 12",
                                 "abc blob 12",
                                 id + " blob 99999999999999999999999"};
  for (const std::string& answer : answers) {
    INFO(answer);
    CHECK_FALSE(git::parse_object_header(answer).has_value());
  }
}
