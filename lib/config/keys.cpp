// SPDX-License-Identifier: MIT
// The one table of git-handoff's configuration keys.
#include "config/keys.hpp"

#include "config/redact_known_key.hpp"

#include <algorithm>
#include <array>

namespace handoff::config {
namespace {

constexpr std::array k_all = {
    &k_agent,
    &k_archive,
    &k_base,
    &k_budget,
    &k_dir,
    &k_expire,
    &k_forge,
    &k_guard_allow,
    &k_guard_level,
    &k_issue_command,
    &k_issues,
    &k_redact_allow,
    &k_redact_allow_regex,
    &k_redact_allow_rule,
    &k_redact_known,
    &k_redact_rules,
    &k_skills_path,
    &k_skip,
    &k_smart_zone,
    &k_snapshot,
    &k_snapshot_limit,
    &k_summarizer,
    &k_template,
    &k_tracker,
};

} // namespace

std::span<const Key* const> all_keys() {
  return k_all;
}

bool is_ours(std::string_view name) {
  constexpr std::string_view k_section = "handoff.";
  return name.size() > k_section.size() &&
         std::equal(k_section.begin(),
                    k_section.end(),
                    name.begin(),
                    [](char ours, char theirs) {
                      return ours == (theirs >= 'A' && theirs <= 'Z'
                                          ? static_cast<char>(theirs + 32)
                                          : theirs);
                    });
}

} // namespace handoff::config
