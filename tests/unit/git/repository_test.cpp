// SPDX-License-Identifier: MIT
// Discovering the repository and its directories.
#include "git/repository.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

// The one ref of that name among the usual bases.
std::string id_of(const git::Repository& repository, const std::string& name) {
  for (const git::Ref& ref : repository.usual_bases) {
    if (ref.name == name) {
      return ref.id;
    }
  }
  return "none";
}

} // namespace

TEST_CASE("a repository is found from a subdirectory of its work tree") {
  test::Trash trash;
  const std::string head = trash.commit_file("sub/dir/file", "x");
  test::Trash::cd("sub/dir");
  const git::Repository found = git::discover();
  const std::string top = trash.root / "trash";
  CHECK(found.worktree == top);
  CHECK(found.git_dir == top + "/.git");
  CHECK(found.common_dir == top + "/.git");
  CHECK(found.prefix == "sub/dir/");
  CHECK(found.head == head);
  CHECK(found.head_ref == "refs/heads/main");
  CHECK(found.branch() == "main");
  CHECK(found.upstream.empty());
  CHECK(found.object_format == "sha1");
  CHECK_FALSE(found.is_bare);
  CHECK_FALSE(found.is_shallow);
  CHECK_FALSE(found.is_partial());
  CHECK(id_of(found, "refs/heads/main") == head);
}

TEST_CASE("only the place is asked for where no base is needed") {
  test::Trash trash;
  trash.commit_file("file", "x");
  const git::Repository found = git::discover(git::Ask::place);
  CHECK(found.branch() == "main");
  CHECK(found.usual_bases.empty());
}

TEST_CASE("an unborn branch has a name and no commit") {
  const test::Trash trash;
  const git::Repository found = git::discover();
  CHECK(found.head.empty());
  CHECK(found.branch() == "main");
  CHECK(found.worktree == trash.root / "trash");
}

TEST_CASE("a detached HEAD has a commit and no branch") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  trash.git({"checkout", "-q", "--detach"});
  const git::Repository found = git::discover();
  CHECK(found.head == head);
  CHECK(found.head_ref.empty());
  CHECK(found.branch().empty());
}

TEST_CASE("a bare repository has no work tree") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  trash.git({"clone", "-q", "--bare", ".", trash.root / "bare.git"});
  test::Trash::cd(trash.root / "bare.git");
  const git::Repository found = git::discover();
  CHECK(found.is_bare);
  CHECK(found.worktree.empty());
  CHECK(found.git_dir == trash.root / "bare.git");
  CHECK(found.head == head);
  CHECK(found.branch() == "main");
}

TEST_CASE("inside .git there is a repository and no work tree") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  test::Trash::cd(".git");
  const git::Repository found = git::discover();
  CHECK(found.worktree.empty());
  CHECK(found.head == head);
}

TEST_CASE("a linked work tree has its own directory and the common one") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.git({"worktree", "add", "-q", trash.root / "linked", "-b", "topic"});
  test::Trash::cd(trash.root / "linked");
  const git::Repository found = git::discover();
  CHECK(found.git_dir == (trash.root / "trash") + "/.git/worktrees/linked");
  CHECK(found.common_dir == (trash.root / "trash") + "/.git");
  CHECK(found.worktree == trash.root / "linked");
  CHECK(found.branch() == "topic");
}

TEST_CASE("a submodule is a repository of its own") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.git({"clone", "-q", ".", trash.root / "other"});
  trash.git({"submodule", "--quiet", "add", trash.root / "other", "sub"});
  test::Trash::cd("sub");
  const git::Repository found = git::discover();
  CHECK(found.git_dir == (trash.root / "trash") + "/.git/modules/sub");
  CHECK(found.worktree == (trash.root / "trash") + "/sub");
}

TEST_CASE("--git-dir and --work-tree are honoured") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  std::filesystem::create_directory(trash.root / "home/dot");
  test::Trash::cd(trash.root / "home");
  trash.environment.set("GIT_DIR", (trash.root / "trash") + "/.git");
  trash.environment.set("GIT_WORK_TREE", trash.root / "home");
  test::Trash::cd("dot");
  const git::Repository found = git::discover();
  CHECK(found.head == head);
  CHECK(found.worktree == trash.root / "home");
  CHECK(found.prefix == "dot/");
}

