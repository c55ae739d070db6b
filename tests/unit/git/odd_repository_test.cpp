// SPDX-License-Identifier: MIT
// Repositories that tools stumble over: each must be read as git reads it.
#include "git/branch/scope.hpp"
#include "git/snapshot/snapshot.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

// Three files on main, one commit on topic that changes one of them; in the
// work tree one file changed and one new.
class Work : public test::Trash {
public:
  explicit Work(const std::vector<std::string>& init_options = {})
      : test::Trash(init_options) {
    commit("before");
    write("a/file", "a\n");
    write("b/file", "b\n");
    write("top", "t\n");
    base = commit("start");
    git({"switch", "-q", "-c", "topic"});
    tip = commit_file("a/file", "a\nmore\n");
  }
  void change() {
    write("top", "changed\n");
    write("new", "n\n");
  }
  // Clones and stands on topic in the clone.
  void clone(std::vector<std::string> options) {
    git({"switch", "-q", "main"});
    git({"config", "uploadpack.allowFilter", "true"});
    options.insert(options.begin(), {"clone", "-q", "--no-checkout"});
    options.insert(options.end(),
                   {"file://" + (root / "trash"), root / "clone"});
    git(options);
    cd(root / "clone");
    git({"switch", "-q", "topic"});
  }
  std::string base;
  std::string tip;
};

void check_history(const git::Scope& scope, const Work& work) {
  CHECK(scope.branch == "topic");
  CHECK(scope.head == work.tip);
  CHECK(scope.base == work.base);
  REQUIRE(scope.commits.size() == 1);
  CHECK(scope.commits[0].subject == "change a/file");
  REQUIRE(scope.files.size() == 1);
  CHECK(scope.files[0].path == "a/file");
  CHECK(scope.files[0].added == 1);
}

// History and uncommitted work of Work, and a snapshot that holds both.
void check_work(Work& work) {
  const git::Repository repository = git::discover();
  const git::Scope scope = git::read_scope(repository, {});
  check_history(scope, work);
  REQUIRE(scope.uncommitted.size() == 2);
  CHECK(scope.uncommitted[0].path == "top");
  CHECK(scope.uncommitted[1].path == "new");
  const auto snapshot = git::make_snapshot(repository, scope);
  REQUIRE(snapshot.has_value());
  CHECK(snapshot->left_out.empty());
  CHECK(work.git({"diff", "--name-status", "topic", snapshot->commit}) ==
        "A\tnew\nM\ttop");
  CHECK(work.git({"show", snapshot->commit + ":top"}) == "changed");
}

} // namespace

TEST_CASE("a plain repository") {
  Work work;
  work.change();
  check_work(work);
}

TEST_CASE("a sha256 repository") {
  Work work({"--object-format=sha256"});
  work.change();
  check_work(work);
  work.git({"checkout", "-q", "--orphan", "fresh"});
  work.commit("all of it");
  work.git({"branch", "-q", "-D", "main"});
  CHECK(git::read_scope(git::discover(), {}).files.size() == 4);
}

TEST_CASE("a separate git directory") {
  test::Trash trash;
  trash.git({"init",
             "-q",
             "-b",
             "main",
             "--separate-git-dir",
             trash.root / "elsewhere.git",
             trash.root / "separate"});
  test::Trash::cd(trash.root / "separate");
  const std::string head = trash.commit_file("file", "x");
  trash.write("new", "n");
  const git::Repository repository = git::discover();
  CHECK(repository.git_dir == trash.root / "elsewhere.git");
  const git::Scope scope = git::read_scope(repository, {});
  CHECK(scope.head == head);
  CHECK(scope.uncommitted.size() == 1);
  CHECK(git::make_snapshot(repository, scope).has_value());
}

TEST_CASE("a linked work tree") {
  Work work;
  work.git({"switch", "-q", "main"});
  work.git({"worktree", "add", "-q", work.root / "linked", "topic"});
  work.write("not mine", "x");
  test::Trash::cd(work.root / "linked");
  work.change();
  check_work(work);
}

TEST_CASE("inside a submodule") {
  Work work;
  work.git({"switch", "-q", "main"});
  work.git({"clone", "-q", "--bare", ".", work.root / "other"});
  work.git({"init", "-q", "-b", "main", work.root / "super"});
  test::Trash::cd(work.root / "super");
  work.git({"submodule",
            "--quiet",
            "add",
            "-b",
            "main",
            work.root / "other",
            "sub"});
  work.commit("add sub");
  test::Trash::cd("sub");
  work.git({"switch", "-q", "topic"});
  work.change();
  check_work(work);
}

