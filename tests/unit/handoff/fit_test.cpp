// SPDX-License-Identifier: MIT
#include "handoff/fit.hpp"
#include "handoff/redact_stage.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

Entry<std::string>
entry(std::string text, Weight weight, Source source = Source::repository) {
  return {.pieces = {{Style::own, std::move(text)}},
          .weight = weight,
          .source = source};
}

Handoff sample() {
  Draft draft;
  draft.title = "window protocol";
  draft.parts[Part::goal] = {entry("goal", Weight::required)};
  draft.parts[Part::know] = {
      entry("about colours", Weight::high, Source::notes),
      entry("about the window", Weight::high, Source::notes)};
  draft.parts[Part::pointers] = {entry("window file", Weight::low),
                                 entry("other file", Weight::low)};
  redact::Redactor redactor(redact::Rules::built_in());
  return redact_draft(draft, redactor);
}

// One token an entry.
std::size_t entries(const Handoff& handoff, const LeftOut& /*left_out*/) {
  std::size_t count = 0;
  for (const auto& [part, list] : handoff.parts) {
    count += list.size();
  }
  return count;
}

std::string texts(const Handoff& handoff) {
  std::string text;
  for (const auto& [part, list] : handoff.parts) {
    for (const auto& each : list) {
      text += (text.empty() ? "" : "; ") + each.pieces[0].text.str();
    }
  }
  return text;
}

} // namespace

TEST_CASE("of entries that are alike the older goes first") {
  Draft draft;
  for (const std::size_t age : {3U, 2U, 1U, 0U}) {
    draft.parts[Part::state].push_back(
        entry("age " + std::to_string(age), Weight::normal));
    draft.parts[Part::state].back().age = age;
  }
  redact::Redactor redactor(redact::Rules::built_in());
  const Fitted fitted = fit(redact_draft(draft, redactor), 2, entries);
  CHECK(texts(fitted.handoff) == "age 1; age 0");
}

TEST_CASE("light and irrelevant entries go first, required ones never") {
  struct Row {
    std::size_t budget;
    std::string_view kept;
    std::size_t left_out, from_notes;
  };
  static constexpr Row rows[] = {
      {0,
       "goal; about colours; about the window; window file; other file",
       0,
       0},
      {5,
       "goal; about colours; about the window; window file; other file",
       0,
       0},
      {4, "goal; about colours; about the window; window file", 1, 0},
      {3, "goal; about colours; about the window", 2, 0},
      {2, "goal; about the window", 3, 1},
      {1, "goal", 4, 2},
  };
  for (const Row& row : rows) {
    INFO(row.budget);
    const Fitted fitted = fit(sample(), row.budget, entries);
    CHECK(texts(fitted.handoff) == row.kept);
    CHECK(fitted.left_out.total() == row.left_out);
    CHECK(fitted.left_out.from_notes == row.from_notes);
  }
}
