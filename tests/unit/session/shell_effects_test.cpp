// SPDX-License-Identifier: MIT
// Files that a shell command changes.
#include "session/dialogue/shell_effects.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::session;

namespace {

// "+" created, "~" modified, "-" deleted, "." read; sorted.
std::string shown(const std::vector<ShellEffect>& effects) {
  std::vector<std::string> all;
  for (const ShellEffect& effect : effects) {
    const char mark = effect.use == FileUse::created   ? '+'
                      : effect.use == FileUse::deleted ? '-'
                      : effect.use == FileUse::read    ? '.'
                                                       : '~';
    all.push_back(mark + effect.path);
  }
  std::ranges::sort(all);
  std::string text;
  for (const std::string& one : all) {
    text += (text.empty() ? "" : " ") + one;
  }
  return text;
}

} // namespace

TEST_CASE("commands say which files they change") {
  struct Row {
    std::string_view line, expected;
  };
  static constexpr Row rows[] = {
      {"echo x > a.txt", "~/w/a.txt"},
      {"echo x > /dev/null", ""},
      {"awk '{ if ($1 > 3) print }' f", ""},
      {"test 1 > 0", ""},
      {"sed -i 's/a/b/' src/a.c src/b.c", "~/w/src/a.c ~/w/src/b.c"},
      {"sed -i -e 's/a/b/' src/a.c", "~/w/src/a.c"},
      {"sed -i '' 's/a/b/' src/a.c", "~/w/src/a.c"},
      {"perl -pi -e 's/a/b/' a.pl", "~/w/a.pl"},
      {"sed -n 1,5p README.md", "./w/README.md"},
      {"cat src/a.c | head -n 5", "./w/src/a.c"},
      {"mv a.c b.c", "+/w/b.c -/w/a.c"},
      {"mv a.c b.c dir/", "+/w/dir/a.c +/w/dir/b.c -/w/a.c -/w/b.c"},
      {"git mv a.c b.c", "+/w/b.c -/w/a.c"},
      {"cp a.c b.c", "+/w/b.c"},
      {"rm -rf build.log", "-/w/build.log"},
      {"git rm --cached a.c", ""},
      {"git rm -f a.c", "-/w/a.c"},
      {"git -C sub rm a.c && rm b.c", "-/w/b.c -/w/sub/a.c"},
      {"git -c user.name=x rm a.c", "-/w/a.c"},
      {"git add src/a.c .", "~/w/src/a.c"},
      {"cd sub && touch x.c", "+/w/sub/x.c"},
      {"make | tee log.txt", "~/w/log.txt"},
      {"gofmt -w a.go", "~/w/a.go"},
      {"gofmt -l a.go", ""},
      {"CC=gcc sudo rm a.o", "-/w/a.o"},
      {"rm $FILE *.o", ""},
      {"cat <<EOF > docs/x.md\n> quoted.md\nEOF", "~/w/docs/x.md"},
      {"cat > docs/x.md << 'EOF'\ntext\n\nrm b.c\nEOF\nrm c.c",
       "-/w/c.c ~/w/docs/x.md"},
      {"cat <<-\tEOF > x.md\n\n\trm b.c\n\tEOF", "~/w/x.md"},
      {"cd \"$TMP\" && touch x.c && rm /tmp/y.c", "-/tmp/y.c"},
      {"cd ~/other && touch x.c", ""},
      {"pushd sub && touch x.c && popd && touch y.c", "+/w/sub/x.c"},
      {"cd $DIR; cd /v; touch x.c", "+/v/x.c"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(shown(shell_effects(row.line, "/w")) == row.expected);
  }
}

TEST_CASE("a commit names what it made and removed") {
  CHECK(shown(committed_files("[main 1a2b3c4] Add\n"
                              " 2 files changed, 3 insertions(+)\n"
                              " create mode 100644 src/new file.c\n"
                              " delete mode 100755 old.sh\n",
                              "/w")) == "+/w/src/new file.c -/w/old.sh");
}

TEST_CASE("a commit is made where its command runs") {
  struct Row {
    std::string_view line, expected;
  };
  static constexpr Row rows[] = {
      {"git commit -m x", "/w"},
      {"cd sub && git commit -m x && cd ..", "/w/sub"},
      {"git -C /v commit -m x", "/v"},
      {"cd $(mktemp -d) && git init && git commit -m x", "none"},
      {"echo git commit", "none"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(commit_directory(row.line, "/w").value_or("none") == row.expected);
  }
}

TEST_CASE("what git takes back is known by path, another state is a change") {
  struct Row {
    std::string_view command, undone; // "*": the whole work tree
  };
  static constexpr Row rows[] = {
      {"git checkout -- a.c", "/w/a.c"},
      {"git checkout HEAD -- a.c src/", "/w/a.c /w/src"},
      {"cd src && git restore .", "/w/src"},
      {"git checkout a.c", "/w/a.c"},
      {"git reset --hard", "*"},
      {"git reset --hard origin/main", "*"},
      {"git reset a.c", ""},
      {"git restore --staged a.c", ""},
      {"git restore --source=HEAD~3 a.c", ""},
      {"git checkout main~2 -- a.c", ""},
      {"git checkout -b a.c", ""},
      {"cd $X && git checkout -- a.c", ""},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    std::string undone;
    for (const ShellEffect& effect : shell_effects(row.command, "/w")) {
      CHECK(effect.is_undo);
      CHECK(effect.use == FileUse::read); // for who asks what is written
      undone += (undone.empty() ? "" : " ") +
                (effect.path.empty() ? "*" : effect.path);
    }
    CHECK(undone == row.undone);
  }
}
