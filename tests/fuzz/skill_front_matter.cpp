// SPDX-License-Identifier: MIT
// Fuzzes the reader of a skill's front matter: the short way through plain
// lines must read what yaml-cpp reads.
#include "skills/front_matter.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using handoff::skills::Extent;
using handoff::skills::read_front_matter;
using handoff::skills::SkillFrontMatter;

namespace {

bool is_same(const SkillFrontMatter& a, const SkillFrontMatter& b) {
  return a.name == b.name && a.description == b.description &&
         a.is_disabled == b.is_disabled &&
         a.is_user_invocable == b.is_user_invocable &&
         a.problem.empty() == b.problem.empty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)handoff::skills::toml_string(text, "description");
  if (read_front_matter(text, Extent::whole).body > size) {
    std::abort();
  }
  const bool may_close =
      text.find("\n-") != std::string::npos || text.starts_with('-');
  const bool has_mark = text.starts_with("\xef\xbb\xbf");
  if (may_close || has_mark) {
    return 0; // means another thing after a comment
  }
  // A comment is nothing to YAML, but too much for the short way.
  const SkillFrontMatter fast =
      read_front_matter("---\n" + text + "\n---\n", Extent::whole);
  const SkillFrontMatter full =
      read_front_matter("---\n#\n" + text + "\n---\n", Extent::whole);
  if (!is_same(fast, full)) {
    std::abort();
  }
  return 0;
}
