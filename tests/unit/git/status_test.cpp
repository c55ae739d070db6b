// SPDX-License-Identifier: MIT
// Parsing git status.
#include "git/branch/status.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff;
using namespace std::literals;

namespace {

using Lines = std::vector<std::string>;

// "M. path" or "R. path <- old path", sorted.
Lines lines(const std::vector<git::UncommittedFile>& files) {
  Lines result;
  for (const git::UncommittedFile& file : files) {
    std::string line = {file.index, file.worktree, ' '};
    line += file.path;
    result.push_back(file.old_path.empty() ? line
                                           : line + " <- " + file.old_path);
  }
  std::sort(result.begin(), result.end());
  return result;
}

Lines status(const std::vector<std::string>& pathspecs = {}) {
  const git::Repository repository = git::discover();
  return lines(git::read_uncommitted(repository, pathspecs));
}

} // namespace

TEST_CASE("records of git status become files") {
  const std::string zero(40, '0');
  const std::string one(40, '1');
  const std::string listing =
      "# branch.head x\0"s + "1 .M N... 100644 100644 100755 " + one + " " +
      one + " a b\0"s + "2 R. N... 100644 100644 100644 " + one + " " + one +
      " R100 new\nname\0old name\0"s + "1 .M SCMU 160000 160000 160000 " + one +
      " " + one + " sub\0"s + "1 AM S..U 000000 160000 160000 " + zero + " " +
      one + " sub2\0"s + "u AA N... 000000 100644 100644 100644 " + zero + " " +
      one + " " + one + " both\0? un tracked\0! ignored\0"s;
  const std::vector<git::UncommittedFile> files = git::parse_status(listing);
  REQUIRE(files.size() == 6);
  CHECK(files[0].path == "a b");
  CHECK(files[0].index == '.');
  CHECK(files[0].worktree == 'M');
  CHECK(files[0].index_mode == "100644");
  CHECK(files[0].worktree_mode == "100755");
  CHECK(files[0].index_id == one);
  CHECK(files[1].path == "new\nname");
  CHECK(files[1].old_path == "old name");
  CHECK(files[2].is_submodule);
  CHECK(files[2].is_submodule_dirty);
  CHECK(files[3].is_submodule_dirty);
  CHECK_FALSE(files[0].is_submodule_dirty);
  CHECK(lines({files[4]}) == Lines{"UU both"});
  CHECK(lines({files[5]}) == Lines{"?? un tracked"});
}

TEST_CASE("a truncated record is an error, an unknown kind is not") {
  for (const std::string_view listing :
       {"1 .M N... 100644 100644"sv, "2 R."sv, "u UU N..."sv, "1 "sv}) {
    INFO(listing);
    if (listing.starts_with("2")) {
      CHECK(git::parse_status(listing).empty());
    } else {
      CHECK_THROWS_AS(git::parse_status(listing), Error);
    }
  }
  CHECK(git::parse_status("3 new kind\0"sv).empty());
  CHECK(git::parse_status(""sv).empty());
}

TEST_CASE(
    "staged, unstaged, renamed, deleted and untracked are distinguished") {
  test::Trash trash;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    trash.write(name, std::string(name) + "\n1\n2\n3\n");
  }
  trash.commit("start");
  trash.write("a", "x");
  trash.git({"add", "a"});
  trash.write("a", "y");
  trash.write("b", "x");
  std::filesystem::remove("c");
  trash.git({"rm", "-q", "--cached", "d"});
  trash.git({"mv", "e", "f"});
  trash.write("g", "x");
  trash.git({"add", "--intent-to-add", "g"});
  trash.write("h", "x");
  CHECK(
      status() ==
      Lines{
          ".A g", ".D c", ".M b", "?? d", "?? h", "D. d", "MM a", "R. f <- e"});
}

TEST_CASE("conflicts are unmerged, whatever their kind") {
  test::Trash trash;
  trash.commit_file("file", "1\n");
  trash.git({"switch", "-q", "-c", "topic"});
  trash.commit_file("file", "2\n");
  trash.git({"switch", "-q", "main"});
  trash.git({"rm", "-q", "file"});
  trash.commit("remove");
  CHECK_FALSE(trash.try_git({"merge", "topic"}).ok());
  CHECK(status() == Lines{"UU file"});
}

TEST_CASE("ignored files are never listed") {
  test::Trash trash;
  trash.write(".gitignore", "*.o\nbuild/\n");
  trash.commit("start");
  trash.write("a.o", "x");
  trash.write("build/x", "x");
  trash.write("only-ignored/b.o", "x");
  std::filesystem::create_directory("empty");
  CHECK(status().empty());
}

TEST_CASE("an untracked directory is listed file by file") {
  test::Trash trash;
  trash.commit_file("src/a", "x");
  trash.write("new/dir/a", "x");
  trash.write("new/b", "x");
  trash.write("src/new/c", "x");
  const Lines all = {"?? new/b", "?? new/dir/a", "?? src/new/c"};
  CHECK(status() == all);
  test::Trash::cd("src");
  CHECK(status() == all);
  CHECK(status({"."}) == Lines{"?? src/new/c"});
  CHECK(status({":(top,glob)new/*"}) == Lines{"?? new/b"});
  CHECK(status({":/new"}) == Lines{"?? new/b", "?? new/dir/a"});
  test::Trash::cd("new");
  CHECK(status() == all);
}

