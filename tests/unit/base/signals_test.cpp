// SPDX-License-Identifier: MIT
// Sections in which signals wait.
#include "base/private_file.hpp"
#include "base/signals.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

using namespace handoff::base;
using handoff::test::TemporaryDirectory;

namespace {

// The signal that ends a child which does `work`, or 0.
template <typename Work>
int ending_signal(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

} // namespace

TEST_CASE("blocked signals come when the section ends") {
  const TemporaryDirectory directory;
  CHECK(ending_signal([&] {
          std::signal(SIGTERM, SIG_DFL);
          {
            const SignalsBlocked blocked;
            std::raise(SIGTERM);
            write_private_file(directory / "f", "x", IfExists::refuse);
          }
          ::_exit(0);
        }) == SIGTERM);
  CHECK(std::filesystem::exists(directory / "f"));
}
