// SPDX-License-Identifier: MIT
// Which commit a branch is compared with.
#include "git/branch/scope.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using git::BaseOrigin;

namespace {

git::Scope scope(const git::ScopeOptions& options = {}) {
  return git::read_scope(git::discover(), options);
}

// A clone of a repository with main of two commits; stands in the clone on
// `branch`, which has one commit more.
class Clone : public test::Trash {
public:
  explicit Clone(const std::string& branch) {
    commit_file("file", "1");
    fork_point = commit_file("file", "2");
    git({"clone", "-q", ".", root / "clone"});
    cd(root / "clone");
    if (branch != "main") {
      git({"switch", "-q", "-c", branch, "--no-track"});
    }
    tip = commit_file("own", "x");
  }
  std::string fork_point;
  std::string tip;
};

} // namespace

TEST_CASE("the remote's HEAD is the base of a branch without an upstream") {
  const Clone clone("topic");
  const git::Scope found = scope();
  CHECK(found.branch == "topic");
  CHECK(found.head == clone.tip);
  CHECK(found.origin == BaseOrigin::remote_head);
  CHECK(found.base_name == "origin/main");
  CHECK(found.base == clone.fork_point);
  CHECK(found.commit_count == 1);
}

TEST_CASE("--base comes before everything else") {
  Clone clone("topic");
  clone.git({"config", "handoff.base", "main"});
  clone.git({"tag", "-a", "-m", "t", "v1", "HEAD~2"});
  const git::Scope found = scope({.base = "v1"});
  CHECK(found.origin == BaseOrigin::option);
  CHECK(found.base_name == "v1");
  CHECK(found.base == clone.id("HEAD~2"));
  CHECK(found.commit_count == 2);
}

TEST_CASE("handoff.base comes before the upstream") {
  Clone clone("topic");
  clone.git({"branch", "parent", "HEAD~2"});
  clone.git({"branch", "-q", "--set-upstream-to=origin/main"});
  clone.git({"config", "handoff.base", "parent"});
  const git::Scope found = scope();
  CHECK(found.origin == BaseOrigin::config);
  CHECK(found.base_name == "parent");
}

TEST_CASE("handoff.base that names the branch itself is no base") {
  Clone clone("topic");
  clone.git({"config", "handoff.base", "topic"});
  CHECK(scope().origin == BaseOrigin::remote_head);
}

TEST_CASE("a handoff.base of all my repositories may be missing in this one") {
  Clone clone("topic");
  clone.git({"config", "--global", "handoff.base", "develop"});
  CHECK(scope().base_name == "origin/main");
  clone.git({"config", "handoff.base", "mian"});
  CHECK_THROWS_WITH(scope(), "unknown base in handoff.base: 'mian'");
}

TEST_CASE("an upstream that is another branch is the base") {
  Clone clone("topic");
  clone.git({"branch", "parent", "HEAD~1"});
  clone.git({"branch", "-q", "--set-upstream-to=parent"});
  const git::Scope local = scope();
  CHECK(local.origin == BaseOrigin::upstream);
  CHECK(local.base_name == "parent");
  clone.git({"branch", "-q", "--set-upstream-to=origin/main"});
  CHECK(scope().origin == BaseOrigin::upstream);
  CHECK(scope().base_name == "origin/main");
}

TEST_CASE("the pushed copy of a branch is never its base") {
  const std::pair<std::string, std::string> rows[] = {
      {"topic", "topic"}, {"topic", "me/topic"}, {"me/topic", "topic"}};
  for (const auto& [branch, pushed] : rows) {
    INFO(branch << " pushed as " << pushed);
    Clone clone(branch);
    clone.git({"push", "-q", "-u", "origin", branch + ":" + pushed});
    const git::Scope found = scope();
    CHECK(found.origin == BaseOrigin::remote_head);
    CHECK(found.base == clone.fork_point);
    CHECK(found.commit_count == 1);
  }
}

TEST_CASE("a branch that is named after the one it follows still left it") {
  Clone clone("fix/main");
  clone.git({"branch", "-q", "--set-upstream-to=origin/main"});
  CHECK(scope().origin == BaseOrigin::upstream);
}

TEST_CASE("an upstream that is gone is passed over") {
  Clone clone("topic");
  clone.git({"push", "-q", "origin", "HEAD:parent"});
  clone.git({"branch", "-q", "--set-upstream-to=origin/parent"});
  clone.git({"update-ref", "-d", "refs/remotes/origin/parent"});
  CHECK(scope().origin == BaseOrigin::remote_head);
}

TEST_CASE("without a remote the usual names are looked for in order") {
  test::Trash trash;
  const std::string first = trash.commit_file("file", "1");
  trash.git({"branch", "develop"});
  trash.git({"branch", "master"});
  trash.git({"switch", "-q", "-c", "topic"});
  trash.commit_file("file", "2");
  for (const char* name : {"main", "master", "develop"}) {
    const git::Scope found = scope();
    CHECK(found.origin == BaseOrigin::common_name);
    CHECK(found.base_name == name);
    CHECK(found.base == first);
    trash.git({"branch", "-q", "-D", name});
  }
  CHECK(scope().origin == BaseOrigin::root);
}

TEST_CASE("a usual name on the remote is used if there is no local one") {
  Clone clone("topic");
  clone.git({"branch", "-q", "-D", "main"});
  clone.git({"remote", "set-head", "origin", "--delete"});
  const git::Scope found = scope();
  CHECK(found.origin == BaseOrigin::common_name);
  CHECK(found.base_name == "origin/main");
}