TEST_CASE("git --git-dir --work-tree, as for dotfiles") {
  Work work;
  std::filesystem::copy(
      ".", work.root / "home/dots", std::filesystem::copy_options::recursive);
  std::filesystem::remove_all(work.root / "home/dots/.git");
  work.environment.set("GIT_DIR", (work.root / "trash") + "/.git");
  work.environment.set("GIT_WORK_TREE", work.root / "home/dots");
  test::Trash::cd(work.root / "home/dots");
  work.git({"update-index", "--refresh", "-q"});
  work.change();
  check_work(work);
}

TEST_CASE("GIT_DIR relative to the current directory") {
  Work work;
  work.change();
  test::Trash::cd("a");
  work.environment.set("GIT_DIR", "../.git");
  work.environment.set("GIT_WORK_TREE", "..");
  check_work(work);
}

TEST_CASE("an alias that runs us in a hook's environment") {
  Work work;
  work.change();
  work.environment.set("GIT_PREFIX", "a/");
  work.environment.set("GIT_INDEX_FILE", ".git/index");
  check_work(work);
}

TEST_CASE("another index file says what is staged") {
  Work work;
  work.environment.set("GIT_INDEX_FILE", work.root / "other-index");
  work.git({"read-tree", "HEAD"});
  work.write("staged there", "x");
  work.git({"add", "staged there"});
  const git::Repository repository = git::discover();
  const git::Scope scope = git::read_scope(repository, {});
  REQUIRE(scope.uncommitted.size() == 1);
  CHECK(scope.uncommitted[0].index == 'A');
  const auto snapshot = git::make_snapshot(repository, scope);
  CHECK(work.git({"show", snapshot->commit + ":staged there"}) == "x");
}

TEST_CASE("a sparse checkout has not deleted what it leaves out") {
  for (const char* index : {"--no-sparse-index", "--sparse-index"}) {
    INFO(index);
    Work work;
    work.git({"sparse-checkout", "set", "--cone", index, "a"});
    CHECK_FALSE(std::filesystem::exists("b/file"));
    CHECK(git::read_scope(git::discover(), {}).is_clean());
    work.change();
    check_work(work);
    const git::Repository repository = git::discover();
    const auto snapshot =
        git::make_snapshot(repository, git::read_scope(repository, {}));
    CHECK(work.git({"show", snapshot->commit + ":b/file"}) == "b");
  }
}

TEST_CASE("a change staged outside a sparse checkout is in the snapshot") {
  Work work;
  work.git({"sparse-checkout", "set", "--cone", "a"});
  work.git({"update-index",
            "--cacheinfo",
            "100644," + work.id("HEAD:a/file") + ",b/file"});
  work.git({"update-index", "--skip-worktree", "b/file"});
  const git::Repository repository = git::discover();
  const auto snapshot =
      git::make_snapshot(repository, git::read_scope(repository, {}));
  REQUIRE(snapshot.has_value());
  CHECK(work.git({"show", snapshot->commit + ":b/file"}) == "a\nmore");
}

TEST_CASE("a split index") {
  Work work;
  work.git({"update-index", "--split-index"});
  work.change();
  check_work(work);
}

TEST_CASE("an index without its checksum") {
  Work work;
  work.git({"update-index", "--index-version", "4"});
  std::string index = test::Trash::read(".git/index");
  index.replace(index.size() - 20, 20, std::string(20, '\0'));
  test::Trash::write(".git/index", index);
  work.change();
  check_work(work);
}

TEST_CASE("an untracked cache and a file system monitor") {
  Work work;
  work.git({"update-index", "--untracked-cache"});
  work.write("monitor", "#!/bin/sh\nprintf '%s\\0/\\0' token\n");
  std::filesystem::permissions("monitor", std::filesystem::perms::owner_all);
  std::filesystem::rename("monitor", work.root / "monitor");
  work.git({"config", "core.fsmonitor", work.root / "monitor"});
  work.git({"status"});
  work.change();
  check_work(work);
}

TEST_CASE("objects in alternates, packs and a commit graph") {
  Work work;
  work.git({"repack", "-q", "-a", "-d", "--write-midx"});
  work.git({"commit-graph", "write", "--reachable"});
  work.git({"clone", "-q", "--shared", ".", work.root / "shared"});
  test::Trash::cd(work.root / "shared");
  work.git({"branch", "main", "origin/main"});
  work.git({"remote", "remove", "origin"});
  work.change();
  check_work(work);
}

