// SPDX-License-Identifier: MIT
// Which records a rewind leaves alive.
#include "session/records/record_tree.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::session;

namespace {

struct Row {
  std::string_view id, parent;
  RecordRole role = RecordRole::message;
  std::string_view message = {};
};

// "1" for each living record, "0" for each dead one.
std::string alive(std::initializer_list<Row> rows, std::string_view leaf = {}) {
  RecordTree tree;
  std::uint32_t record = 0;
  for (const Row& row : rows) {
    tree.add(record++,
             {.id = row.id,
              .parent = row.parent,
              .message = row.message,
              .role = row.role});
  }
  if (!leaf.empty()) {
    tree.set_leaf(leaf);
  }
  std::string text;
  for (const bool is_alive : tree.alive()) {
    text += is_alive ? '1' : '0';
  }
  return text;
}

constexpr auto prompt = RecordRole::prompt;
constexpr auto auxiliary = RecordRole::auxiliary;
constexpr auto boundary = RecordRole::boundary;

} // namespace

TEST_CASE("a conversation without rewinds is all alive") {
  CHECK(alive({{"a", "", prompt}, {"b", "a"}, {"c", "b", prompt}}) == "111");
  CHECK(alive({}).empty());
}

TEST_CASE("a rewind leaves the prompt and all that followed it dead") {
  CHECK(alive({{"a", "", prompt},
               {"b", "a"},
               {"dead", "b", prompt},
               {"answer", "dead"},
               {"new", "b", prompt},
               {"c", "new"}}) == "110011");
}

TEST_CASE("tools that ran side by side stay alive with their results") {
  CHECK(alive({{"a", "", prompt},
               {"use1", "a", RecordRole::message, "m"},
               {"use2", "use1", RecordRole::message, "m"},
               {"result1", "use1", auxiliary},
               {"result2", "use2", auxiliary},
               {"next", "result2"}}) == "111111");
}

TEST_CASE("parts of one answer that hang side by side stay alive") {
  CHECK(alive({{"a", "", prompt},
               {"use1", "a", RecordRole::message, "m"},
               {"use2", "a", RecordRole::message, "m"},
               {"result2", "use2", auxiliary},
               {"next", "result2"}}) == "11111");
}

TEST_CASE("a compaction goes on from what was before it") {
  CHECK(
      alive(
          {{"a", "", prompt}, {"b", "a"}, {"c", "b", boundary}, {"d", "c"}}) ==
      "1111");
  CHECK(alive({{"a", "", prompt}, {"c", "", boundary}, {"d", "c"}}) == "111");
}

TEST_CASE("a parent that is not in the file counts as the record before") {
  CHECK(alive({{"a", "", prompt}, {"b", "torn"}, {"c", "b"}}) == "111");
  CHECK(alive({{"a", "elsewhere"}, {"b", "a"}}) == "11");
}

TEST_CASE("a prompt without a parent begins the conversation anew") {
  CHECK(alive({{"a", "", prompt}, {"b", "a"}, {"c", "", prompt}}) == "001");
  CHECK(alive({{"a", "", prompt}, {"b", ""}, {"c", ""}}) == "111");
}

TEST_CASE("another session's id is no new beginning") {
  RecordTree tree;
  tree.add(0, {.id = "a", .session = "one", .role = prompt});
  tree.add(1, {.id = "b", .session = "two", .role = prompt});
  CHECK(tree.alive() == std::vector<bool>{true, true});
}

TEST_CASE("a file put together from many conversations is all alive") {
  RecordTree tree;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const std::string id = "id" + std::to_string(i);
    tree.add(i, {.id = id, .role = prompt});
  }
  CHECK(tree.alive() == std::vector<bool>(40, true));
}

TEST_CASE("the named leaf ends the conversation, unless more follows") {
  CHECK(alive({{"a", "", prompt}, {"b", "a"}, {"c", "b", prompt}}, "b") ==
        "110");
  CHECK(alive({{"a", "", prompt}, {"b", "a"}}, "unknown") == "11");
}

TEST_CASE("many records and misses stay fast") {
  RecordTree tree;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    const std::string id = std::to_string(i);
    tree.add(i, {.id = id, .parent = "none" + id});
  }
  CHECK(tree.alive().size() == 50'000);
}
