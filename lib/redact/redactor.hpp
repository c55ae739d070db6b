// SPDX-License-Identifier: MIT
// Finds secrets and personal data and puts stable placeholders in their place.
#pragma once

#include "redact/form/redacted_text.hpp"
#include "redact/rules.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// One stretch that is, or was, replaced.
struct Finding {
  std::string rule;        // "github-pat"
  std::size_t start = 0;   // byte offset in the input
  std::size_t end = 0;     // exclusive
  std::string placeholder; // "[REDACTED:github-pat#1]"
};

struct Redaction {
  RedactedText text;
  std::vector<Finding> findings; // in order, not overlapping
};

// A candidate and what became of it. `gate` names what kept it in the text;
// it is empty for one that is replaced.
struct CandidateOutcome {
  std::string rule;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string gate;
};

// Whose words a text is. A line that holds "handoff:allow" stays as it is in
// the author's own words only: a commit subject, a file name or the output of a
// tool could hold it, too.
enum class Words { authors, others };

// One document's redactor: the same value has the same number in every text
// that passes through it. Redacting redacted text changes nothing.
class Redactor {
public:
  // `whose` is said of every text for which a call does not say otherwise.
  explicit Redactor(Rules rules, Words whose = Words::others);
  ~Redactor();
  Redactor(Redactor&&) noexcept;
  Redactor& operator=(Redactor&&) noexcept;
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  // Throws Error when the engine fails or meets a match limit: fail closed.
  [[nodiscard]] Redaction redact(std::string_view text);
  [[nodiscard]] Redaction redact(std::string_view text, Words whose);

  // The text of redact() without the list of what was found, which may be
  // longer than the text.
  [[nodiscard]] RedactedText filter(std::string_view text);
  [[nodiscard]] RedactedText filter(std::string_view text, Words whose);

  // The same in pieces, for texts of any size: hardly more than the text's
  // own size is held. `write` is called only when all of the text has been
  // looked through without an error.
  void filter(std::string_view text,
              const std::function<void(const RedactedText&)>& write);

  // The findings of redact() one by one.
  void each_finding(std::string_view text,
                    const std::function<void(const Finding&)>& see);

  // What redact() would replace, numbering nothing. Of a text that went
  // through this redactor it finds nothing: the proof before a write.
  [[nodiscard]] std::vector<Finding> scan(std::string_view text) const;

  // Whether scan() finds anything.
  [[nodiscard]] bool finds_any(std::string_view text) const;

  // Gives `see` every candidate, also those that a gate kept, by their start.
  // Candidates may overlap.
  void explain(std::string_view text,
               const std::function<void(const CandidateOutcome&)>& see) const;

  // How many distinct values each rule has replaced so far.
  [[nodiscard]] std::map<std::string, std::size_t> counts() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace handoff::redact
