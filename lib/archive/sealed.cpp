// SPDX-License-Identifier: MIT
// The only way from a Draft to an Archive: redaction.
#include "archive/sealed.hpp"

#include "text/visible.hpp"

#include <string>

namespace handoff::archive {
namespace {

template <typename Text>
Archive seal(const BasicArchive<Text>& source, redact::Redactor& redactor) {
  const auto redacted = [&](std::string_view text) {
    return redactor.filter(text::visible(text));
  };
  Archive result;
  for (const auto& conversation : source) {
    auto& sealed_one = result.emplace_back();
    sealed_one.agent = redacted(conversation.agent).str();
    sealed_one.id = redacted(conversation.id).str();
    for (const auto& turn : conversation.turns) {
      auto& sealed_turn = sealed_one.turns.emplace_back();
      sealed_turn.number = turn.number;
      for (const auto& entry : turn.entries) {
        sealed_turn.entries.push_back({entry.part, redacted(entry.text)});
      }
    }
  }
  return result;
}

} // namespace

Archive sealed(const Draft& draft, redact::Redactor& redactor) {
  return seal(draft, redactor);
}

Archive sealed(const View& kept, redact::Redactor& redactor) {
  return seal(kept, redactor);
}

} // namespace handoff::archive
