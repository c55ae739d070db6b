// SPDX-License-Identifier: MIT
// The redact stage: the only way from a Draft to a Handoff.
#include "handoff/redact_stage.hpp"

namespace handoff {
namespace {

using redact::RedactedText;
using redact::Redactor;

Entry<RedactedText> redact_entry(const Entry<std::string>& entry,
                                 Redactor& redactor) {
  Entry<RedactedText> result = {
      .weight = entry.weight, .source = entry.source, .age = entry.age};
  for (const Piece<std::string>& piece : entry.pieces) {
    const bool is_authors = piece.kind == PieceKind::authored;
    result.pieces.push_back(
        {piece.kind,
         redactor.filter(piece.text,
                         is_authors ? redact::Words::authors
                                    : redact::Words::others)});
  }
  return result;
}

store::Header redact_header(const store::BasicHeader<std::string>& header,
                            Redactor& redactor) {
  return {.facts = header.facts,
          .purpose = redactor.redact(header.purpose).text,
          .repository = redactor.redact(header.repository).text,
          .branch = redactor.redact(header.branch).text,
          .base_name = redactor.redact(header.base_name).text};
}

} // namespace

Handoff redact_draft(const Draft& draft, Redactor& redactor) {
  Handoff result;
  result.kind = draft.kind;
  result.header = redact_header(draft.header, redactor);
  result.purpose = redactor.redact(draft.purpose).text;
  result.title = redactor.redact(draft.title).text;
  result.left_out = draft.left_out;
  for (const auto& [part, entries] : draft.parts) {
    for (const Entry<std::string>& entry : entries) {
      result.parts[part].push_back(redact_entry(entry, redactor));
    }
  }
  return result;
}

} // namespace handoff
