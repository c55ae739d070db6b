// SPDX-License-Identifier: MIT
// Opening regular files only.
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/transcript_head.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/stat.h>

using namespace handoff::session;
using handoff::test::TemporaryDirectory;
namespace fs = std::filesystem;

TEST_CASE("only regular files and links to them are opened, none waits") {
  const TemporaryDirectory directory;
  std::ofstream(directory / "file") << "text";
  fs::create_symlink("file", directory / "link");
  fs::create_symlink("/dev/zero", directory / "device");
  fs::create_symlink("loop", directory / "loop");
  fs::create_directory(directory / "directory");
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  for (const char* name : {"file", "link"}) {
    INFO(name);
    CHECK(is_plain_file(directory / name));
    CHECK(open_plain(directory / name).size == 4);
    CHECK(read_head(directory / name) == "text");
  }
  for (const char* name : {"device", "loop", "directory", "pipe", "none"}) {
    INFO(name);
    const std::string path = directory / name;
    CHECK_FALSE(is_plain_file(path));
    CHECK_FALSE(try_open_plain(path));
    CHECK_THROWS_WITH(open_plain(path), Catch::Contains("'" + path + "'"));
    CHECK(read_head(path).empty());
  }
  CHECK_THROWS_WITH(open_plain(directory / "pipe"),
                    Catch::Contains("not a regular file"));
  CHECK_THROWS_WITH(open_plain(directory / "directory"),
                    Catch::Contains("a directory"));
}

TEST_CASE("a directory's entries, the deeper ones too, links not followed") {
  const TemporaryDirectory directory;
  fs::create_directories(directory / "a/b");
  std::ofstream(directory / "a/b/file") << "text";
  fs::create_directory_symlink("..", directory / "a/up");
  CHECK(entries(directory / "a").size() == 2);
  CHECK(entries_below(directory / "a").size() == 3);
  CHECK(entries(directory / "none").empty());
  CHECK(entries_below(directory / "none").empty());
}

TEST_CASE("what is appended to a file while it is read is left for later") {
  const TemporaryDirectory directory;
  std::ofstream file(directory / "t");
  file << "one\ntwo\n" << std::flush;
  LineReader lines(directory / "t");
  file << "three\n" << std::flush;
  CHECK(lines.next() == "one");
  CHECK(lines.next() == "two");
  CHECK_FALSE(lines.next());
}

TEST_CASE("a document too large for memory is not read") {
  const TemporaryDirectory directory;
  {
    std::ofstream file(directory / "t");
    const std::string line(1U << 20U, ' ');
    for (std::size_t size = 0; size <= k_max_document_length;
         size += line.size()) {
      file << line << '\n';
    }
  }
  CHECK_FALSE(read_document(directory / "t"));
}
