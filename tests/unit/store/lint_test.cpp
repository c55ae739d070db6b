// SPDX-License-Identifier: MIT
// Checking a finished document.
#include "store/lint.hpp"
#include "stored_world.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::store;

namespace {

StoredHandoff sample() {
  StoredHandoff handoff;
  handoff.document = test::sample_document("4kq7-2mzd", "topic").str();
  handoff.front = parse_document(handoff.document).front;
  return handoff;
}

Verdict verdict(const StoredHandoff& handoff,
                std::string_view name,
                SizeLimit limit = {}) {
  for (const Check& check : lint(handoff, limit)) {
    if (check.name == name) {
      return check.verdict;
    }
  }
  throw std::logic_error("no such check");
}

} // namespace

TEST_CASE("a whole handoff passes everything") {
  for (const Check& check : lint(sample(), {})) {
    INFO(check.name);
    CHECK(check.verdict == Verdict::pass);
  }
}

TEST_CASE("a required section that is missing fails") {
  for (const std::string title : {"Goal", "Next steps", "Suggested skills"}) {
    StoredHandoff handoff = sample();
    handoff.document.replace(
        handoff.document.find("## " + title), 3 + title.size(), "## Other");
    CHECK(verdict(handoff, "sections") == Verdict::fail);
  }
  StoredHandoff handoff = sample();
  handoff.document.replace(handoff.document.find("## Goal"), 7, "### Goal");
  CHECK(verdict(handoff, "sections") == Verdict::fail);
  handoff = sample();
  handoff.front.kind = Kind::answer;
  CHECK(verdict(handoff, "sections") == Verdict::fail);
  handoff.document += "\n## Answers\n\n- **A1** yes\n";
  CHECK(verdict(handoff, "sections") == Verdict::pass);
}

TEST_CASE("the caller sets the limit on length, zero means none") {
  CHECK(verdict(sample(), "size", {10, Verdict::warn}) == Verdict::warn);
  CHECK(verdict(sample(), "size", {10, Verdict::fail}) == Verdict::fail);
  CHECK(verdict(sample(), "size", {0, Verdict::fail}) == Verdict::pass);
}

TEST_CASE("a second scan finds what came in behind redaction's back") {
  StoredHandoff handoff = sample();
  handoff.document +=
      "write to jane.doe@" + std::string("corp-mail.net") + "\n";
  CHECK(verdict(handoff, "redaction") == Verdict::fail);
}

TEST_CASE("a damaged file fails its format") {
  StoredHandoff handoff = sample();
  handoff.presence = Presence::damaged;
  handoff.problem = "line 1: x";
  CHECK(verdict(handoff, "format") == Verdict::fail);
}