TEST_CASE("the branch's own remote comes before origin") {
  Clone clone("topic");
  clone.git({"remote", "add", "fork", clone.root / "trash"});
  clone.git({"fetch", "-q", "fork"});
  clone.git({"remote", "set-head", "fork", "main"});
  CHECK(scope().base_name == "origin/main");
  clone.git({"config", "branch.topic.remote", "fork"});
  clone.git({"config", "branch.topic.merge", "refs/heads/topic"});
  CHECK(scope().base_name == "fork/main");
}

TEST_CASE("on the default branch the base is what was pushed") {
  const Clone clone("main");
  const git::Scope found = scope();
  CHECK(found.origin == BaseOrigin::own_upstream);
  CHECK(found.base_name == "origin/main");
  CHECK(found.base == clone.fork_point);
  CHECK(found.commit_count == 1);
}

TEST_CASE("on a default branch with nothing to push all there is is shown") {
  Clone clone("main");
  clone.git({"update-ref", "refs/remotes/origin/main", "HEAD"});
  clone.write("dirty", "x");
  const git::Scope found = scope();
  CHECK(found.origin == BaseOrigin::root);
  CHECK(found.base.empty());
  CHECK(found.base_name.empty());
  CHECK(found.commit_count == 3);
  CHECK(found.files.size() == 2);
  CHECK(found.uncommitted.size() == 1);
}

TEST_CASE("a long history without a base is cut to the last ten commits") {
  test::Trash trash;
  for (int i = 0; i < 15; ++i) {
    trash.commit_file("file" + std::to_string(i), "x");
  }
  const git::Scope found = scope();
  CHECK(found.branch == "main");
  CHECK(found.origin == BaseOrigin::recent);
  CHECK(found.base_name == "HEAD~10");
  CHECK(found.base == trash.id("HEAD~10"));
  CHECK(found.commit_count == 10);
  CHECK(found.files.size() == 10);
}

TEST_CASE("develop does not become the base of the default branch") {
  test::Trash trash;
  trash.commit_file("file", "1");
  trash.git({"branch", "develop"});
  trash.commit_file("file", "2");
  CHECK(scope().origin == BaseOrigin::root);
  trash.git({"switch", "-q", "develop"});
  CHECK(scope().base_name == "main");
}

TEST_CASE("a detached HEAD is measured against the usual bases") {
  Clone clone("topic");
  clone.git({"checkout", "-q", "--detach"});
  const git::Scope found = scope();
  CHECK(found.branch.empty());
  CHECK(found.base_name == "origin/main");
  CHECK(found.commit_count == 1);
}

TEST_CASE("an unknown base names the nearest branch") {
  test::Trash trash;
  trash.commit_file("file", "1");
  trash.git({"branch", "release/2026"});
  try {
    static_cast<void>(scope({.base = "relase/2026"}));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "unknown base 'relase/2026'");
    CHECK(error.hint() == "did you mean 'release/2026'?");
  }
  CHECK_THROWS_AS(scope({.base = "--all"}), Error);
  CHECK_THROWS_AS(scope({.base = "main:file"}), Error);
}

TEST_CASE("the nearest branch may be known of a remote only") {
  test::Trash trash;
  const std::string id = trash.commit_file("file", "1");
  trash.git({"update-ref", "refs/remotes/origin/master", id});
  try {
    static_cast<void>(scope({.base = "mastre"}));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.hint() == "did you mean 'origin/master'?");
  }
}

TEST_CASE("an unknown branch names the nearest") {
  test::Trash trash;
  trash.commit_file("file", "1");
  trash.git({"branch", "window-protocol"});
  try {
    static_cast<void>(scope({.branch = "window-protocl"}));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "unknown branch 'window-protocl'");
    CHECK(error.hint() == "did you mean 'window-protocol'?");
  }
}

TEST_CASE("another branch is described without this work tree's changes") {
  test::Trash trash;
  const std::string first = trash.commit_file("file", "1");
  trash.git({"switch", "-q", "-c", "topic"});
  const std::string tip = trash.commit_file("own", "x");
  trash.git({"switch", "-q", "main"});
  trash.write("dirty", "x");
  const git::Scope found = scope({.branch = "topic"});
  CHECK(found.branch == "topic");
  CHECK(found.head == tip);
  CHECK(found.base == first);
  CHECK(found.base_name == "main");
  CHECK(found.uncommitted.empty());
  CHECK(scope({.branch = "main"}).uncommitted.size() == 1);
}

TEST_CASE("a remote's default branch is not its own base either") {
  const Clone clone("topic");
  const git::Scope found = scope({.branch = "origin/main"});
  CHECK(found.head == clone.fork_point);
  CHECK(found.origin == BaseOrigin::root);
}

TEST_CASE("a bare repository describes a named branch") {
  Clone clone("topic");
  clone.git({"push", "-q", "origin", "topic"});
  clone.git(
      {"clone", "-q", "--bare", clone.root / "trash", clone.root / "bare.git"});
  test::Trash::cd(clone.root / "bare.git");
  const git::Scope found = scope({.branch = "topic"});
  CHECK(found.head == clone.tip);
  CHECK(found.base_name == "main");
  CHECK(found.commit_count == 1);
  CHECK(found.files.size() == 1);
  CHECK(found.notes.empty());
}

TEST_CASE("a base name that is also a file is a name") {
  test::Trash trash;
  trash.commit_file("main", "1");
  trash.git({"switch", "-q", "-c", "topic"});
  trash.commit_file("topic", "2");
  const git::Scope found = scope({.base = "main"});
  CHECK(found.commit_count == 1);
  CHECK(found.files.size() == 1);
}

TEST_CASE("branch names are those of heads and of remotes") {
  const Clone clone("topic");
  CHECK(
      git::branch_names() ==
      std::vector<std::string>{"main", "topic", "origin/HEAD", "origin/main"});
}
