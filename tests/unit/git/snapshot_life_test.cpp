// SPDX-License-Identifier: MIT
// How long a snapshot lives, where it may go, what is left of it.
#include "git/snapshot_branch.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace handoff;
using test::Branch;
using test::snapshot;
using test::try_snapshot;

namespace {

std::size_t count_quarantines() {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(".git/objects")) {
    count += entry.path().filename().string().starts_with("tmp_") ? 1U : 0U;
  }
  return count;
}

} // namespace

TEST_CASE("a snapshot does not travel") {
  Branch branch;
  branch.write("file", "secret plan\n");
  const std::string commit = snapshot().commit;
  const auto exists_in = [&branch](const std::string& directory,
                                   const std::string& id) {
    return branch.try_git({"-C", directory, "cat-file", "-e", id}).ok();
  };
  const std::string url = "file://" + (branch.root / "trash");
  branch.git({"init", "-q", "--bare", branch.root / "all"});
  branch.git({"init", "-q", "--bare", branch.root / "mirror"});
  branch.git({"push", "-q", "--all", branch.root / "all"});
  branch.git({"push", "-q", "--mirror", branch.root / "mirror"});
  branch.git({"clone", "-q", "--mirror", url, branch.root / "colleague"});
  for (const char* name : {"all", "mirror", "colleague"}) {
    INFO(name);
    CHECK(exists_in(branch.root / name, branch.id("HEAD")));
    CHECK_FALSE(exists_in(branch.root / name, commit));
  }
  CHECK(branch.git({"for-each-ref", "--format=%(refname)"}) ==
        "refs/heads/main\nrefs/heads/topic");
}

TEST_CASE("a snapshot outlives gc, and its branch too while that is small") {
  Branch branch;
  const std::string own = branch.id("HEAD");
  branch.write("file", "changed\n");
  branch.write("new", "n\n");
  const std::string commit = snapshot().commit;
  branch.git({"stash", "-u"});
  branch.git({"stash", "drop", "-q"});
  branch.git({"reset", "-q", "--hard", "main"});
  branch.expire_and_gc();
  REQUIRE(branch.has(commit));
  CHECK(branch.show(commit, "new") == "100644 n");
  CHECK(branch.show(commit, "own") == "100644 own");
  CHECK(branch.git({"log", "--format=%H", "-2", commit}) ==
        commit + "\n" + own);
  branch.git({"fsck", "--strict"});
}

TEST_CASE("a released snapshot is gone with the next gc") {
  Branch branch;
  branch.write("file", "changed\n");
  const std::string commit = snapshot().commit;
  const std::string common = git::discover().common_dir;
  git::release_snapshot(common, std::string(40, '1'));
  git::release_snapshot(common, "");
  branch.expire_and_gc();
  CHECK(branch.has(commit));
  git::release_snapshot(common, commit);
  git::release_snapshot(common, commit);
  CHECK(branch.has(commit));
  branch.expire_and_gc();
  CHECK_FALSE(branch.has(commit));
}

TEST_CASE("releasing one snapshot leaves the others and foreign packs alone") {
  Branch branch;
  branch.git({"repack", "-q", "-a", "-d"});
  std::string foreign;
  for (const auto& entry :
       std::filesystem::directory_iterator(".git/objects/pack")) {
    if (entry.path().extension() == ".pack") {
      foreign = entry.path().string();
      foreign.replace(foreign.size() - 4, 4, "keep");
    }
  }
  branch.write(foreign, "mine\n");
  branch.write("file", "one\n");
  const std::string one = snapshot().commit;
  branch.write("file", "two\n");
  const std::string two = snapshot().commit;
  git::release_snapshot(git::discover().common_dir, one);
  branch.expire_and_gc();
  CHECK_FALSE(branch.has(one));
  CHECK(branch.has(two));
  CHECK(test::Trash::read(foreign) == "mine\n");
}

TEST_CASE("a snapshot that was released can be made again") {
  Branch branch;
  branch.write("file", "changed\n");
  const std::string commit = snapshot().commit;
  git::release_snapshot(git::discover().common_dir, commit);
  CHECK(snapshot().commit == commit);
  branch.expire_and_gc();
  CHECK(branch.has(commit));
}

TEST_CASE("an interrupt leaves nothing behind") {
  Branch branch;
  branch.git({"config",
              "--global",
              "filter.slow.clean",
              "touch .git/started; sleep 60"});
  branch.write(".gitattributes", "slow filter=slow\n");
  branch.write("slow", "x\n");
  const pid_t child = ::fork();
  if (child == 0) {
    ::setpgid(0, 0);
    std::signal(SIGINT, SIG_DFL); // not the test program's
    try {
      static_cast<void>(try_snapshot());
    } catch (const Error&) {
    }
    ::_exit(0);
  }
  int status = 0;
  while (!std::filesystem::exists(".git/started")) {
    REQUIRE(::waitpid(child, &status, WNOHANG) == 0);
    ::usleep(1000);
  }
  CHECK(count_quarantines() == 1);
  ::kill(-child, SIGINT);
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
  CHECK(count_quarantines() == 0);
}

TEST_CASE("what a killed program leaves behind is removed by git prune") {
  Branch branch;
  branch.write(".git/objects/tmp_objdir-handoff-x/ab/cdef", "x");
  branch.git({"prune", "--expire=now"});
  CHECK(count_quarantines() == 0);
}
