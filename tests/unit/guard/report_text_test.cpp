// SPDX-License-Identifier: MIT
// Reports for people.
#include "guard/report/report_text.hpp"
#include "sample_report.hpp"
#include "text/visible.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace handoff::guard;
using handoff::test::as_it_is;
using handoff::test::sample_report;

namespace {

// In columns.
std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    longest = std::max(
        longest, handoff::text::display_width(text.substr(start, end - start)));
    start = end + 1;
  }
  return longest;
}

} // namespace

TEST_CASE("a refusal says why and what to type, in 80 columns") {
  for (const Doing doing :
       {Doing::committing, Doing::pushing, Doing::receiving}) {
    Report report = sample_report();
    report.findings[0].subject.commit = std::string(40, 'a');
    const std::string text =
        describe(report, {.doing = doing, .id_digits = 10}, as_it_is);
    CHECK(text.find("'a b.md' in commit aaaaaaaaaa is a handoff") !=
          std::string::npos);
    CHECK(text.find("line 1 the title names a handoff: # Handoff") !=
          std::string::npos);
    CHECK(text.find("git handoff rescue 'a b.md'") != std::string::npos);
    const bool is_skippable = text.find("HANDOFF_SKIP=1") != std::string::npos;
    CHECK(is_skippable == (doing != Doing::receiving));
    CHECK(longest_line(text) <= 80);
  }
}

TEST_CASE("no hints where they are not wanted, or nothing is refused") {
  CHECK(describe(sample_report(),
                 {.doing = Doing::committing, .advice = Advice::spare},
                 as_it_is)
            .find("hint") == std::string::npos);
  CHECK(describe(sample_report(), {}, as_it_is).find("hint") ==
        std::string::npos);
  CHECK(describe({}, {.doing = Doing::committing}, as_it_is).empty());
  Report warned = sample_report();
  warned.findings.erase(warned.findings.begin());
  CHECK(describe(warned, {.doing = Doing::committing}, as_it_is) ==
        "warning: 'w.md' looks like a handoff (line 1 the title names a "
        "handoff: # Hando\u2026\n");
}

TEST_CASE("all refused files are rescued at once, in lines that fit") {
  Report report = sample_report();
  for (const char* name :
       {"docs/next-session.md", "notes/the-day-before-yesterday.txt"}) {
    report.findings.push_back(report.findings.front());
    report.findings.back().subject.path = name;
  }
  const std::string text =
      describe(report, {.doing = Doing::committing}, as_it_is);
  CHECK(text.find("rescue 'a b.md' docs/next-session.md\n") !=
        std::string::npos);
  CHECK(
      text.find(
          "hint:   git handoff rescue notes/the-day-before-yesterday.txt\n") !=
      std::string::npos);
  for (int i = 0; i < 9; ++i) {
    report.findings.push_back(report.findings.front());
    report.findings.back().subject.path = "x" + std::to_string(i);
  }
  CHECK(describe(report, {.doing = Doing::committing}, as_it_is)
            .find("git handoff check -z | xargs -0 git handoff rescue\n") !=
        std::string::npos);
}

TEST_CASE("commands fit the user's directory, patterns the top level") {
  Report report = sample_report();
  report.findings[0].subject.path = "docs/h.md";
  const std::string text = describe(
      report, {.doing = Doing::committing, .prefix = "src/lib/"}, as_it_is);
  for (const char* line :
       {"rescue ../../docs/h.md\n",
        "echo '<!-- handoff: allow -->' >>../../docs/h.md\n",
        "echo '/docs/h.md -handoff' >>../../.gitattributes\n",
        "git config --add handoff.guard.allow docs/h.md\n"}) {
    CHECK(text.find(line) != std::string::npos);
  }
}

TEST_CASE("a name without end does not push the rest off the screen") {
  Report report = sample_report();
  report.findings[0].subject.path = std::string(75, 'n');
  CHECK(describe(report, {.doing = Doing::committing}, as_it_is)
            .find("n'\n  is a handoff, which must not be kept\n") !=
        std::string::npos);
}

TEST_CASE("a path is quoted where a shell needs it") {
  CHECK(shell_word("a.md") == "a.md");
  CHECK(shell_word("it's.md") == "'it'\\''s.md'");
  CHECK(shell_word("-x.md") == "./-x.md");
  CHECK(shell_word("a\x1b[0m.md").find('\x1b') == std::string::npos);
}
