// SPDX-License-Identifier: MIT
// Whether a stored handoff is still what a receiver needs.
#pragma once

#include "git/repository.hpp"
#include "store/inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

enum class Verdict { pass, warn, fail };

// "PASS", "WARN", "FAIL"
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

struct Check {
  std::string name; // "format", "sections", "size", "redaction", "pointers",
                    // or a drift's name
  Verdict verdict = Verdict::pass;
  std::string text; // one line, safe for a terminal
};

// The most tokens, and what it means to have more.
struct SizeLimit {
  std::size_t tokens = 1500; // 0: none
  Verdict above = Verdict::warn;
};

// Looks at the document itself: format, required sections, size, a second
// scan for secrets; then at all that has drifted. `handoff` is present or
// damaged.
[[nodiscard]] std::vector<Check> verify(const git::Repository& repository,
                                        const StoredHandoff& handoff,
                                        SizeLimit limit);

// The first part of it.
[[nodiscard]] std::vector<Check> lint(const StoredHandoff& handoff,
                                      SizeLimit limit);

} // namespace handoff::store
