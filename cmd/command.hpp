// SPDX-License-Identifier: MIT
// A subcommand as data: its options, its synopsis and what runs it.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::cmd {

enum class Repeat { no, yes };

// One option. `value` is the placeholder shown in the usage; a flag has none.
struct Option {
  std::string_view name;            // long name without dashes
  std::string_view short_name = {}; // one letter, or none
  std::string_view value = {};
  std::string_view help;
  Repeat repeat = Repeat::no;
};

// What the user typed, once it fits the declaration. Asking for an option
// that the command does not declare is a bug and throws std::logic_error.
class Arguments {
public:
  [[nodiscard]] bool has(std::string_view option) const;
  [[nodiscard]] std::optional<std::string>
  value(std::string_view option) const; // the last one given
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  // Operands before `--`, in order.
  [[nodiscard]] const std::vector<std::string>& operands() const {
    return operands_;
  }
  // Operands after `--`: pathspecs, where the command takes any.
  [[nodiscard]] const std::vector<std::string>& pathspecs() const {
    return pathspecs_;
  }

private:
  friend Arguments parse(const struct Subcommand&, std::span<char* const>);
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  std::vector<std::string> operands_;
  std::vector<std::string> pathspecs_;
};

// One row of the table in commands.cpp.
struct Subcommand {
  std::string_view name;
  std::string_view summary;  // one line for `git handoff -h`
  std::string_view synopsis; // lines after "git handoff ", '\n' between forms
  std::span<const Option> options = {};
  std::size_t min_operands = 0;
  std::size_t max_operands = 0;
  bool takes_pathspecs = false;
  bool is_asked_by_programs = false; // git and agents, at every turn
  int (*run)(const Arguments&);      // the exit status; throws Error
};

inline constexpr std::size_t k_any_number = 1U << 30U;

// Every subcommand, in the manual's order.
[[nodiscard]] std::span<const Subcommand* const> subcommands();

// Reads the words after the subcommand's name. Long options may be
// abbreviated while unique, `--end-of-options` is known, `--name=` gives an
// empty value. Throws usage_error.
[[nodiscard]] Arguments parse(const Subcommand& subcommand,
                              std::span<char* const> words);

// The text of `git handoff <name> -h`.
[[nodiscard]] std::string usage(const Subcommand& subcommand);

// The text of `git handoff -h`.
[[nodiscard]] std::string usage();

// Standard input, whole. Throws Error when it cannot be read.
[[nodiscard]] std::string read_standard_input();

// Writes all of `text` to standard output. Throws Error when that fails
// (a closed pipe ends the process quietly instead).
void print(std::string_view text);

// `text`, redacted but for the names of users in paths, so that these can be
// copied: what people read of a branch, a file name, an argument.
[[nodiscard]] std::string without_secrets(std::string_view text);

// `text`, redacted by whatever rules can be read, the names of users included:
// what reports quote of documents. One value has one number in all of a run.
[[nodiscard]] std::string redacted(std::string_view text);

// Writes `line`, without secrets and with nothing in it that steers a terminal,
// and a newline to standard error: receipts, warnings, errors. Nothing else
// writes there.
void tell(std::string_view line);

// From now on git shows objects as they are, not what refs/replace puts in
// their place: the guard judges what others will get. Before any thread is
// started.
void see_objects_as_they_are();

// Tells, as warnings, what no command has a place of its own for.
void report_notices();

// Tells an error as it ends the program: "fatal: " or "error: ", its hints.
void report(const Error& error);

// The user's editor, as git would choose it. Throws Error.
[[nodiscard]] std::string chosen_editor();

// The same of `git var GIT_PAGER`.
[[nodiscard]] std::string chosen_pager();

// Tells what an installation did and what it left to the user, or, where
// there was nothing to do, `nothing`. Gives the exit status.
int tell_outcome(const std::vector<std::string>& done,
                 const std::vector<std::string>& left,
                 std::string_view nothing);

} // namespace handoff::cmd