TEST_CASE("a shallow clone says where its history ends") {
  Work work;
  work.clone({"--depth=2", "--no-single-branch"});
  work.change();
  check_work(work);
  const git::Scope scope = git::read_scope(git::discover(), {});
  REQUIRE(scope.notes.size() == 1);
  CHECK(scope.notes[0] == "shallow clone: history before " +
                              test::Trash::read(".git/shallow").substr(0, 7) +
                              " is missing; 'git fetch --unshallow' gets it");
}

TEST_CASE("a clone too shallow for a merge base says so") {
  Work work;
  work.git({"switch", "-q", "main"});
  work.commit_file("c", "x");
  work.clone({"--depth=1", "--no-single-branch"});
  const git::Scope scope =
      git::read_scope(git::discover(), {.base = "origin/main"});
  CHECK(scope.is_unrelated);
  CHECK(scope.commit_count == 1);
  REQUIRE(scope.notes.size() == 2);
  CHECK_THAT(scope.notes[0], Catch::Contains("no commit in common"));
  CHECK_THAT(scope.notes[1], Catch::Contains("shallow clone"));
}

TEST_CASE("a partial clone is read without fetching anything") {
  Work work;
  work.clone({"--filter=blob:none"});
  const auto missing = [&work] {
    return work.git({"rev-list", "--objects", "--all", "--missing=print"});
  };
  const std::string before = missing();
  work.change();
  const git::Repository repository = git::discover();
  const git::Scope scope = git::read_scope(repository, {});
  CHECK(scope.commits.size() == 1);
  REQUIRE(scope.files.size() == 1);
  CHECK(scope.files[0].path == "a/file");
  CHECK_FALSE(scope.has_line_counts);
  REQUIRE(scope.notes.size() == 1);
  CHECK_THAT(scope.notes[0], Catch::Contains("partial clone"));
  const auto snapshot = git::make_snapshot(repository, scope);
  REQUIRE(snapshot.has_value());
  CHECK(work.git({"show", snapshot->commit + ":top"}) == "changed");
  CHECK(missing() == before);
}

TEST_CASE("a partial clone without directories names no files") {
  Work work;
  work.git({"switch", "-q", "main"});
  work.git({"config", "uploadpack.allowFilter", "true"});
  work.git({"clone",
            "-q",
            "--filter=tree:0",
            "--branch=topic",
            "file://" + (work.root / "trash"),
            work.root / "clone"});
  test::Trash::cd(work.root / "clone");
  const git::Scope scope = git::read_scope(git::discover(), {});
  CHECK(scope.commits.size() == 1);
  CHECK(scope.files.empty());
  CHECK_FALSE(scope.has_line_counts);
}

TEST_CASE("extensions that git does not know are refused in its words") {
  Work work;
  work.git({"config", "core.repositoryFormatVersion", "1"});
  work.git({"config", "extensions.handoffTest", "true"});
  CHECK_THROWS_WITH(git::discover(),
                    Catch::Contains("unknown repository extension"));
}

TEST_CASE("extensions that libraries refuse are read") {
  Work work;
  work.git({"config", "core.repositoryFormatVersion", "1"});
  work.git({"config", "extensions.worktreeConfig", "true"});
  work.git({"config", "extensions.preciousObjects", "true"});
  work.git({"config", "--worktree", "handoff.budget", "77"});
  work.change();
  CHECK(git::discover().config.get(config::k_budget) == "77");
  check_work(work);
}

TEST_CASE("a dirty submodule and one with new commits") {
  Work work;
  work.git({"clone", "-q", ".", work.root / "other"});
  for (const char* name : {"dirty", "ahead"}) {
    work.git({"submodule", "--quiet", "add", work.root / "other", name});
  }
  work.commit("add submodules");
  test::Trash::write("dirty/top", "x");
  test::Trash::cd("ahead");
  const std::string ahead = work.commit_file("c", "x");
  test::Trash::cd("..");
  const git::Repository repository = git::discover();
  const git::Scope scope = git::read_scope(repository, {});
  CHECK(scope.files.size() == 4); // .gitmodules, a/file and two submodules
  REQUIRE(scope.uncommitted.size() == 2);
  CHECK(scope.uncommitted[0].is_submodule);
  CHECK_FALSE(scope.uncommitted[0].is_submodule_dirty);
  CHECK(scope.uncommitted[1].is_submodule_dirty);
  const auto snapshot = git::make_snapshot(repository, scope);
  REQUIRE(snapshot.has_value());
  CHECK(work.id(snapshot->commit + ":ahead") == ahead);
  CHECK(work.id(snapshot->commit + ":dirty") == work.id("HEAD:dirty"));
  REQUIRE(snapshot->left_out.size() == 1);
  CHECK(snapshot->left_out[0].path == "dirty");
}
