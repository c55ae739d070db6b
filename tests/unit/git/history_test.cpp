// SPDX-License-Identifier: MIT
// A branch's commits and changed files.
#include "git/branch/scope.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff;
using git::ChangeKind;

namespace {

git::Scope scope(const git::ScopeOptions& options = {}) {
  return git::read_scope(git::discover(), options);
}

// main of one commit; stands on topic.
class Topic : public test::Trash {
public:
  explicit Topic(const std::vector<std::string>& init_options = {})
      : test::Trash(init_options) {
    base = commit_file("file", "1\n2\n3\n4\n5\n6\n7\n8\n");
    git({"switch", "-q", "-c", "topic"});
  }
  std::string base;
};

std::vector<std::string> subjects(const git::Scope& scope) {
  std::vector<std::string> result;
  for (const git::Commit& commit : scope.commits) {
    result.push_back(commit.subject);
  }
  return result;
}

const git::FileChange* find(const git::Scope& scope, const std::string& path) {
  const auto found =
      std::find_if(scope.files.begin(),
                   scope.files.end(),
                   [&path](const auto& file) { return file.path == path; });
  return found == scope.files.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("commits come oldest first, with author, body and parents") {
  Topic topic;
  const std::string first = topic.commit("first\n\nWhy it\nis needed.\n\nEnd.");
  const std::string second = topic.commit("second\ngoes on");
  const git::Scope found = scope();
  REQUIRE(found.commits.size() == 2);
  CHECK(found.commits[0].id == first);
  CHECK(found.commits[0].subject == "first");
  CHECK(found.commits[0].body == "Why it\nis needed.\n\nEnd.");
  CHECK(found.commits[0].author_name == "A U Thor");
  CHECK(found.commits[0].author_email == "author@example.com");
  CHECK(found.commits[0].time == 1767323045 + 120);
  CHECK(found.commits[0].parents == std::vector<std::string>{topic.base});
  CHECK(found.commits[1].subject == "second goes on");
  CHECK(found.commits[1].body.empty());
  CHECK(found.commits[1].parents == std::vector<std::string>{first});
  CHECK(found.commits[1].id == second);
}

TEST_CASE("a branch without commits of its own has none") {
  const Topic topic;
  const git::Scope found = scope();
  CHECK(found.base == topic.base);
  CHECK(found.base_name == "main");
  CHECK(found.commits.empty());
  CHECK(found.commit_count == 0);
  CHECK(found.files.empty());
  CHECK(found.is_clean());
}

TEST_CASE("files are compared with the merge base, not with the base's tip") {
  Topic topic;
  topic.commit_file("own", "x\n");
  topic.git({"switch", "-q", "main"});
  topic.commit_file("theirs", "y\n");
  topic.git({"switch", "-q", "topic"});
  const git::Scope found = scope();
  CHECK(found.base == topic.base);
  CHECK(find(found, "own") != nullptr);
  CHECK(find(found, "theirs") == nullptr);
  CHECK(subjects(found) == std::vector<std::string>{"change own"});
}

TEST_CASE("what was merged from the base is not the branch's work") {
  Topic topic;
  topic.commit_file("own", "x\n");
  topic.git({"switch", "-q", "main"});
  topic.commit_file("theirs", "y\n");
  topic.git({"switch", "-q", "topic"});
  topic.git({"merge", "-q", "-m", "merge main", "main"});
  topic.commit_file("own", "z\n");
  const git::Scope found = scope();
  CHECK(found.base == topic.id("main"));
  CHECK(subjects(found) ==
        std::vector<std::string>{"change own", "merge main", "change own"});
  CHECK(found.files.size() == 1);
}

TEST_CASE("an octopus merge has all its parents") {
  Topic topic;
  for (const std::string name : {"a", "b", "c"}) {
    topic.git({"switch", "-q", "-c", name, "main"});
    topic.commit_file(name, name);
  }
  topic.git({"switch", "-q", "topic"});
  topic.git({"merge", "-q", "-m", "all", "a", "b", "c"});
  const git::Scope found = scope();
  CHECK(found.commit_count == 4);
  CHECK(found.commits.back().parents.size() == 3);
}

TEST_CASE("criss-cross merges: no commit is lost or counted twice") {
  Topic topic;
  topic.commit_file("own", "1");
  topic.git({"branch", "own-tip"});
  topic.git({"switch", "-q", "main"});
  topic.commit_file("theirs", "1");
  topic.git({"merge", "-q", "-m", "topic into main", "own-tip"});
  topic.git({"switch", "-q", "topic"});
  topic.git({"merge", "-q", "-m", "main into topic", "main^1"});
  topic.commit_file("own", "2");
  const git::Scope found = scope();
  CHECK(subjects(found) ==
        std::vector<std::string>{"main into topic", "change own"});
  REQUIRE(found.notes.size() == 1);
  CHECK_THAT(found.notes[0], Catch::Contains("several merge bases"));
}

TEST_CASE("unrelated histories: the base is the other tip, and it is said") {
  Topic topic;
  topic.git({"switch", "-q", "--orphan", "other"});
  topic.commit_file("new", "x\n");
  const git::Scope found = scope();
  CHECK(found.is_unrelated);
  CHECK(found.base == topic.base);
  CHECK(found.base_name == "main");
  CHECK(found.commit_count == 1);
  REQUIRE(find(found, "file") != nullptr);
  CHECK(find(found, "file")->kind == ChangeKind::deleted);
  CHECK(find(found, "new")->kind == ChangeKind::added);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0] == "no commit in common with 'main' is known here");
}

