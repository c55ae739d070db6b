// SPDX-License-Identifier: MIT
// The stages after gather as one call: a finished, proven document.
#pragma once

#include "handoff/fit.hpp"
#include "handoff/gathered.hpp"
#include "redact/redactor.hpp"
#include "render/markdown.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace handoff {

struct DocumentOptions {
  std::size_t budget = 1500;  // tokens; 0: no limit
  std::size_t characters = 0; // a hard limit; 0: none
  Template how;
  bool can_be_asked = false; // its conversation will be kept
};

struct Document {
  store::Header header;
  redact::RedactedText text;
  // The same without a limit, if fit() left something out.
  std::optional<redact::RedactedText> full;
  Handoff handoff;        // what `text` shows, for other renderers
  bool has_notes = false; // whether the author wrote any
  std::size_t pointers = 0;
  std::size_t tokens = 0;     // of `text`, by the o200k estimate
  std::size_t characters = 0; // code points of `text`
  std::map<std::string, std::size_t> redacted; // distinct values per rule
};

// compose, redact, fit, render, prove. Throws Error when the proof finds
// something, the template is bad or not even what must stay fits the limit of
// characters; nothing has been written then.
[[nodiscard]] Document make_document(const Gathered& gathered,
                                     const DocumentOptions& options,
                                     redact::Redactor& redactor);

// Throws Error, naming the template, if `document` lacks what makes it a
// handoff: a template of the user's may have left it out.
void require_handoff(const redact::RedactedText& document, const Template& how);

// "none", or "email 1, github-pat 2"
[[nodiscard]] std::string
redaction_counts(const std::map<std::string, std::size_t>& counts);

} // namespace handoff
