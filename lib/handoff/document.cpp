// SPDX-License-Identifier: MIT
// The stages after gather as one call: a finished, proven document.
#include "handoff/document.hpp"

#include "base/error.hpp"
#include "handoff/compose.hpp"
#include "handoff/redact_stage.hpp"
#include "point/find_pointers.hpp"
#include "store/front_matter.hpp"
#include "text/tokens.hpp"

namespace handoff {

Document make_document(const Gathered& gathered,
                       const DocumentOptions& options,
                       redact::Redactor& redactor) {
  Document document;
  Handoff handoff = redact_draft(compose(gathered), redactor);
  document.redacted = redactor.counts();
  handoff.header.facts.redacted = redaction_counts(document.redacted);
  const auto measure = [&](const Handoff& candidate, const LeftOut& left_out) {
    return text::estimate_tokens(render(candidate, left_out, options.how),
                                 text::Tokenizer::o200k);
  };
  Fitted fitted = fit(handoff, options.budget, measure);
  document.text =
      prove(render(fitted.handoff, fitted.left_out, options.how), redactor);
  if (fitted.left_out.total() > 0) {
    document.full = prove(render(handoff, {}, options.how), redactor);
  }
  document.pointers = point::find_pointers(document.text.view()).size();
  document.tokens =
      text::estimate_tokens(document.text.view(), text::Tokenizer::o200k);
  document.left_out = std::move(fitted.left_out);
  document.header = std::move(handoff.header);
  return document;
}

void require_handoff(const redact::RedactedText& document,
                     const Template& how) {
  const store::ParsedDocument parsed = store::parse_document(document.view());
  if (!parsed.ok()) {
    const store::Problem& problem = parsed.problems.front();
    throw Error("template '" + how.name + "' makes no handoff: line " +
                    std::to_string(problem.line) + ": " + problem.text,
                "git-handoff-template(5) shows the front matter to begin with");
  }
}

std::string redaction_counts(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [rule, count] : counts) {
    text += (text.empty() ? "" : ", ") + rule + " " + std::to_string(count);
  }
  return text.empty() ? "none" : text;
}

} // namespace handoff
