// SPDX-License-Identifier: MIT
// The stages after gather as one call: a finished, proven document.
#include "handoff/document.hpp"

#include "base/error.hpp"
#include "handoff/compose.hpp"
#include "handoff/prove.hpp"
#include "handoff/redact_stage.hpp"
#include "point/language/find_pointers.hpp"
#include "store/front_matter.hpp"
#include "text/tokens.hpp"

#include <algorithm>

namespace handoff {
namespace {

bool begins_character(char byte) {
  constexpr int k_mask = 0xc0;
  constexpr int k_continuation = 0x80;
  return (byte & k_mask) != k_continuation;
}

Length length_of(std::string_view document) {
  return {text::estimate_tokens(document, text::Tokenizer::o200k),
          static_cast<std::size_t>(
              std::ranges::count_if(document, begins_character))};
}

// Without a conversation that can be asked its turns are nothing to name.
void forget_turns(Handoff& handoff) {
  for (auto& [part, entries] : handoff.parts) {
    for (auto& entry : entries) {
      std::erase_if(entry.pieces, [](const auto& piece) {
        return piece.kind == PieceKind::turn;
      });
    }
  }
}

} // namespace

Document make_document(const Gathered& gathered,
                       const DocumentOptions& options,
                       redact::Redactor& redactor) {
  Document document;
  Handoff handoff = redact_draft(compose(gathered), redactor);
  document.redacted = redactor.counts();
  handoff.can_be_asked =
      options.can_be_asked && !gathered.sessions.sessions.empty();
  if (!handoff.can_be_asked) {
    forget_turns(handoff);
  }
  document.has_notes = !gathered.notes.notes.empty();
  handoff.header.facts.redacted = redaction_counts(document.redacted);
  const auto measure = [&](const Handoff& candidate) {
    return length_of(render_markdown(candidate, options.how));
  };
  document.handoff =
      fit(handoff,
          {.tokens = options.budget, .characters = options.characters},
          measure);
  document.text =
      prove(render_markdown(document.handoff, options.how), redactor);
  const Length length = length_of(document.text.view());
  if (options.characters > 0 && length.characters > options.characters) {
    throw Error(
        "--chars: " + std::to_string(options.characters) +
            " characters are too few for what every handoff must contain",
        "give at least " + std::to_string(length.characters));
  }
  if (document.handoff.left_out.total() > 0) {
    document.full = prove(render_markdown(handoff, options.how), redactor);
  }
  document.pointers = point::find_pointers(document.text.view()).size();
  document.tokens = length.tokens;
  document.characters = length.characters;
  document.header = document.handoff.header;
  return document;
}

void require_handoff(const redact::RedactedText& document,
                     const Template& how) {
  const store::ParsedDocument parsed = store::parse_document(document.view());
  if (!parsed.ok()) {
    const store::Problem& problem = parsed.problems.front();
    throw Error("template '" + how.name +
                    "' does not produce a handoff: line " +
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
