// SPDX-License-Identifier: MIT
// Files and hunks of a patch.
#include "point/language/passage.hpp"
#include "point/language/patch.hpp"

#include <catch2/catch.hpp>

using namespace handoff::point;

TEST_CASE("a patch's files and hunks are found, whatever their content is") {
  const std::string patch = "diff --git a/one b/one\n"
                            "index 1..2 100644\n"
                            "--- a/one\n"
                            "+++ b/one\n"
                            "@@ -1,3 +1,2 @@ f()\n"
                            " diff --git a/x b/x\n"
                            "--- gone\n"
                            "-@@ -1 +1 @@\n"
                            "+++ added\n"
                            "@@ -9 +8 @@\n"
                            "-a\n"
                            "+b\n"
                            "\\ No newline at end of file\n"
                            "diff --git a/old b/new name\n"
                            "similarity index 90%\n"
                            "rename from old\n"
                            "rename to new name\n"
                            "diff --git \"a/t\\tb\" \"b/t\\tb\"\n"
                            "deleted file mode 100644\n"
                            "--- \"a/t\\tb\"\n"
                            "+++ /dev/null\n"
                            "@@ -1 +0,0 @@\n"
                            "-x\n"
                            "diff --git a/bin b/bin\n"
                            "Binary files a/bin and b/bin differ\n";
  const auto files = parse_patch(lines_of(patch));
  REQUIRE(files.size() == 4);
  CHECK(files[0].path == "one");
  REQUIRE(files[0].hunks.size() == 2);
  CHECK(files[0].hunks[0].range == HunkRange{1, 2});
  CHECK(files[0].hunks[0].start == 4);
  CHECK(files[0].hunks[0].end == 9);
  CHECK(files[0].hunks[1].range == HunkRange{8, 1});
  CHECK(files[0].hunks[1].end == 13);
  CHECK(files[0].end == 13);
  CHECK(files[1].path == "new name");
  CHECK(files[2].path == "t\tb");
  CHECK(files[2].hunks[0].range == HunkRange{0, 0});
  CHECK(files[3].path == "bin");
  CHECK(parse_patch(lines_of("@@ -1 +1 @@\n+no file\n")).empty());
}
