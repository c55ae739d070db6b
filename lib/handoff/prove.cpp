// SPDX-License-Identifier: MIT
// The prove stage: the finished bytes are scanned once more.
#include "handoff/prove.hpp"

#include "base/error.hpp"

#include <set>

namespace handoff {

redact::RedactedText prove(const std::string& document,
                           redact::Redactor& redactor) {
  redact::Redaction proof = redactor.redact(document, redact::Words::authors);
  std::set<std::string> rules;
  for (const redact::Finding& finding : proof.findings) {
    rules.insert(finding.rule);
  }
  if (rules.empty()) {
    return std::move(proof.text);
  }
  std::string names;
  for (const std::string& rule : rules) {
    names += (names.empty() ? "" : ", ") + rule;
  }
  throw Error(
      "the finished document still contains what looks like a secret (" +
          names + "); nothing was written",
      "remove it from the notes, or allow it: git config --global --add "
      "handoff.redact.allowRule <rule>");
}

} // namespace handoff
