// SPDX-License-Identifier: MIT
// Resolving pointers.
#include "point/language/resolve.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace handoff;
using namespace handoff::point;

namespace {

// A repository of literal names.
class FakeObjects : public git::Objects {
public:
  std::map<std::string, git::Object> objects;

  std::optional<git::Object> read(std::string_view name) override {
    const auto found = objects.find(std::string(name));
    return found == objects.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<Header> header(std::string_view name) override {
    const auto object = read(name);
    return object ? std::optional(
                        Header{object->id, object->kind, object->bytes.size()})
                  : std::nullopt;
  }
};

} // namespace

TEST_CASE("a pointer resolves where its commit, path and lines are") {
  FakeObjects objects;
  using enum git::ObjectKind;
  objects.objects = {
      {"9d01b7e^{commit}", {"9d01b7e", commit, ""}},
      {"9d01b7e:a.cc", {"blob1", blob, "1\n2\n3"}},
      {"blob1", {"blob1", blob, "1\n2\n3"}},
      {"9d01b7e:src", {"tree1", tree, ""}},
      {"9d01b7e^:gone.cc", {"blob2", blob, ""}},
  };
  struct Row {
    std::string_view text;
    Resolution resolution;
  };
  const Row rows[] = {
      {"a.cc:1-3 @ 9d01b7e", Resolution::found},
      {"a.cc @ 9d01b7e", Resolution::found},
      {"a.cc:3-4 @ 9d01b7e", Resolution::no_lines},
      {"b.cc:1 @ 9d01b7e", Resolution::no_path},
      {"src @ 9d01b7e", Resolution::no_path},
      {"a.cc:1 @ 1234567", Resolution::no_revision},
      {"9d01b7e \"x\"", Resolution::found},
      {"1234567 \"x\"", Resolution::no_revision},
      {"9d01b7e^! -- gone.cc", Resolution::found},
      {"9d01b7e^! -- never.cc", Resolution::no_path},
      {"1234567..9d01b7e -- a.cc", Resolution::no_revision},
      {"git log 9d01b7e", Resolution::found},
      {"git log 1234567..9d01b7e", Resolution::no_revision},
      {"acme/board#4", Resolution::elsewhere},
      {"handoff 2p9x-77ab", Resolution::elsewhere},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto pointer = parse_pointer(row.text);
    REQUIRE(pointer);
    CHECK(resolve(*pointer, objects) == row.resolution);
  }
}