TEST_CASE("a directory in the place of a tracked file is seen") {
  test::Trash trash;
  trash.write(".gitignore", "*.o\n");
  trash.write("a", "x");
  trash.write("b", "x");
  trash.commit("start");
  std::filesystem::remove("a");
  trash.write("a/inner", "x");
  std::filesystem::remove("b");
  trash.write("b/ignored.o", "x");
  CHECK(status() == Lines{".D a", ".D b", "?? a/inner"});
}

TEST_CASE("a very full untracked directory stays one line") {
  test::Trash trash;
  trash.commit_file("file", "x");
  for (std::size_t i = 0; i <= git::k_max_untracked; ++i) {
    trash.write("full/" + std::to_string(i), "");
  }
  trash.write("other/a", "x");
  CHECK(status() == Lines{"?? full/", "?? other/a"});
}

TEST_CASE("very many untracked directories are all listed") {
  test::Trash trash;
  trash.commit_file("file", "x");
  for (int i = 0; i < 300; ++i) {
    trash.write("dir" + std::to_string(i) + "/a", "");
  }
  const Lines files = status();
  CHECK(files.size() == 300);
  CHECK(std::find(files.begin(), files.end(), "?? dir299/a") != files.end());
}

TEST_CASE("a directory of pathspec magic is only a directory") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.write(":(top)/a", "x");
  trash.write("*/b", "x");
  trash.environment.set("GIT_GLOB_PATHSPECS", "1");
  CHECK(status() == Lines{"?? */b", "?? :(top)/a"});
}

TEST_CASE("a repository inside is named, not looked into") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.git({"init", "-q", "inner"});
  trash.write("inner/a", "x");
  trash.git({"init", "-q", "dir/deep"});
  trash.write("dir/b", "x");
  const Lines files = status();
  CHECK(std::find(files.begin(), files.end(), "?? inner/") != files.end());
  CHECK(std::find(files.begin(), files.end(), "?? dir/b") != files.end());
  CHECK(std::find(files.begin(), files.end(), "?? inner/a") == files.end());
}

TEST_CASE("who does not look for untracked files is not shown any") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.write("untracked", "x");
  trash.write("file", "y");
  trash.git({"config", "status.showUntrackedFiles", "no"});
  CHECK(status() == Lines{".M file"});
  const git::Scope scope = git::read_scope(git::discover(), {});
  REQUIRE(scope.notes.size() == 1);
  CHECK_THAT(scope.notes[0], Catch::Contains("status.showUntrackedFiles"));
}

TEST_CASE("one git status serves where git keeps a cache for it") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.write("new/untracked", "x");
  trash.write("file", "y");
  for (const char* key : {"core.untrackedCache", "feature.manyFiles"}) {
    trash.git({"config", key, "true"});
    CHECK(status() == Lines{".M file", "?? new/untracked"});
    trash.git({"config", "--unset", key});
  }
}

TEST_CASE("in a large tree the status is the same") {
  test::Trash trash;
  trash.commit_file("src/tracked", "x");
  // Few names, but long ones: an index of more than two megabytes.
  std::string names;
  for (int i = 0; i < 800; ++i) {
    std::string name = "long" + std::to_string(i);
    for (int part = 0; part < 14; ++part) {
      name += "/" + std::string(200, 'x');
    }
    names += "100644 " + trash.id("HEAD:src/tracked") + "\t" + name + "\n";
  }
  const base::Completed added = base::run(
      {.argv = {"git", "update-index", "--index-info"}, .input = names});
  REQUIRE(added.ok());
  trash.git({"commit", "-q", "-m", "many"});
  trash.git({"sparse-checkout", "set", "--no-cone", "/src/"});
  REQUIRE(std::filesystem::file_size(".git/index") > 2 << 20);
  trash.write("src/tracked", "y");
  trash.write("src/staged", "y");
  trash.git({"add", "src/staged"});
  trash.write("src/new/untracked", "x");
  trash.write("other", "x");
  trash.write(".gitignore", "*.o\n");
  trash.write("src/new/a.o", "x");
  const Lines all = {".M src/tracked",
                     "?? .gitignore",
                     "?? other",
                     "?? src/new/untracked",
                     "A. src/staged"};
  CHECK(status() == all);
  CHECK(status({"other"}) == Lines{"?? other"});
  test::Trash::cd("src/new");
  CHECK(status() == all);
  CHECK(status({"."}) == Lines{"?? src/new/untracked"});
}

TEST_CASE("nothing is locked, refreshed or written") {
  test::Trash trash;
  trash.commit_file("file", "x");
  std::filesystem::last_write_time(
      "file",
      std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  test::Trash::write(".git/index.lock", "");
  const std::set<std::string> before = test::Trash::listing(".git", "");
  CHECK(status().empty());
  CHECK(test::Trash::listing(".git", "") == before);
}
