// SPDX-License-Identifier: MIT
// The head of a SKILL.md: what YAML says about the skill, and where its
// text begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::skills {

struct SkillFrontMatter {
  std::string name = {}; // as written; empty where missing
  std::string description = {};
  bool is_disabled = false;      // disable-model-invocation: true
  bool is_user_invocable = true; // user-invocable
  std::size_t body = 0;          // byte in the file where the text begins
  bool is_present = false;       // there was a front matter at all
  // Why it cannot be used, "line 3: ..." (1-based in the file); else empty.
  std::string problem = {};
};

// Reads `head`, the first bytes of a file (UTF-8, a BOM and CRLF are fine).
// `is_cut`: the file goes on after `head`.
enum class Extent { whole, cut };
[[nodiscard]] SkillFrontMatter read_front_matter(std::string_view head,
                                                 Extent extent);

// The text of `key = "..."` at the top level of a TOML command file; nothing
// if there is none.
[[nodiscard]] std::optional<std::string> toml_string(std::string_view text,
                                                     std::string_view key);

} // namespace handoff::skills
