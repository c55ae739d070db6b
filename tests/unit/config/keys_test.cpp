// SPDX-License-Identifier: MIT
// The table of configuration keys.
#include "config/keys.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace handoff::config;

TEST_CASE("each key is in the table once, described on one line") {
  std::set<std::string_view> names;
  for (const Key* key : all_keys()) {
    CAPTURE(key->name);
    CHECK(is_ours(key->name));
    CHECK(names.insert(key->name).second);
    CHECK_FALSE(key->help.empty());
    CHECK(key->help.find('\n') == std::string_view::npos);
  }
}

TEST_CASE("what names a program or a path is the user's alone") {
  for (const Key* key : all_keys()) {
    if (key->type == Type::program || key->type == Type::path) {
      CAPTURE(key->name);
      CHECK(key->authority == Authority::user);
    }
  }
}

TEST_CASE("only booleans can be switched off") {
  for (const Key* key : all_keys()) {
    if (key->authority == Authority::user_or_off) {
      CAPTURE(key->name);
      CHECK(key->type == Type::boolean);
    }
  }
}

TEST_CASE("a key is ours by its section") {
  for (const char* name : {"handoff.dir", "HANDOFF.Dir", "handoff.x.forge"}) {
    CHECK(is_ours(name));
  }
  for (const char* name :
       {"handoff", "handoff.", "handoffs.dir", "core.x", ""}) {
    CHECK_FALSE(is_ours(name));
  }
}
