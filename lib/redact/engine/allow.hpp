// SPDX-License-Identifier: MIT
// What the user has allowed to stay.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/rules/options.hpp"
#include "redact/rules/pattern.hpp"

#include <string_view>
#include <vector>

namespace handoff::redact {

// Whether a text holds a line that allows what is on it.
enum class Marks { none, some };

[[nodiscard]] Marks marks_of(std::string_view text);

class AllowList {
public:
  // Throws Error when a pattern is wrong.
  explicit AllowList(const Options& options);

  // Gives the candidates that may stay a gate that says what allows them;
  // those that overlap must be given together.
  void close(std::string_view text,
             Marks marks,
             std::vector<Candidate>& candidates) const;

private:
  [[nodiscard]] std::string_view gate(std::string_view text,
                                      const Candidate& candidate) const;

  std::vector<std::string> values_;
  std::vector<std::string> rules_;
  std::vector<Pattern> patterns_;
};

} // namespace handoff::redact
