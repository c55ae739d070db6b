// SPDX-License-Identifier: MIT
// Reports for programs.
#include "guard/report/report_machine.hpp"
#include "sample_report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace handoff::guard;
using handoff::test::as_it_is;
using handoff::test::sample_report;
using nlohmann::json;

TEST_CASE("json carries what is refused, warned of and allowed") {
  const json out =
      json::parse(format(sample_report(), Format::json, "1", as_it_is));
  CHECK(out["checked"] == 7);
  REQUIRE(out["refused"].size() == 1);
  const json& one = out["refused"][0];
  CHECK(one["path"] == "a b.md");
  CHECK(one["score"] == 3.46);
  CHECK(one["line"] == 1);
  CHECK(one["reasons"][0] == "line 1 the title names a handoff: # Handoff");
  CHECK(out["warned"].size() == 1);
  CHECK(out["allowed"][0]["allowed"] == "a template");
}

TEST_CASE("sarif suppresses what is allowed, and its uris are uris") {
  const json out =
      json::parse(format(sample_report(), Format::sarif, "1", as_it_is));
  CHECK(out["version"] == "2.1.0");
  const json& results = out["runs"][0]["results"];
  REQUIRE(results.size() == 3);
  CHECK(results[0]["level"] == "error");
  CHECK(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
               ["uri"] == "a%20b.md");
  CHECK(results[2]["suppressions"][0]["justification"] == "a template");
  CHECK(results[0]["partialFingerprints"]["handoff/v1"] !=
        results[1]["partialFingerprints"]["handoff/v1"]);
}

TEST_CASE("the properties of github's commands are escaped") {
  Report report = sample_report();
  report.findings[0].subject.path = "a,b:c%.md";
  CHECK(format(report, Format::github, "1", as_it_is)
            .starts_with("::error file=a%2Cb%3Ac%25.md,line=1,"));
}

TEST_CASE("gitlab gets an entry for each, none for what is allowed") {
  const json out =
      json::parse(format(sample_report(), Format::gitlab, "1", as_it_is));
  REQUIRE(out.size() == 2);
  CHECK(out[0]["severity"] == "major");
  CHECK(out[1]["severity"] == "info");
}

TEST_CASE("porcelain lists each path once, warned ones on request") {
  Report report = sample_report();
  report.findings.push_back(report.findings.front());
  CHECK(list_paths(report, Level::refuse, '\n') == "a b.md\n");
  CHECK(list_paths(report, Level::warn, '\n') == "a b.md\nw.md\n");
}
