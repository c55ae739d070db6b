// SPDX-License-Identifier: MIT
// Catch2's main, with the permissions that the tests' files need.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <sys/stat.h>

int main(int argc, char** argv) {
  ::umask(S_IWGRP | S_IWOTH); // whatever the caller's is
  return Catch::Session().run(argc, argv);
}
