// SPDX-License-Identifier: MIT
// Fuzzes what is made of the words and commands in transcripts, and of what
// agents hand to hooks.
#include "session/dialogue/check_kind.hpp"
#include "session/dialogue/choice.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/hook_input.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/dialogue/shell_effects.hpp"
#include "session/dialogue/statements.hpp"
#include "session/dialogue/tool_call.hpp"
#include "session/digest/summary_sections.hpp"
#include "session/find/reflog.hpp"
#include "session/records/json_mend.hpp"
#include "session/records/lines.hpp"
#include "text/utf8.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::session;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(shell_effects(text, "/w"));
  static_cast<void>(committed_files(text, "/w"));
  static_cast<void>(checking_part(text));
  static_cast<void>(status_is_of_check(text));
  static_cast<void>(find_statements(text, Speaker::human));
  static_cast<void>(read_choice(text));
  static_cast<void>(failure_line(text));
  static_cast<void>(human_words(text));
  static_cast<void>(summary_sections(text));
  static_cast<void>(patched_files(text));
  static_cast<void>(parse_reflog(text));
  static_cast<void>(parse_hook_input(text));
  const auto mended = mended_json(text);
  if (mended && !handoff::text::is_valid_utf8(*mended)) {
    std::abort();
  }
  std::string cut;
  StringCutter(16).cut(text, cut);
  if (cut.size() > text.size()) {
    std::abort();
  }
  return 0;
}
