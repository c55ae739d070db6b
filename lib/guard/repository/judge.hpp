// SPDX-License-Identifier: MIT
// One document under a policy: whether it is a finding.
#pragma once

#include "guard/document/detector.hpp"
#include "guard/repository/check.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace handoff::guard {

// What one thread needs to judge.
class Judge {
public:
  explicit Judge(const JudgeContext& question) : question_(question) {}

  [[nodiscard]] std::optional<FoundHandoff> judge(Subject subject,
                                                  std::string_view bytes);
  // Whether a document that begins with `bytes` has to be read further: false
  // when it is no finding, however it goes on.
  [[nodiscard]] bool has_to_go_on(std::string_view bytes) const;

private:
  Verdict judge_text(const Subject& subject, std::string_view text);
  [[nodiscard]] FoundHandoff decide(FoundHandoff finding,
                                    std::string_view text) const;

  JudgeContext question_;
  std::optional<Detector> detector_;
};

// What several threads have found, in the order of the subjects.
class Findings {
public:
  // Of subject number `index`.
  void keep(std::size_t index, std::optional<FoundHandoff> finding);
  // Of `checked` subjects. Once only.
  [[nodiscard]] Report report(std::size_t checked);

private:
  std::mutex mutex_;
  std::map<std::size_t, FoundHandoff> found_;
};

// Whether a file of that name and size (bytes) can be a handoff that lands by
// mistake: what is huge, tiny, or large and never text is not even read.
[[nodiscard]] bool is_worth_reading(std::string_view path, std::size_t size);

// Bytes: a shorter commit message is no handoff, so most commits cost nothing.
inline constexpr std::size_t k_min_message = 400;

[[nodiscard]] Action action_for(Level level, Setting setting);

} // namespace handoff::guard
