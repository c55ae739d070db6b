// SPDX-License-Identifier: MIT
// Git's index and staged files, read directly.
#include "git/direct/head_file.hpp"
#include "git/direct/index_file.hpp"
#include "git/direct/near_repository.hpp"
#include "git/direct/staged_files.hpp"
#include "git/objects/loose_object.hpp"
#include "git/objects/tree_entries.hpp"
#include "git/repository.hpp"
#include "git/trash.hpp"
#include "text/split.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace handoff;

namespace {

// As `git ls-files --stage -z` says it.
std::string listing(const git::IndexFile& index) {
  std::string text;
  for (std::size_t i = 0; i < index.size(); ++i) {
    const git::IndexEntry entry = index.entry(i);
    const char* const mode = entry.stat.mode == 0100755   ? "100755"
                             : entry.stat.mode == 0120000 ? "120000"
                                                          : "100644";
    text += std::string(mode) + " " + git::to_digits(entry.id) + " " +
            std::to_string(entry.stage) + "\t" + std::string(entry.path) + '\0';
  }
  return text;
}

void write_many(test::Trash& trash) {
  trash.write("a-", "1\n");
  trash.write("a.b/c", "2\n");
  trash.write("a/b/c/d", "3\n");
  trash.write("a/b/c/e", "4\n");
  trash.write("a/b-c", "5\n");
  trash.write("z/" + std::string(200, 'n') + "/" + std::string(200, 'm'), "6");
  trash.write("\xc3\xa4 \"quoted\"\tand\nodd", "7\n");
  trash.write("run", "8\n");
  ::chmod("run", 0755);
  std::filesystem::create_symlink("run", "link");
}

std::string raw(const std::vector<git::StagedFile>& files) {
  std::string text;
  for (const git::StagedFile& file : files) {
    text += file.id + " " + file.path + '\n';
  }
  return text;
}

// The new or changed regular files that git lists.
std::string as_git_says(test::Trash& trash) {
  const std::string said = trash.git({"diff",
                                      "--cached",
                                      "--raw",
                                      "-z",
                                      "--no-abbrev",
                                      "--no-renames",
                                      "--diff-filter=AMT"});
  std::string text;
  const auto fields = text::split(said, '\0');
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    const auto words = text::split(fields[i], ' ');
    if (words[1].starts_with("100") || words[1] == "120000") {
      text += std::string(words[3]) + " " + std::string(fields[i + 1]) + '\n';
    }
  }
  return text;
}

} // namespace

TEST_CASE("an index of any version has what git lists") {
  const std::string format = GENERATE("sha1", "sha256");
  const std::string version = GENERATE("2", "3", "4");
  CAPTURE(format, version);
  test::Trash trash({"--object-format=" + format});
  trash.git({"config", "index.version", version});
  std::filesystem::remove(".git/index");
  write_many(trash);
  trash.git({"add", "-A"});
  trash.git({"rm", "-q", "--cached", "run"});
  trash.git({"add", "-N", "run"}); // version 3 is written for that alone
  const auto index =
      git::IndexFile::open(".git/index", format == "sha1" ? 20 : 32);
  REQUIRE(index);
  CHECK(listing(*index) == trash.git({"ls-files", "--stage", "-z"}));
  const std::size_t run = index->find("run");
  REQUIRE(run < index->size());
  CHECK(index->path(run) == "run");
  CHECK(index->entry(run).is_intended);
  CHECK_FALSE(index->entry(0).is_intended);
  CHECK(index->find("\xff") == index->size());
}

TEST_CASE("an index notes what lstat says, and git's marks") {
  test::Trash trash;
  trash.write("kept", "some bytes\n");
  trash.commit("one");
  const auto committed = git::IndexFile::open(".git/index", 20);
  REQUIRE(committed);
  REQUIRE(committed->trees().size() == 1);
  CHECK(git::to_digits(committed->trees()[0].id) == trash.id("HEAD^{tree}"));
  trash.git({"update-index", "--assume-unchanged", "kept"});
  const auto index = git::IndexFile::open(".git/index", 20);
  REQUIRE(index);
  struct stat found {};
  REQUIRE(::stat("kept", &found) == 0);
  const git::IndexEntry entry = index->entry(0);
  CHECK(entry.stat.size == 11);
  CHECK(entry.stat.mtime == static_cast<std::uint32_t>(found.st_mtim.tv_sec));
  CHECK(entry.stat.inode == static_cast<std::uint32_t>(found.st_ino));
  CHECK(entry.is_assumed_unchanged);
  CHECK_FALSE(entry.is_left_out);
  CHECK(index->written() / 1'000'000'000 >= found.st_mtim.tv_sec);
  REQUIRE(index->trees().size() == 1);
  CHECK(index->trees()[0].id.empty());
}

TEST_CASE("an index that only git can read is left to git") {
  test::Trash trash;
  trash.write("dir/a", "1\n");
  trash.write("other/b", "2\n");
  trash.commit("one");
  SECTION("split") {
    trash.git({"update-index", "--split-index"});
  }
  SECTION("sparse") {
    trash.git({"sparse-checkout", "set", "--cone", "--sparse-index", "dir"});
  }
  SECTION("not there") {
    std::filesystem::remove(".git/index");
  }
  CHECK_FALSE(git::IndexFile::open(".git/index", 20));
}

TEST_CASE("of a damaged index no part is read") {
  test::Trash trash;
  write_many(trash);
  trash.commit("one");
  const std::string good = trash.read(".git/index");
  const auto whole = git::IndexFile::parse(good, 20);
  REQUIRE(whole);
  const std::size_t files_end = static_cast<std::size_t>(
      whole->path(whole->size() - 1).end() - std::string_view(good).begin());
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    const auto part = git::IndexFile::parse(good.substr(0, size), 20);
    // What is cut inside of an extension may end with what looks like a
    // checksum: the files are all there.
    CHECK((!part || (size > files_end && part->size() == whole->size())));
  }
  CHECK_FALSE(git::IndexFile::parse(good + "x", 20));
  CHECK_FALSE(git::IndexFile::parse(good, 32));
}