TEST_CASE("a path with a newline in it is one path") {
  test::Trash trash;
  trash.git({"init", "-q", "-b", "odd", (trash.root / "a\nb")});
  test::Trash::cd(trash.root / "a\nb");
  const std::string head = trash.commit_file("c\nd/file", "x");
  test::Trash::cd("c\nd");
  const git::Repository found = git::discover();
  CHECK(found.worktree == trash.root / "a\nb");
  CHECK(found.git_dir == (trash.root / "a\nb") + "/.git");
  CHECK(found.prefix == "c\nd/");
  CHECK(found.head == head);
  CHECK(found.branch() == "odd");
}

TEST_CASE("configuration given with -c and by conditional includes is read") {
  test::Trash trash;
  trash.write(trash.root / "home/extra", "[handoff]\n\tbudget = 7\n");
  trash.git({"config",
             "--global",
             "includeIf.onbranch:main.path",
             trash.root / "home/extra"});
  trash.environment.set("GIT_CONFIG_PARAMETERS", "'handoff.dir'='x y'");
  trash.environment.set("GIT_CONFIG_COUNT", "1");
  trash.environment.set("GIT_CONFIG_KEY_0", "handoff.expire");
  trash.environment.set("GIT_CONFIG_VALUE_0", "1d");
  const git::Repository found = git::discover();
  CHECK(found.config.get(config::k_budget) == "7");
  CHECK(found.config.get(config::k_dir) == "x y");
  CHECK(found.config.get(config::k_expire) == "1d");
}

TEST_CASE("sha256 repositories are named as such") {
  test::Trash trash({"--object-format=sha256"});
  const std::string head = trash.commit_file("file", "x");
  const git::Repository found = git::discover();
  CHECK(found.object_format == "sha256");
  CHECK(found.head == head);
  CHECK(head.size() == 64);
}

TEST_CASE("shallow and partial clones say so") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.commit_file("file", "y");
  trash.git({"config", "uploadpack.allowFilter", "true"});
  const std::string url = "file://" + (trash.root / "trash");
  trash.git({"clone", "-q", "--depth=1", url, trash.root / "shallow"});
  trash.git({"clone", "-q", "--filter=blob:none", url, trash.root / "partial"});
  test::Trash::cd(trash.root / "shallow");
  CHECK(git::discover().is_shallow);
  CHECK_FALSE(git::discover().is_partial());
  test::Trash::cd(trash.root / "partial");
  CHECK(git::discover().is_partial());
  CHECK_FALSE(git::discover().is_shallow);
}

TEST_CASE("the upstream is a full name; a remote's HEAD names its target") {
  test::Trash trash;
  const std::string head = trash.commit_file("file", "x");
  trash.git({"clone", "-q", ".", trash.root / "clone"});
  test::Trash::cd(trash.root / "clone");
  const git::Repository found = git::discover();
  CHECK(found.upstream == "refs/remotes/origin/main");
  CHECK(id_of(found, "refs/remotes/origin/HEAD") == head);
  for (const git::Ref& ref : found.usual_bases) {
    CHECK(ref.target == (ref.name == "refs/remotes/origin/HEAD"
                             ? "refs/remotes/origin/main"
                             : ""));
  }
  trash.git({"update-ref", "-d", "refs/remotes/origin/main"});
  CHECK(git::discover().upstream.empty());
}

TEST_CASE("outside a repository git's own words are the error") {
  const test::Trash trash;
  test::Trash::cd(trash.root / "home");
  CHECK_THROWS_WITH(git::discover(),
                    "not a git repository (or any of the parent directories): "
                    ".git");
}

TEST_CASE("a repository of somebody else is refused with git's advice") {
  test::Trash trash;
  trash.commit_file("file", "x");
  trash.environment.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  try {
    static_cast<void>(git::discover());
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains("dubious ownership"));
    CHECK_THAT(error.hint(),
               Catch::Contains("git config --global --add safe.directory ") &&
                   Catch::Contains(trash.root / "trash"));
    CHECK(error.exit() == Exit::fatal);
  }
}

TEST_CASE("a broken configuration is named, not guessed around") {
  test::Trash trash;
  trash.commit_file("file", "x");
  test::Trash::write(".git/config", "[core\n");
  CHECK_THROWS_WITH(git::discover(), Catch::Contains("bad config"));
}

TEST_CASE("short names are what people call branches") {
  CHECK(git::short_name("refs/heads/a/b") == "a/b");
  CHECK(git::short_name("refs/remotes/origin/a") == "origin/a");
  CHECK(git::short_name("refs/tags/v1") == "refs/tags/v1");
  CHECK(git::short_name("").empty());
}
