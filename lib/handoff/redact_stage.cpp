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
    result.pieces.push_back({piece.style, redactor.redact(piece.text).text});
  }
  return result;
}

} // namespace

Handoff redact_draft(const Draft& draft, Redactor& redactor) {
  Handoff result;
  result.kind = draft.kind;
  for (const auto& [key, value] : draft.header) {
    result.header.emplace_back(key, redactor.redact(value).text);
  }
  result.title = redactor.redact(draft.title).text;
  for (const auto& [part, entries] : draft.parts) {
    for (const Entry<std::string>& entry : entries) {
      result.parts[part].push_back(redact_entry(entry, redactor));
    }
  }
  return result;
}

} // namespace handoff