TEST_CASE("an unborn branch has only what is not committed") {
  const test::Trash trash;
  test::Trash::write("file", "x");
  const git::Scope found = scope();
  CHECK(found.branch == "main");
  CHECK(found.head.empty());
  CHECK(found.commits.empty());
  CHECK(found.files.empty());
  REQUIRE(found.uncommitted.size() == 1);
  CHECK(found.uncommitted[0].path == "file");
}

TEST_CASE("only so many commits are read, all are counted") {
  Topic topic;
  for (const char* name : {"a", "b", "c", "d"}) {
    topic.commit(name);
  }
  const git::Scope found = scope({.most_commits = 2});
  CHECK(found.commit_count == 4);
  CHECK(subjects(found) == std::vector<std::string>{"c", "d"});
}

TEST_CASE("each kind of change is distinguished") {
  Topic topic;
  topic.write("gone", "g\n");
  topic.write("moved", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
  topic.write("kind", "k\n");
  topic.write("bytes", std::string("a\0b", 3));
  topic.commit("start");
  topic.git({"branch", "-f", "main"});
  std::filesystem::remove("gone");
  std::filesystem::remove("moved");
  std::filesystem::remove("kind");
  std::filesystem::create_symlink("file", "kind");
  topic.write("moved to", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
  topic.write("file", "1\n2\n3\n4\n5\n6\n7\nacht\n9\n");
  topic.write("bytes", std::string("a\0c", 3));
  topic.write("new", "n\n");
  topic.commit("all kinds");
  const git::Scope found = scope();
  struct Row {
    const char* path;
    ChangeKind kind;
    const char* old_path;
    std::int64_t added;
    std::int64_t deleted;
    bool is_binary;
  };
  const Row rows[] = {{"gone", ChangeKind::deleted, "", 0, 1, false},
                      {"moved to", ChangeKind::renamed, "moved", 1, 0, false},
                      {"kind", ChangeKind::type_changed, "", 1, 1, false},
                      {"file", ChangeKind::modified, "", 2, 1, false},
                      {"bytes", ChangeKind::modified, "", 0, 0, true},
                      {"new", ChangeKind::added, "", 1, 0, false}};
  CHECK(found.files.size() == std::size(rows));
  for (const Row& row : rows) {
    INFO(row.path);
    const git::FileChange* change = find(found, row.path);
    REQUIRE(change != nullptr);
    CHECK(change->kind == row.kind);
    CHECK(change->old_path == row.old_path);
    CHECK(change->added == row.added);
    CHECK(change->deleted == row.deleted);
    CHECK(change->is_binary == row.is_binary);
    CHECK_FALSE(change->is_submodule);
  }
}

TEST_CASE("a huge file is named as binary") {
  Topic topic;
  topic.commit_file("huge", std::string((10 << 20) + 1, 'x'));
  const git::Scope found = scope();
  REQUIRE(found.files.size() == 1);
  CHECK(found.files[0].is_binary);
}

TEST_CASE("names with newlines, quotes and foreign bytes are whole") {
  Topic topic;
  const std::string names[] = {"a\nb",
                               "tab\there",
                               "\"quoted\"",
                               "\xff\xfe",
                               "\xc3\xa9",
                               " leading",
                               "new\nname"};
  for (const std::string& name : names) {
    topic.write(name, "x\n");
  }
  topic.commit("odd names");
  std::filesystem::rename("\xff\xfe", "moved\n\xff");
  topic.commit("move");
  const git::Scope found = scope();
  CHECK(found.files.size() == std::size(names));
  CHECK(find(found, "a\nb") != nullptr);
  CHECK(find(found, "moved\n\xff") != nullptr);
  CHECK(find(found, "moved\n\xff")->added == 1);
}

TEST_CASE("messages in another encoding become UTF-8") {
  Topic topic;
  topic.git({"config", "i18n.commitEncoding", "ISO-8859-1"});
  topic.git({"config", "i18n.logOutputEncoding", "ISO-8859-1"});
  topic.commit("gr\xfc\xdf");
  CHECK(subjects(scope()) == std::vector<std::string>{"gr\xc3\xbc\xc3\x9f"});
}

TEST_CASE("authors are who the mailmap says, whatever log.mailmap says") {
  Topic topic;
  topic.git({"config", "log.mailmap", "false"});
  topic.write(".mailmap",
              "Real Name <real@example.com> <author@example.com>\n");
  topic.commit("with mailmap");
  const git::Scope found = scope();
  CHECK(found.commits[0].author_name == "Real Name");
  CHECK(found.commits[0].author_email == "real@example.com");
}

TEST_CASE("replaced commits are read as git reads them") {
  Topic topic;
  topic.commit("old words");
  topic.git(
      {"replace",
       "HEAD",
       topic.git(
           {"commit-tree", "-m", "new words", "-p", "main", "HEAD^{tree}"})});
  CHECK(subjects(scope()) == std::vector<std::string>{"new words"});
  topic.commit("second");
  CHECK(scope().commit_count == 2);
  topic.git({"replace", "--graft", "HEAD", "main"});
  CHECK(subjects(scope()) == std::vector<std::string>{"second"});
}

TEST_CASE("a pathspec, relative to the current directory, narrows commits and "
          "files") {
  Topic topic;
  topic.commit_file("sub/a", "x\n");
  topic.commit_file("sub/b", "x\n");
  topic.commit_file("top", "x\n");
  test::Trash::write("sub/dirty", "x");
  test::Trash::write("dirty", "x");
  test::Trash::cd("sub");
  const git::Scope here = scope({.pathspecs = {"."}});
  CHECK(here.commit_count == 2);
  CHECK(here.files.size() == 2);
  REQUIRE(here.uncommitted.size() == 1);
  CHECK(here.uncommitted[0].path == "sub/dirty");
  CHECK(scope({.pathspecs = {"a"}}).commit_count == 1);
  CHECK(scope({.pathspecs = {":/top"}}).commit_count == 1);
  CHECK(scope({.pathspecs = {":(top,exclude)top"}}).commit_count == 2);
  CHECK(scope({.pathspecs = {"nothing"}}).commit_count == 0);
  CHECK(scope().commit_count == 3);
  CHECK(scope().uncommitted.size() == 2);
}

TEST_CASE("literal pathspecs are taken literally") {
  Topic topic;
  topic.commit_file("*", "x\n");
  topic.commit_file("other", "x\n");
  CHECK(scope({.pathspecs = {"*"}}).commit_count == 2);
  topic.environment.set("GIT_LITERAL_PATHSPECS", "1");
  CHECK(scope({.pathspecs = {"*"}}).commit_count == 1);
}

TEST_CASE("no setting of the user changes what is read") {
  Topic topic;
  std::filesystem::rename("file", "renamed");
  topic.write("\xc3\xa4", "x\n");
  topic.write(".gitattributes", "*.c diff=upper\n");
  topic.write("code.c", "int x;\n");
  topic.commit("work");
  test::Trash::write("renamed", "changed\n");
  test::Trash::write("untracked", "x");
  const git::Scope plain = scope();
  const std::pair<const char*, const char*> settings[] = {
      {"log.showSignature", "true"},
      {"log.date", "relative"},
      {"log.decorate", "full"},
      {"log.follow", "true"},
      {"log.abbrevCommit", "true"},
      {"log.showRoot", "false"},
      {"format.pretty", "oneline"},
      {"diff.renames", "false"},
      {"diff.external", "/bin/false"},
      {"diff.upper.textconv", "/bin/false"},
      {"diff.upper.command", "/bin/false"},
      {"diff.noprefix", "true"},
      {"diff.mnemonicPrefix", "true"},
      {"diff.relative", "true"},
      {"diff.orderFile", "/dev/null"},
      {"diff.statGraphWidth", "1"},
      {"diff.submodule", "log"},
      {"diff.ignoreSubmodules", "all"},
      {"status.short", "true"},
      {"status.branch", "true"},
      {"status.showStash", "true"},
      {"status.relativePaths", "true"},
      {"status.renames", "false"},
      {"status.aheadBehind", "true"},
      {"column.ui", "always"},
      {"color.ui", "always"},
      {"color.status", "always"},
      {"core.quotePath", "false"},
      {"core.abbrev", "4"},
      {"core.pager", "/bin/false"},
      {"submodule.recurse", "true"},
      {"core.commentChar", ";"},
      {"core.untrackedCache", "true"}};
  for (const auto& [key, value] : settings) {
    INFO(key);
    topic.git({"config", key, value});
    const git::Scope found = scope();
    CHECK(found.commits.size() == plain.commits.size());
    CHECK(found.commits[0].subject == "work");
    CHECK(found.files.size() == plain.files.size());
    REQUIRE(find(found, "renamed") != nullptr);
    CHECK(find(found, "renamed")->old_path == "file");
    CHECK(find(found, "code.c")->added == 1);
    CHECK(found.uncommitted.size() == plain.uncommitted.size());
  }
}
