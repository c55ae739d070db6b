// SPDX-License-Identifier: MIT
// Whether a stored handoff is still what a receiver needs.
#include "store/lint.hpp"

#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/drift.hpp"
#include "text/markdown.hpp"
#include "text/tokens.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <set>

namespace handoff::store {
namespace {

Check check_format(const StoredHandoff& handoff) {
  return handoff.presence == Presence::damaged
             ? Check{"format",
                     Verdict::fail,
                     text::visible_line(handoff.problem)}
             : Check{"format", Verdict::pass, "the front matter is complete"};
}

std::set<std::string> section_titles(std::string_view body) {
  std::set<std::string> titles;
  for (const text::Block& block : text::parse_blocks(body)) {
    if (block.kind == text::BlockKind::heading && block.level == 2) {
      titles.insert(block.title);
    }
  }
  return titles;
}

Check check_sections(const StoredHandoff& handoff) {
  const std::string_view document = handoff.document;
  const std::set<std::string> titles =
      section_titles(document.substr(parse_document(document).body));
  std::vector<std::string> required = {
      "Goal", "Next steps", "Suggested skills"};
  if (handoff.front.kind == Kind::answer) {
    required.emplace_back("Answers");
  }
  std::string missing;
  for (const std::string& title : required) {
    if (!titles.contains(title)) {
      missing += (missing.empty() ? "'" : ", '") + title + "'";
    }
  }
  return missing.empty()
             ? Check{"sections", Verdict::pass, "all required ones are present"}
             : Check{"sections", Verdict::fail, missing + " missing"};
}

Check check_size(const StoredHandoff& handoff, SizeLimit limit) {
  const std::size_t tokens =
      text::estimate_tokens(handoff.document, text::Tokenizer::o200k);
  const bool is_short = limit.tokens == 0 || tokens <= limit.tokens;
  std::string text = "about " + std::to_string(tokens) + " tokens";
  if (limit.tokens != 0) {
    text += " of " + std::to_string(limit.tokens);
  }
  return {"size", is_short ? Verdict::pass : limit.above, text};
}

Check check_redaction(const StoredHandoff& handoff) {
  std::set<std::string> rules;
  for (const redact::Finding& finding :
       redact::Redactor(rules::here(), redact::Words::authors)
           .scan(handoff.document)) {
    rules.insert(finding.rule);
  }
  if (rules.empty()) {
    return {"redaction", Verdict::pass, "a second scan finds nothing"};
  }
  std::string text = "a second scan finds";
  for (const std::string& rule : rules) {
    text += " " + rule;
  }
  return {"redaction", Verdict::fail, text};
}

} // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
  case Verdict::pass:
    return "PASS";
  case Verdict::warn:
    return "WARN";
  case Verdict::fail:
    break;
  }
  return "FAIL";
}

std::vector<Check> lint(const StoredHandoff& handoff, SizeLimit limit) {
  return {check_format(handoff),
          check_sections(handoff),
          check_size(handoff, limit),
          check_redaction(handoff)};
}

std::vector<Check> verify(const git::Repository& repository,
                          const StoredHandoff& handoff,
                          SizeLimit limit) {
  std::vector<Check> checks = lint(handoff, limit);
  if (handoff.presence == Presence::damaged) {
    return checks; // there is nothing reliable to compare with
  }
  const std::vector<Drift> drift = find_drift(repository, handoff);
  for (const Drift& one : drift) {
    const bool resolves =
        one.kind == DriftKind::successor || one.kind == DriftKind::lines;
    checks.push_back({std::string(drift_name(one.kind)),
                      resolves ? Verdict::warn : Verdict::fail,
                      one.text});
  }
  const bool has_lost_pointer = std::ranges::any_of(
      drift, [](const Drift& one) { return one.kind == DriftKind::pointer; });
  if (!has_lost_pointer) {
    checks.push_back({"pointers", Verdict::pass, "all resolve"});
  }
  if (drift.empty()) {
    checks.push_back({"drift", Verdict::pass, "nothing has changed since"});
  }
  return checks;
}

} // namespace handoff::store
