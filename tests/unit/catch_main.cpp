// SPDX-License-Identifier: MIT
// Catch2's main, with the permissions that the tests' files need and a store
// that is not the user's.
#define CATCH_CONFIG_RUNNER
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <sys/stat.h>

int main(int argc, char** argv) {
  ::umask(S_IWGRP | S_IWOTH); // whatever the caller's is
  const handoff::test::TemporaryDirectory store;
  ::setenv("GIT_HANDOFF_FALLBACKS", store.path().c_str(), 1);
  return Catch::Session().run(argc, argv);
}
