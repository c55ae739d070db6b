// SPDX-License-Identifier: MIT
// The table of subcommands, in the manual's order.
#include "command.hpp"

#include <array>

namespace handoff::cmd {

extern const Subcommand k_new;
extern const Subcommand k_take;
extern const Subcommand k_back;
extern const Subcommand k_review;
extern const Subcommand k_list;
extern const Subcommand k_show;
extern const Subcommand k_verify;
extern const Subcommand k_edit;
extern const Subcommand k_drop;
extern const Subcommand k_prune;
extern const Subcommand k_check;
extern const Subcommand k_hook;
extern const Subcommand k_recall;
extern const Subcommand k_rescue;
extern const Subcommand k_install;
extern const Subcommand k_uninstall;
extern const Subcommand k_status;
extern const Subcommand k_session;
extern const Subcommand k_skills;
extern const Subcommand k_point;
extern const Subcommand k_expand;
extern const Subcommand k_redact;
extern const Subcommand k_tokens;

namespace {

constexpr std::array k_table = {
    &k_new,    &k_take,   &k_back,    &k_review,    &k_list,   &k_show,
    &k_recall, &k_verify, &k_edit,    &k_drop,      &k_prune,  &k_check,
    &k_hook,   &k_rescue, &k_install, &k_uninstall, &k_status, &k_session,
    &k_skills, &k_point,  &k_expand,  &k_redact,    &k_tokens,
};

} // namespace

std::span<const Subcommand* const> subcommands() {
  return k_table;
}

} // namespace handoff::cmd
