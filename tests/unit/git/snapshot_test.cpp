// SPDX-License-Identifier: MIT
// What a snapshot contains.
#include "git/snapshot_branch.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using test::Branch;
using test::snapshot;
using test::try_snapshot;

TEST_CASE("a clean work tree, an unborn branch and a bare one have none") {
  test::Trash trash;
  trash.write("file", "x");
  CHECK_FALSE(try_snapshot().has_value());
  trash.commit("start");
  CHECK_FALSE(try_snapshot().has_value());
  trash.git({"clone", "-q", "--bare", ".", trash.root / "bare"});
  test::Trash::cd(trash.root / "bare");
  CHECK_FALSE(try_snapshot().has_value());
}

TEST_CASE("the snapshot is a commit on HEAD with all that is not committed") {
  Branch branch;
  branch.write("file", "changed\n");
  branch.write("staged", "s\n");
  branch.git({"add", "staged"});
  branch.write("new/deep/file", "n\n");
  const git::Snapshot made = snapshot();
  CHECK(branch.id(made.commit + "^@") == branch.id("HEAD"));
  CHECK(branch.git({"diff", "--name-status", "HEAD", made.commit}) ==
        "M\tfile\nA\tnew/deep/file\nA\tstaged");
  CHECK(branch.show(made.commit, "new/deep/file") == "100644 n");
  CHECK(branch.show(made.commit, "own") == "100644 own");
  CHECK(branch.git({"log", "-1", "--format=%an %ct %s", made.commit}) ==
        "git-handoff " + branch.git({"log", "-1", "--format=%ct"}) +
            " uncommitted work on topic");
  CHECK(made.left_out.empty());
}

TEST_CASE("the same state gives the same id, another state another") {
  Branch branch;
  branch.write("file", "a\n");
  const std::string first = snapshot().commit;
  CHECK(snapshot().commit == first);
  branch.git({"add", "file"});
  CHECK(snapshot().commit == first);
  branch.write("file", "b\n");
  CHECK(snapshot().commit != first);
}

