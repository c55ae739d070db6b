// SPDX-License-Identifier: MIT
// The editor's private file, failures and signals.
#include "base/deferred_signals.hpp"
#include "base/editor.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

using namespace handoff::base;
using handoff::Error;
using handoff::test::TemporaryDirectory;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_names[] = {"NOTES.md"};

// Files for editors go to a directory of the test's own.
class Here {
public:
  Here() { ::setenv("XDG_RUNTIME_DIR", directory_.path().c_str(), 1); }
  ~Here() { ::unsetenv("XDG_RUNTIME_DIR"); }
  Here(const Here&) = delete;
  Here& operator=(const Here&) = delete;

  [[nodiscard]] bool is_empty() const {
    return fs::is_empty(directory_.path());
  }

private:
  TemporaryDirectory directory_;
};

// The status of a child that does `work` and then, unless that ends it, 0.
template <typename Work>
int status_of(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

} // namespace

TEST_CASE("an editor changes the file, and nothing of it stays") {
  const Here here;
  {
    const EditorFile file("NOTES.md", "one\n");
    CHECK(file.read() == "one\n");
    file.edit("printf 'two\\n' >>");
    CHECK(file.read() == "one\ntwo\n");
    file.edit("cp -f \"$1\" \"$1~\"; true"); // what editors leave beside it
    file.edit(":");
    CHECK(file.read() == "one\ntwo\n");
    CHECK_FALSE(here.is_empty());
  }
  CHECK(here.is_empty());
}

TEST_CASE("what a failing editor has saved can be read") {
  const Here here;
  const EditorFile file("NOTES.md", "");
  CHECK_THROWS_WITH(file.edit("echo saved >\"$1\"; false"),
                    Catch::Contains("ended with status 1"));
  CHECK(file.read() == "saved\n");
  CHECK_THROWS_AS(file.edit("/nowhere/editor"), Error);
}

TEST_CASE("only files that nobody uses are abandoned") {
  const Here here;
  const EditorFile used("NOTES.md", "used");
  CHECK(status_of([] {
          const EditorFile killed("NOTES.md", "typed");
          ::kill(::getpid(), SIGKILL);
        }) == SIGKILL);
  CHECK(status_of([] {
          const EditorFile other("OTHER.md", "by another name");
          ::kill(::getpid(), SIGKILL);
        }) == SIGKILL);
  {
    const auto abandoned = abandoned_editor_files(k_names);
    REQUIRE(abandoned.size() == 1);
    CHECK(abandoned[0].read() == "typed");
    CHECK(abandoned[0].name() == "NOTES.md");
    CHECK(abandoned[0].origin() == fs::current_path());
    CHECK(abandoned_editor_files(k_names).empty()); // in use, now
  }
  CHECK(abandoned_editor_files(k_names).empty());
  CHECK(used.read() == "used");
}

TEST_CASE("a file that is left stays for later") {
  const Here here;
  { EditorFile("NOTES.md", "later").leave(); }
  const auto abandoned = abandoned_editor_files(k_names);
  REQUIRE(abandoned.size() == 1);
  CHECK(abandoned[0].read() == "later");
}

TEST_CASE("a signal ends the editor and is held back until all is done") {
  const Here here;
  for (const int number : {SIGTERM, SIGHUP}) {
    const int status = status_of([&] {
      std::signal(number, SIG_DFL);
      const DeferredSignals deferred;
      const EditorFile file("NOTES.md", "");
      try {
        file.edit("echo saved >\"$1\"; kill -" + std::to_string(number) + " " +
                  std::to_string(::getpid()) + "; exec sleep 60 #");
      } catch (const Error& error) {
        const bool is_right =
            std::string(error.what()) == (number == SIGTERM
                                              ? "interrupted by SIGTERM"
                                              : "interrupted by SIGHUP") &&
            file.read() == "saved\n";
        if (!is_right) {
          ::_exit(1);
        }
      }
    });
    CHECK((WIFSIGNALED(status) && WTERMSIG(status) == number));
    CHECK(here.is_empty());
  }
}

TEST_CASE("an acknowledged signal interrupts nothing more") {
  const int status = status_of([] {
    std::signal(SIGTERM, SIG_DFL);
    const DeferredSignals deferred;
    ::raise(SIGTERM);
    if (interrupting_signal() != SIGTERM) {
      ::_exit(1);
    }
    DeferredSignals::acknowledge();
    if (interrupting_signal() != 0 || DeferredSignals::pending() != SIGTERM) {
      ::_exit(2);
    }
    throw_if_interrupted();
  });
  CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM));
}
