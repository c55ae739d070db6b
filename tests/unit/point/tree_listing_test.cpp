// SPDX-License-Identifier: MIT
// Listing trees by blob, and the list that is kept.
#include "point/language/object_id.hpp"
#include "point/sources/tree_names.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>

using namespace handoff;
using namespace handoff::point;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_id_size = 20;

std::string digits(char c) {
  return std::string(2 * k_id_size, c);
}

std::string entry(const char* kind, char id, const std::string& path) {
  return std::string(kind) + " " + digits(id) + "\t" + path + '\0';
}

std::string printed() {
  return entry("100644 blob", 'c', "a.c") + entry("040000 tree", '1', "lib") +
         entry("120000 blob", 'e', "lib/link") +
         entry("040000 tree", '2', "lib/deep") +
         entry("100755 blob", 'b', "lib/deep/x.sh") +
         entry("100644 blob", 'c', "lib/same.c") +
         entry("160000 commit", 'f', "sub") +
         entry("100644 blob", 'a', "tests.c");
}

// The tree objects that the above was printed from.
class Trees : public git::Objects {
public:
  Trees() {
    trees_["HEAD^{tree}"] =
        object("100644 a.c", 'c') + object("40000 lib", '1') +
        object("160000 sub", 'f') + object("100644 tests.c", 'a');
    trees_[digits('1')] = object("120000 link", 'e') +
                          object("40000 deep", '2') +
                          object("100644 same.c", 'c');
    trees_[digits('2')] = object("100755 x.sh", 'b');
  }
  std::optional<git::Object> read(std::string_view name) override {
    const auto found = trees_.find(name);
    return found == trees_.end()
               ? std::nullopt
               : std::optional(git::Object{.kind = git::ObjectKind::tree,
                                           .bytes = found->second});
  }
  std::optional<Header> header(std::string_view) override {
    return std::nullopt;
  }
  void lose(char id) { trees_.erase(digits(id)); }

private:
  static std::string object(const std::string& name, char id) {
    return name + '\0' + id_bytes(digits(id));
  }
  std::map<std::string, std::string, std::less<>> trees_;
};

std::string names(const TreeListing& listing, Trees& trees) {
  TreeNames names(listing, "HEAD", trees);
  std::string all;
  for (std::size_t i = 0; i < listing.size(); ++i) {
    all += names.path(i).value_or("?") + " ";
  }
  return all;
}

class Directory {
public:
  Directory() {
    std::string name = fs::temp_directory_path() / "listing-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Directory() { fs::remove_all(path); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path + "/HEAD.tree", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& bytes) const {
    std::ofstream(path + "/HEAD.tree", std::ios::binary) << bytes;
  }
  [[nodiscard]] std::optional<TreeListing>
  open(const std::vector<std::string>& segments) const {
    return TreeListing::open(path, "HEAD", k_id_size, segments);
  }

  std::string path;
};

} // namespace

TEST_CASE("files are found by content, and named by their trees") {
  const std::string text = printed();
  const TreeListing::Printed tree = TreeListing::read(text, k_id_size);
  Trees trees;
  CHECK(names(tree.listing, trees) == "tests.c lib/deep/x.sh a.c lib/same.c ");
  const auto same = tree.listing.find(id_bytes(digits('c')));
  CHECK(same.begin == 2);
  CHECK(same.end == 4);
  CHECK(tree.listing.find(id_bytes(digits('e'))).begin ==
        tree.listing.find(id_bytes(digits('e'))).end);
  CHECK(tree.listing.file(0).is_secondary);
  CHECK_FALSE(tree.listing.file(2).is_secondary);
  CHECK(tree.listing.file(3).path_size == 10);
  CHECK(tree.paths.at(tree.listing.file(3).place) == "lib/same.c");
}

TEST_CASE("a name that is in no tree, or is another file's, is not returned") {
  const std::string text = printed();
  const TreeListing::Printed tree = TreeListing::read(text, k_id_size);
  Trees trees;
  trees.lose('2');
  CHECK(names(tree.listing, trees) == "tests.c ? a.c lib/same.c ");
  trees.lose('1');
  CHECK(names(tree.listing, trees) == "tests.c ? a.c ? ");
}

TEST_CASE("a kept listing is as it was, and holds no names") {
  const Directory here;
  const std::string text = printed();
  TreeListing::read(text, k_id_size).listing.keep(here.path, "HEAD", {"s"});
  const auto kept = here.open({"r", "s"});
  REQUIRE(kept);
  Trees trees;
  CHECK(names(*kept, trees) == "tests.c lib/deep/x.sh a.c lib/same.c ");
  for (const char* name : {"a.c", "lib", "deep", "x.sh", "same", "tests"}) {
    CHECK(here.bytes().find(name) == std::string::npos);
  }
}

TEST_CASE("a listing that is cut, damaged or without segments is not used") {
  const Directory here;
  const std::string text = printed();
  TreeListing::read(text, k_id_size).listing.keep(here.path, "HEAD", {"s"});
  CHECK_FALSE(here.open({"r"}));
  CHECK_FALSE(TreeListing::open(here.path, "HEAD", 32, {"s"}));
  const std::string bytes = here.bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    here.write(bytes.substr(0, size));
    CHECK_FALSE(here.open({"s"}));
  }
  for (std::size_t at = 0; at < bytes.size(); at += 5) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    here.write(damaged);
    CHECK_FALSE(here.open({"s"}));
  }
}

TEST_CASE("what git cannot have printed is left out") {
  for (const std::string& text : {std::string(),
                                  std::string("garbage"),
                                  std::string(100, '\0'),
                                  "100644 blob \tx" + std::string(1, '\0'),
                                  "\t" + printed().substr(0, 30)}) {
    CHECK(TreeListing::read(text, k_id_size).listing.size() == 0);
  }
  CHECK(parse_tree("100644 name", k_id_size).empty());
  CHECK(parse_tree(std::string("100644 name\0short", 17), k_id_size).empty());
}
