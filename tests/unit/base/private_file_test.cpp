// SPDX-License-Identifier: MIT
// Creating private files and directories.
#include "base/atomic_write.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace handoff;
using namespace handoff::base;
using test::TemporaryDirectory;

namespace {

constexpr Waiting k_ways[] = {Waiting::unnamed, Waiting::named};

mode_t mode_of(const std::string& path) {
  struct stat found {};
  REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

} // namespace

TEST_CASE("a private file is readable by its owner alone, whatever the umask") {
  for (const mode_t mask : {0000U, 0022U, 0777U}) {
    for (const Waiting way : k_ways) {
      const TemporaryDirectory directory;
      const mode_t before = ::umask(mask);
      CHECK(write_atomically(directory / "f", "x", IfExists::refuse, way) ==
            Written::done);
      ::umask(before);
      CHECK(mode_of(directory / "f") == 0600);
      CHECK(directory.entries() == 1);
    }
  }
}

TEST_CASE("refuse leaves an existing file, replace puts a new one there") {
  for (const Waiting way : k_ways) {
    const TemporaryDirectory directory;
    const std::string path = directory / "f";
    const auto write = [&](std::string_view bytes, IfExists if_exists) {
      return write_atomically(path, bytes, if_exists, way);
    };
    CHECK(write("old", IfExists::refuse) == Written::done);
    CHECK(write("new", IfExists::refuse) == Written::exists);
    CHECK(read_file(path) == "old");
    CHECK(write("new", IfExists::replace) == Written::done);
    CHECK(read_file(path) == "new");
    CHECK(directory.entries() == 1);
  }
  const TemporaryDirectory directory;
  CHECK(create_private_file(directory / "f", "1"));
  CHECK_FALSE(create_private_file(directory / "f", "2"));
  CHECK_THROWS_WITH(write_private_file(directory / "f", "2", IfExists::refuse),
                    Catch::Contains("exists already"));
}

TEST_CASE("a symlink in the file's place is not followed") {
  for (const Waiting way : k_ways) {
    const TemporaryDirectory directory;
    write_private_file(directory / "victim", "safe", IfExists::refuse);
    REQUIRE(::symlink("victim", (directory / "f").c_str()) == 0);
    CHECK(write_atomically(directory / "f", "x", IfExists::refuse, way) ==
          Written::exists);
    CHECK(write_atomically(directory / "f", "x", IfExists::replace, way) ==
          Written::done);
    CHECK(read_file(directory / "victim") == "safe");
  }
}

TEST_CASE("a write that fails leaves nothing behind") {
  for (const Waiting way : k_ways) {
    for (const IfExists if_exists : {IfExists::refuse, IfExists::replace}) {
      const TemporaryDirectory directory;
      const pid_t child = ::fork();
      if (child == 0) {
        const rlimit limit{4096, 4096};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
          const std::string bytes(8192, 'x');
          static_cast<void>(
              write_atomically(directory / "f", bytes, if_exists, way));
        } catch (const Error&) {
          ::_exit(1);
        }
        ::_exit(0);
      }
      int status = 0;
      ::waitpid(child, &status, 0);
      CHECK(WIFEXITED(status));
      CHECK(WEXITSTATUS(status) == 1);
      CHECK(directory.entries() == 0);
    }
  }
}

TEST_CASE("of many that create one file at once, exactly one succeeds") {
  for (const Waiting way : k_ways) {
    const TemporaryDirectory directory;
    std::atomic<int> winners = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        if (write_atomically(directory / "f",
                             std::string(1000, 'x'),
                             IfExists::refuse,
                             way) == Written::done) {
          ++winners;
        }
      });
    }
    for (std::thread& thread : threads) {
      thread.join();
    }
    CHECK(winners == 1);
    CHECK(directory.entries() == 1);
  }
}

TEST_CASE("a missing directory is an error that names the file") {
  CHECK_THROWS_WITH(
      write_private_file("/no/such/directory/f", "x", IfExists::refuse),
      Catch::Contains("'/no/such/directory/f'"));
}

TEST_CASE("a private directory is made with mode 0700 and found again") {
  const TemporaryDirectory directory;
  const mode_t before = ::umask(0777);
  make_private_directory(directory / "d");
  ::umask(before);
  CHECK(mode_of(directory / "d") == 0700);
  CHECK_NOTHROW(make_private_directory(directory / "d"));
}

TEST_CASE("a directory that is not ours alone is refused") {
  const TemporaryDirectory directory;
  const std::string path = directory / "d";
  SECTION("a symlink, even to a good one") {
    make_private_directory(directory / "real");
    REQUIRE(::symlink("real", path.c_str()) == 0);
    CHECK_THROWS_WITH(make_private_directory(path),
                      Catch::Contains("symbolic link"));
  }
  SECTION("a file") {
    write_private_file(path, "", IfExists::refuse);
    CHECK_THROWS_WITH(make_private_directory(path),
                      Catch::Contains("not a directory"));
  }
  SECTION("a wider mode") {
    make_private_directory(path);
    REQUIRE(::chmod(path.c_str(), 0750) == 0);
    CHECK_THROWS_WITH(make_private_directory(path),
                      Catch::Contains("other users can access"));
  }
  SECTION("another owner") {
    make_private_directory(path);
    if (::chown(path.c_str(), 12345, 12345) != 0) {
      WARN("only root can give a directory away: not tested");
      return;
    }
    CHECK_THROWS_WITH(make_private_directory(path),
                      Catch::Contains("another user"));
  }
  SECTION("no parent") {
    CHECK_THROWS_AS(make_private_directory(path + "/below/d"), Error);
  }
}

TEST_CASE("a private file is read only where it is what we would write") {
  const TemporaryDirectory directory;
  const std::string path = directory / "f";
  write_private_file(path, "12345", IfExists::refuse);
  CHECK(read_private_file(path, 5) == "12345");
  CHECK_THROWS_WITH(read_private_file(path, 4), Catch::Contains("larger than"));
  REQUIRE(::symlink("f", (directory / "link").c_str()) == 0);
  CHECK_THROWS_AS(read_private_file(directory / "link", 5), Error);
  REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(read_private_file(directory / "pipe", 5),
                    Catch::Contains("not a regular file"));
  CHECK_THROWS_AS(read_private_file(directory.path(), 5), Error);
  CHECK_THROWS_AS(read_private_file(directory / "none", 5), Error);
}
