// SPDX-License-Identifier: MIT
// A regular expression with limits: PCRE2, compiled on first use.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::redact {

struct Match {
  std::size_t start = 0; // byte offsets in the text, end exclusive
  std::size_t end = 0;
};

class Pattern {
public:
  // `name` is said in errors. Throws Error when `source` does not compile.
  Pattern(std::string_view name, std::string_view source);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  // The first match at or after `from`: its group "secret", or else its first
  // group, or else all of it. Throws Error at a match limit or any other
  // failure of the engine: the caller must fail closed.
  [[nodiscard]] std::optional<Match> find(std::string_view text,
                                          std::size_t from) const;

private:
  struct Code;
  std::string name_;
  std::unique_ptr<Code> code_;
};

} // namespace handoff::redact
