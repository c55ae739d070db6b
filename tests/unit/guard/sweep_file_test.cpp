// SPDX-License-Identifier: MIT
// The file that records a sweep.
#include "guard/sweep/sweep_file.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;

namespace {

const std::vector<std::string> k_asked = {"--all"};
const Swept k_clean{"a b", 0, R"({"results":[]})", ""};

} // namespace

TEST_CASE("a result comes back from its line") {
  const auto known = parse_sweep(to_line(k_clean, k_asked) + "\n", k_asked);
  REQUIRE(known.size() == 1);
  CHECK(known.at("a b").status == 0);
  CHECK(known.at("a b").run == k_clean.run);
}

TEST_CASE("of two results for one repository the later counts") {
  Swept refused = k_clean;
  refused.status = 1;
  const auto known = parse_sweep(
      to_line(k_clean, k_asked) + "\n" + to_line(refused, k_asked), k_asked);
  CHECK(known.at("a b").status == 1);
}

TEST_CASE("failures, other questions and damaged lines are no results") {
  const std::string whole = to_line(k_clean, k_asked);
  for (const std::string& line :
       {to_line({"x", 128, "", "gone"}, k_asked),
        to_line(k_clean, {"--history"}),
        whole.substr(0, whole.size() / 2),
        std::string("[]"),
        std::string(R"({"repository":"x","check":["--all"],"status":0})"),
        std::string(
            R"({"repository":"x","check":["--all"],"status":7,"run":{}})"),
        std::string(
            R"({"repository":1,"check":["--all"],"status":0,"run":{}})")}) {
    INFO(line);
    CHECK(parse_sweep(line, k_asked).empty());
  }
}

TEST_CASE("the worst of all results is the answer") {
  CHECK(sweep_status({}) == 0);
  CHECK(sweep_status({k_clean, {"x", 1, k_clean.run, ""}}) == 1);
  CHECK(sweep_status({{"x", 128, "", "gone"}, {"y", 1, k_clean.run, ""}}) ==
        128);
}