TEST_CASE("what is staged is what git says") {
  test::Trash trash;
  trash.write("top", "1\n");
  trash.write("gone", "1\n");
  trash.write("a/b/c/d", "1\n");
  trash.write("a/b/c/e", "1\n");
  trash.write("a.b/f", "1\n");
  trash.write("same/deep/g", "1\n");
  std::filesystem::create_symlink("top", "link");
  const bool is_unborn = GENERATE(false, true);
  const bool is_packed = GENERATE(false, true);
  CAPTURE(is_unborn, is_packed);
  if (!is_unborn) {
    trash.commit("base");
  }
  if (is_packed && !is_unborn) {
    trash.git({"gc", "-q"});
  }
  trash.write("a/b/c/d", "2\n");
  trash.write("a/b/new/h", "2\n");
  trash.write("a.b/i", "2\n");
  ::chmod("a.b/f", 0755);
  std::filesystem::remove("gone");
  std::filesystem::remove("link");
  trash.write("link", "a file now\n");
  trash.git({"add", "-A"});
  trash.write("meant", "not yet\n");
  trash.git({"add", "-N", "meant"});
  // With the ids of all directories, as before a hook, and without.
  if (GENERATE(false, true)) {
    trash.git({"rm", "-q", "--cached", "meant"});
    trash.git({"write-tree"});
  }
  const git::Repository repository = git::discover(git::Ask::place);
  const auto staged = git::read_staged_files(repository, ".none");
  REQUIRE(staged);
  CHECK(raw(staged->files) == as_git_says(trash));
  CHECK(staged->files.size() >= 5);
  CHECK(staged->top_file.empty());
}

TEST_CASE("nothing staged is nothing found") {
  test::Trash trash;
  trash.write("a", "1\n");
  trash.commit("base");
  trash.write("a", "2\n");
  trash.write("b", "2\n");
  const auto staged =
      git::read_staged_files(git::discover(git::Ask::place), "a");
  REQUIRE(staged);
  CHECK(staged->files.empty());
}

TEST_CASE("a file at the top is the staged one, else HEAD's") {
  test::Trash trash;
  trash.write("policy", "1\n");
  trash.write("other", "1\n");
  trash.commit("base");
  const std::string old = trash.id("HEAD:policy");
  trash.write("other", "2\n");
  trash.git({"add", "other"});
  const git::Repository repository = git::discover(git::Ask::place);
  CHECK(git::read_staged_files(repository, "policy")->top_file == old);
  trash.git({"rm", "-q", "policy"});
  CHECK(git::read_staged_files(repository, "policy")->top_file == old);
  trash.write("policy", "3\n");
  trash.git({"add", "policy"});
  CHECK(git::read_staged_files(repository, "policy")->top_file ==
        trash.id(":policy"));
  CHECK(git::read_staged_files(repository, "pol")->top_file.empty());
}

TEST_CASE("a non-file with the name of a top-level file is left to git") {
  test::Trash trash;
  trash.write("policy", "1\n");
  trash.write("policy-2", "1\n");
  trash.write("other", "1\n");
  trash.commit("base");
  trash.write("other", "2\n");
  std::filesystem::remove("policy");
  SECTION("a link") {
    std::filesystem::create_symlink("other", "policy");
  }
  SECTION("a directory") {
    trash.write("policy/a", "1\n");
  }
  trash.git({"add", "-A"});
  const git::Repository repository = git::discover(git::Ask::place);
  CHECK_FALSE(git::read_staged_files(repository, "policy"));
  CHECK(git::read_staged_files(repository, "policy-2"));
}

