// SPDX-License-Identifier: MIT
// Fitting a document into its budget.
#include "handoff/fit.hpp"
#include "handoff/redact_stage.hpp"
#include "render/notice.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

// One word: three tokens with its marker.
constexpr std::size_t k_entry = 3;

Entry<std::string> entry(std::string word, Weight weight, Source source) {
  return {.pieces = {{PieceKind::text, std::move(word)}},
          .weight = weight,
          .source = source};
}

Handoff redacted(const Draft& draft) {
  redact::Redactor redactor(redact::Rules::built_in());
  return redact_draft(draft, redactor);
}

Handoff sample() {
  Draft draft;
  draft.purpose = "window protocol";
  draft.parts[Part::goal] = {entry("goal", Weight::fixed, Source::repository)};
  draft.parts[Part::know] = {entry("red", Weight::low, Source::author),
                             entry("blue", Weight::low, Source::author),
                             entry("house", Weight::high, Source::session),
                             entry("window", Weight::high, Source::session)};
  draft.parts[Part::pointers] = {
      entry("sun", Weight::low, Source::author),
      entry("rain", Weight::low, Source::repository),
      entry("protocol", Weight::low, Source::repository)};
  return redacted(draft);
}

// Ten characters a token.
Length length(const Handoff& handoff) {
  std::size_t tokens = 0;
  for (const auto& [part, list] : handoff.parts) {
    for (const auto& each : list) {
      tokens += entry_tokens(each, part);
    }
  }
  return {tokens, tokens * 10};
}

std::string names(const Handoff& handoff) {
  std::string text;
  for (const auto& [part, list] : handoff.parts) {
    for (const auto& each : list) {
      text += (text.empty() ? "" : " ") + each.pieces[0].text.str();
    }
  }
  return text;
}

} // namespace

TEST_CASE("of entries that are alike the older is left out first") {
  Draft draft;
  std::size_t age = 3;
  for (const char* word : {"red", "blue", "sun", "rain"}) {
    draft.parts[Part::state].push_back(
        entry(word, Weight::normal, Source::repository));
    draft.parts[Part::state].back().age = age--;
  }
  CHECK(names(fit(redacted(draft), {.tokens = 2 * k_entry}, length)) ==
        "sun rain");
}

TEST_CASE("the author's words outrank the budget, ours fill what is left") {
  constexpr std::string_view k_all =
      "goal red blue house window sun rain protocol";
  struct Row {
    std::size_t tokens, characters;
    std::string_view kept;
    std::size_t left_out, of_author;
    bool is_over_budget = false;
  };
  static constexpr Row rows[] = {
      {0, 0, k_all, 0, 0},
      {24, 0, k_all, 0, 0},
      {23, 0, "goal red blue house window sun", 2, 0},
      {20, 0, "goal red blue house window sun", 2, 0},
      {17, 0, "goal red blue window sun", 3, 0},
      {12, 0, "goal red blue sun", 4, 0},
      {11, 0, "goal red blue sun", 4, 0, true},
      {6, 0, "goal red blue sun", 4, 0, true},
      {5, 0, "goal red blue", 5, 1, true},
      {3, 0, "goal red", 6, 2, true},
      {1, 0, "goal", 7, 3, true},
      {0, 240, k_all, 0, 0},
      {0, 150, "goal red blue window sun", 3, 0},
      {0, 90, "goal red blue", 5, 1},
      {6, 60, "goal red", 6, 2, true},
      {0, 1, "goal", 7, 3},
  };
  for (const Row& row : rows) {
    INFO(row.tokens << " tokens, " << row.characters << " characters");
    const Handoff fitted = fit(
        sample(), {.tokens = row.tokens, .characters = row.characters}, length);
    CHECK(names(fitted) == row.kept);
    CHECK(fitted.left_out.total() == row.left_out);
    CHECK(fitted.left_out.total_of_author() == row.of_author);
    CHECK(fitted.left_out.is_over_budget == row.is_over_budget);
  }
}

TEST_CASE("longer notes leave room for an eighth of ours, if that fits twice") {
  // Of 25 tokens an eighth is one entry.
  Draft draft;
  for (int i = 0; i < 10; ++i) {
    draft.parts[Part::know].push_back(
        entry("red", Weight::low, Source::author));
  }
  draft.parts[Part::state] = {entry("low", Weight::low, Source::session),
                              entry("high", Weight::high, Source::session)};
  const Handoff fitted = fit(redacted(draft), {.tokens = 25}, length);
  CHECK(names(fitted) == "red red red red red red red red red red high");
  CHECK(fitted.left_out.entries.at(Part::state) == 1);
}

TEST_CASE("what was left out before is counted with what fit() leaves out") {
  Draft draft;
  draft.parts[Part::know] = {entry("one", Weight::high, Source::session),
                             entry("two", Weight::low, Source::session)};
  draft.left_out.entries[Part::know] = 7;
  draft.left_out.entries[Part::state] = 2;
  const Handoff whole = redacted(draft);
  CHECK(length_notice(whole).sentence ==
        "Older and lesser entries of the sessions, left out: 7 of What you "
        "must know, 2 of State.");
  const Handoff cut = fit(whole, {.tokens = k_entry}, length);
  CHECK(names(cut) == "one");
  CHECK(cut.left_out.entries.at(Part::know) == 8);
  CHECK(length_notice(cut).sentence ==
        "Left out to keep to the budget of 3 tokens: 8 of What you must know, "
        "2 of State.");
}
