// SPDX-License-Identifier: MIT
// Whether a document is a handoff, and which of its lines say so.
#pragma once

#include "guard/document/descent.hpp"
#include "guard/document/embedded.hpp"
#include "guard/document/lexicon.hpp"
#include "guard/document/signs.hpp"
#include "guard/document/verdict.hpp"
#include "guard/document/weights.hpp"

#include <optional>
#include <string_view>

namespace handoff::guard {

// The vocabulary and weights that are compiled in. Made once, shared by
// threads.
struct Knowledge {
  Knowledge();

  Lexicon lexicon;
  Weights weights;
  Signs signs;
};

// Made once, by whichever thread first asks.
[[nodiscard]] const Knowledge& built_in_knowledge();

// Judges documents; one for each thread.
class Detector {
public:
  // `descent` may be null: nothing is known of this repository's handoffs.
  Detector(const Knowledge& knowledge, const Descent* descent)
      : knowledge_(knowledge), descent_(descent), finder_(knowledge.lexicon) {}

  // `path` as git has it, empty for a commit message; `text` as Readable
  // gives it.
  [[nodiscard]] Verdict judge(std::string_view path, std::string_view text);

  // The same for what reads as source code or data: only a copy of one of
  // this repository's handoffs counts, also within strings, and documents that
  // are in comments and strings.
  [[nodiscard]] Verdict judge_code(std::string_view path,
                                   std::string_view text);

private:
  [[nodiscard]] Verdict
  judge_embedded(std::string_view path, std::string_view text, Host host);
  [[nodiscard]] std::optional<Verdict> find_copy(std::string_view path,
                                                 std::string_view text) const;

  const Knowledge& knowledge_;
  const Descent* descent_;
  PhraseFinder finder_;
};

} // namespace handoff::guard