TEST_CASE("nothing but objects is touched") {
  Branch branch;
  branch.write(".git/info/exclude", "ignored\n");
  branch.write("file", "stashed\n");
  branch.git({"stash"});
  branch.write("file", "changed\n");
  branch.write("new", "n\n");
  branch.write("ignored", "i\n");
  for (const char* hook : {"reference-transaction",
                           "post-commit",
                           "post-index-change",
                           "pre-commit"}) {
    const std::string path = std::string(".git/hooks/") + hook;
    branch.write(path,
                 "#!/bin/sh\necho " + std::string(hook) + " >>.git/hook-ran\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  const std::string status = branch.git({"status", "--porcelain", "--ignored"});
  const auto index_time = std::filesystem::last_write_time(".git/index");
  const std::set<std::string> before =
      test::Trash::listing(".", ".git/objects");
  const git::Snapshot made = snapshot();
  CHECK(test::Trash::listing(".", ".git/objects") == before);
  CHECK(std::filesystem::last_write_time(".git/index") == index_time);
  CHECK(branch.git({"status", "--porcelain", "--ignored"}) == status);
  CHECK(branch.show(made.commit, "ignored") == "nothing");
  CHECK(branch.show(made.commit, "new") == "100644 n");
}

TEST_CASE("every shape of change is in the snapshot") {
  Branch branch;
  branch.write("gone", "x\n");
  branch.write("dir/inner", "x\n");
  branch.write("plain", "x\n");
  branch.write("script", "x\n");
  branch.write("last/one", "x\n");
  branch.write("moved", "1\n2\n3\n4\n");
  std::filesystem::create_symlink("file", "link");
  branch.commit("shapes");
  std::filesystem::remove("gone");
  std::filesystem::remove_all("dir");
  branch.write("dir", "now a file\n");
  std::filesystem::remove("plain");
  branch.write("plain/inner", "now a directory\n");
  std::filesystem::permissions("script", std::filesystem::perms::owner_all);
  std::filesystem::remove_all("last");
  branch.git({"mv", "moved", "renamed"});
  std::filesystem::remove("link");
  std::filesystem::create_symlink("else\nwhere", "link");
  std::filesystem::create_symlink("no such target", "new link");
  branch.write("new\n\"name\"\xff", "odd\n");
  branch.write("added later", "intent\n");
  branch.git({"add", "--intent-to-add", "added later"});
  branch.write("empty", "");
  const std::string commit = snapshot().commit;
  CHECK(branch.show(commit, "gone") == "nothing");
  CHECK(branch.show(commit, "dir") == "100644 now a file");
  CHECK(branch.show(commit, "plain/inner") == "100644 now a directory");
  CHECK(branch.show(commit, "script") == "100755 x");
  CHECK(branch.show(commit, "last") == "nothing");
  CHECK(branch.show(commit, "moved") == "nothing");
  CHECK(branch.show(commit, "renamed") == "100644 1\n2\n3\n4");
  CHECK(branch.show(commit, "link") == "120000 else\nwhere");
  CHECK(branch.show(commit, "new link") == "120000 no such target");
  CHECK(branch.show(commit, "new\n\"name\"\xff") == "100644 odd");
  CHECK(branch.show(commit, "added later") == "100644 intent");
  CHECK(branch.show(commit, "empty") == "100644 ");
  // The very tree that git itself would commit.
  branch.git({"add", "-A"});
  CHECK(branch.git({"write-tree"}) == branch.id(commit + "^{tree}"));
}

TEST_CASE("where index and work tree differ the work tree is meant") {
  Branch branch;
  branch.write("file", "staged\n");
  branch.git({"add", "file"});
  branch.write("file", "newer\n");
  branch.write("added", "x\n");
  branch.git({"add", "added"});
  std::filesystem::remove("added");
  branch.git({"rm", "-q", "--cached", "own"});
  const std::string commit = snapshot().commit;
  CHECK(branch.show(commit, "file") == "100644 newer");
  CHECK(branch.show(commit, "added") == "nothing");
  CHECK(branch.show(commit, "own") == "100644 own");
}

TEST_CASE("a conflict is in the snapshot with its markers") {
  Branch branch;
  branch.commit_file("file", "ours\n");
  branch.git({"switch", "-q", "main"});
  branch.commit_file("file", "theirs\n");
  branch.git({"rm", "-q", "--ignore-unmatch", "own"});
  branch.git({"switch", "-q", "topic"});
  CHECK_FALSE(branch.try_git({"merge", "main"}).ok());
  const std::string shown = branch.show(snapshot().commit, "file");
  CHECK_THAT(shown, Catch::StartsWith("100644 <<<<<<< HEAD\nours\n"));
  CHECK_THAT(shown, Catch::Contains("theirs\n>>>>>>> main"));
}

TEST_CASE("a file deleted on one side of a conflict is kept as it is") {
  Branch branch;
  branch.commit_file("file", "ours\n");
  branch.git({"switch", "-q", "main"});
  branch.git({"rm", "-q", "file"});
  branch.commit("remove");
  branch.git({"switch", "-q", "topic"});
  CHECK_FALSE(branch.try_git({"merge", "main"}).ok());
  CHECK(branch.show(snapshot().commit, "file") == "100644 ours");
  std::filesystem::remove("file");
  CHECK(branch.show(snapshot().commit, "file") == "nothing");
}

TEST_CASE("core.fileMode=false: modes are the index's") {
  Branch branch;
  branch.git({"config", "core.fileMode", "false"});
  branch.write("file", "changed\n");
  branch.write("new", "n\n");
  for (const char* name : {"file", "new"}) {
    std::filesystem::permissions(name, std::filesystem::perms::owner_all);
  }
  const std::string commit = snapshot().commit;
  CHECK(branch.show(commit, "file") == "100644 changed");
  CHECK(branch.show(commit, "new") == "100644 n");
}

TEST_CASE("line ends are converted as git add would, and never refused") {
  Branch branch;
  branch.git({"config", "core.autocrlf", "input"});
  branch.git({"config", "core.safecrlf", "true"});
  branch.write("file", "1\r\n2\r\n");
  branch.write("mixed", "1\r\n2\n");
  const git::Snapshot made = snapshot();
  CHECK(made.left_out.empty());
  CHECK(branch.show(made.commit, "file") == "100644 1\n2");
  CHECK(branch.show(made.commit, "mixed") == "100644 1\n2");
}

TEST_CASE("a filter's work is in the snapshot; a file it refuses is not") {
  Branch branch;
  branch.git({"config", "--global", "filter.up.clean", "tr a-z A-Z"});
  branch.git({"config", "--global", "filter.bad.clean", "exit 3"});
  branch.git({"config", "--global", "filter.bad.required", "true"});
  branch.write(".gitattributes", "*.up filter=up\n*.bad filter=bad\n");
  branch.write("a.bad", "x\n");
  branch.write("b.up", "text\n");
  branch.write("c.bad", "x\n");
  branch.write("d", "d\n");
  const git::Snapshot made = snapshot();
  CHECK(branch.show(made.commit, "b.up") == "100644 TEXT");
  CHECK(branch.show(made.commit, "d") == "100644 d");
  CHECK(branch.show(made.commit, "a.bad") == "nothing");
  REQUIRE(made.left_out.size() == 2);
  CHECK(made.left_out[0].path == "a.bad");
  CHECK(made.left_out[1].path == "c.bad");
  CHECK(made.left_out[0].why == "a.bad: clean filter 'bad' failed");
}

TEST_CASE("large files are left out and named") {
  Branch branch;
  branch.git({"config", "handoff.snapshotLimit", "1k"});
  branch.write("fits", std::string(1024, 'x'));
  branch.write("large", std::string(1025, 'x'));
  branch.write("file", std::string(2000, 'x'));
  branch.write("own", std::string(2000, 'x'));
  branch.git({"add", "own"});
  branch.write("own", std::string(3000, 'x'));
  const git::Snapshot made = snapshot();
  CHECK(branch.show(made.commit, "fits") == "100644 " + std::string(1024, 'x'));
  CHECK(branch.show(made.commit, "large") == "nothing");
  CHECK(branch.show(made.commit, "file") == "100644 1\n2\n3");
  CHECK(branch.show(made.commit, "own") == "100644 " + std::string(2000, 'x'));
  REQUIRE(made.left_out.size() == 3);
  for (const git::LeftOutFile& file : made.left_out) {
    CHECK(file.why == "it is larger than 1 KiB");
  }
  CHECK(made.left_out[2].path == "large");
}

TEST_CASE("the whole has ten times the room of one file") {
  Branch branch;
  branch.git({"config", "handoff.snapshotLimit", "100"});
  for (char name = 'a'; name <= 'l'; ++name) {
    branch.write(std::string(1, name), std::string(100, name));
  }
  const git::Snapshot made = snapshot();
  REQUIRE(made.left_out.size() == 2);
  CHECK(made.left_out[0].path == "k");
  CHECK(made.left_out[0].why == "all together is larger than 1000 bytes");
  CHECK(branch.show(made.commit, "j") == "100644 " + std::string(100, 'j'));
}

TEST_CASE("a limit that is no number is an error") {
  Branch branch;
  branch.write("file", "x");
  branch.git({"config", "handoff.snapshotLimit", "much"});
  CHECK_THROWS_WITH(
      try_snapshot(),
      "bad numeric config value 'much' for 'handoff.snapshotLimit'");
}

TEST_CASE("a repository inside is left out and named") {
  Branch branch;
  branch.git({"init", "-q", "inner"});
  branch.write("inner/a", "x");
  branch.write("new", "n\n");
  const git::Snapshot made = snapshot();
  REQUIRE(made.left_out.size() == 1);
  CHECK(made.left_out[0].path == "inner/");
  CHECK(made.left_out[0].why == "it is a repository of its own");
  CHECK(branch.show(made.commit, "new") == "100644 n");
}

TEST_CASE("a repository that cannot be written is an error") {
  Branch branch;
  branch.write("file", "x");
  git::Repository repository = git::discover();
  const git::Scope scope = git::read_scope(repository, {});
  repository.common_dir = branch.root / "nowhere";
  CHECK_THROWS_WITH(git::make_snapshot(repository, scope),
                    Catch::Contains("cannot write into"));
}

TEST_CASE("a failure of git is an error and leaves nothing behind") {
  Branch branch;
  branch.write("staged", "x\n");
  branch.git({"add", "staged"});
  const git::Repository repository = git::discover();
  git::Scope scope = git::read_scope(repository, {});
  scope.uncommitted[0].index_id = std::string(40, '1');
  const std::set<std::string> before = test::Trash::listing(".git", "");
  CHECK_THROWS_WITH(git::make_snapshot(repository, scope),
                    Catch::Contains("cannot write the snapshot: "));
  CHECK(test::Trash::listing(".git", "") == before);
}