TEST_CASE("what git sees otherwise is left to git") {
  test::Trash trash;
  trash.write("a", "1\n");
  trash.commit("base");
  trash.write("a", "2\n");
  trash.git({"add", "a"});
  const git::Repository repository = git::discover(git::Ask::place);
  REQUIRE(git::read_staged_files(repository, "x"));
  SECTION("replaced objects") {
    trash.git({"replace", trash.id("HEAD:a"), trash.id(":a")});
  }
  SECTION("objects elsewhere") {
    trash.environment.set("GIT_ALTERNATE_OBJECT_DIRECTORIES", "/nowhere");
  }
  SECTION("a split index") {
    trash.git({"update-index", "--split-index"});
  }
  SECTION("HEAD by another name") {
    trash.git({"symbolic-ref", "refs/heads/alias", "refs/heads/main"});
    trash.git({"symbolic-ref", "HEAD", "refs/heads/alias"});
  }
  CHECK_FALSE(git::read_staged_files(repository, "x"));
}

TEST_CASE("HEAD is read from its files") {
  test::Trash trash;
  const git::Repository repository = git::discover(git::Ask::place);
  CHECK(git::read_head_file(repository) == "");
  trash.write("a", "1\n");
  const std::string head = trash.commit("base");
  CHECK(git::read_head_file(repository) == head);
  trash.git({"branch", "main-line"}); // its name begins alike
  trash.git({"pack-refs", "--all"});
  CHECK(git::read_head_file(repository) == head);
  trash.git({"checkout", "-q", "--detach"});
  CHECK(git::read_head_file(repository) == head);
  trash.write(".git/HEAD", "ref: refs/heads/.invalid\n");
  CHECK_FALSE(git::read_head_file(repository));
}

TEST_CASE("an object in a file of its own is read as git reads it") {
  test::Trash trash;
  const std::string large(300'000, 'x');
  trash.write("large", large);
  trash.write("empty", "");
  trash.commit("base");
  const std::string id = trash.id(":large");
  auto object = git::LooseObject::open(".git/objects", id);
  REQUIRE(object);
  CHECK(object->kind() == git::ObjectKind::blob);
  CHECK(object->size() == large.size());
  CHECK(object->read(large.size() * 2) == large);
  CHECK(git::LooseObject::open(".git/objects", id)->read(10) ==
        large.substr(0, 10));
  CHECK(git::LooseObject::open(".git/objects", trash.id(":empty"))->read(5) ==
        "");
  CHECK(git::LooseObject::open(".git/objects", trash.id("HEAD"))->kind() ==
        git::ObjectKind::commit);
  CHECK_FALSE(git::LooseObject::open(".git/objects", "HEAD:large"));
  CHECK_FALSE(git::LooseObject::open(".git/objects", "../../config"));
  const std::string path =
      ".git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
  const std::string packed = trash.read(path);
  std::filesystem::remove(path);
  CHECK_FALSE(git::LooseObject::open(".git/objects", id));
  trash.write(path, packed.substr(0, packed.size() / 2));
  auto half = git::LooseObject::open(".git/objects", id);
  REQUIRE(half);
  CHECK_FALSE(half->read(large.size()));
  trash.write(path, "no such thing");
  CHECK_FALSE(git::LooseObject::open(".git/objects", id));
}

TEST_CASE("the repository around is found without git where that is plain") {
  test::Trash trash;
  trash.write("dir/a", "1\n");
  trash.commit("base");
  const std::string top = std::filesystem::current_path().string();
  REQUIRE(git::plain_repository());
  trash.cd("dir");
  const auto found = git::plain_repository();
  REQUIRE(found);
  CHECK(found->worktree == top);
  CHECK(found->git_dir == top + "/.git");
  SECTION("not where the environment says something") {
    trash.environment.set("GIT_DIR", top + "/.git");
    CHECK_FALSE(git::plain_repository());
  }
  SECTION("not in a linked work tree") {
    trash.git({"worktree", "add", "-q", "../linked"});
    trash.cd("../linked");
    CHECK_FALSE(git::plain_repository());
  }
  SECTION("not inside of .git, nor where there is none") {
    trash.cd("../.git");
    CHECK_FALSE(git::plain_repository());
    trash.cd("/");
    CHECK_FALSE(git::plain_repository());
  }
}

TEST_CASE("a damaged tree is not read") {
  const std::string id(20, '\1');
  const auto tree = git::Tree::parse(
      "100664 b" + std::string(1, '\0') + id + "40000 a" + '\0' + id, 20);
  REQUIRE(tree);
  REQUIRE(tree->find("a") != nullptr);
  CHECK(tree->find("a")->is_directory());
  CHECK(tree->find("b")->mode == 0100644);
  CHECK(tree->find("c") == nullptr);
  for (const std::string& bad : {std::string("100644 b"),
                                 std::string("100644 b\0", 9) + "short",
                                 std::string("x b\0", 4) + id,
                                 std::string("\0", 1) + id}) {
    CHECK_FALSE(git::Tree::parse(bad, 20));
  }
}
