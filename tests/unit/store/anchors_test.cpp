// SPDX-License-Identifier: MIT
// The anchors kept beside a document.
#include "store/anchors.hpp"

#include <catch2/catch.hpp>

using namespace handoff::store;

namespace {

const std::string k_one(40, 'a');
const std::string k_two(64, 'b');
const std::string k_patch(40, 'c');

} // namespace

TEST_CASE("anchors come back as they were written") {
  const Anchors anchors{.patch_id = k_patch,
                        .commits = {{k_one, k_patch, "parser: reject names"},
                                    {k_two, "", "Merge branch 'x'"},
                                    {k_one, k_patch, ""}}};
  const Anchors back = parse_anchors(format_anchors(anchors));
  CHECK(back.patch_id == anchors.patch_id);
  REQUIRE(back.commits.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(back.commits[i].commit == anchors.commits[i].commit);
    CHECK(back.commits[i].patch_id == anchors.commits[i].patch_id);
    CHECK(back.commits[i].subject == anchors.commits[i].subject);
  }
}

TEST_CASE("lines that are not anchors are ignored") {
  const std::string bad[] = {
      "",
      "\n\n",
      "branch",
      "branch " + k_one.substr(1),
      k_one,
      k_one + " HEAD subject",
      k_one.substr(1) + " - subject",
      "HEAD - subject",
      std::string(40, 'A') + " - subject",
      std::string(65, 'a') + " - subject",
  };
  for (const std::string& text : bad) {
    INFO(text);
    const Anchors anchors = parse_anchors(text);
    CHECK(anchors.patch_id.empty());
    CHECK(anchors.commits.empty());
  }
}

TEST_CASE("anchors lie beside their document") {
  CHECK(anchors_path("/tmp/x/topic-4kq7-2mzd.md") ==
        "/tmp/x/topic-4kq7-2mzd.anchors");
}

TEST_CASE("no more anchors are written than are read") {
  Anchors anchors{.patch_id = k_patch};
  anchors.commits.push_back({k_one, k_patch, std::string(2U << 20U, 's')});
  anchors.commits.push_back({k_two, "", "short"});
  const std::string text = format_anchors(anchors);
  CHECK(text.size() <= std::size_t{1} << 20U);
  const Anchors read = parse_anchors(text);
  CHECK(read.patch_id == k_patch);
  REQUIRE(read.commits.size() == 1);
  CHECK(read.commits[0].commit == k_two);
}
