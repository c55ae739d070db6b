// SPDX-License-Identifier: MIT
// Refused tool calls in the digest.
#include "session/digest/digest.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

DigestItem refusal(const std::string& why) {
  Session session;
  session.decisions = {{.origin = DecisionOrigin::rejection,
                        .question = "Bash cat ~/.netrc",
                        .rejected = {"Bash cat ~/.netrc"},
                        .remark = why,
                        .when = {.at = 1000, .record = 1}}};
  const Digest digest = make_digest({&session, 1}, {});
  REQUIRE(digest.items.size() == 1);
  return digest.items.front();
}

} // namespace

TEST_CASE("a refused call without a reason says that it was refused, once") {
  const DigestItem item = refusal("");
  CHECK(item.kind == DigestKind::decision);
  CHECK(item.label == "refused");
  CHECK(item.text == "Bash cat ~/.netrc");
  CHECK(item.rejected.empty());
  CHECK(item.weight == DigestWeight::low);
}

TEST_CASE("a refused call with a reason is what the person said") {
  const DigestItem item = refusal("never read that file");
  CHECK(item.text == "never read that file");
  CHECK(item.weight == DigestWeight::high);
}
