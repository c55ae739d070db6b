// SPDX-License-Identifier: MIT
// git handoff rescue: a refused handoff goes where handoffs live.
#include "handoff/rescue.hpp"

#include "command.hpp"
#include "text/visible.hpp"

namespace handoff::cmd {
namespace {

std::string counted(std::size_t values) {
  return std::to_string(values) + (values == 1 ? " value" : " values");
}

void tell_fate(const Rescued& rescued) {
  const std::string name = "'" + text::visible_line(rescued.path) + "'";
  switch (rescued.file) {
  case FileFate::removed:
    tell("moved " + name + " out of the repository");
    break;
  case FileFate::none:
    tell("moved " + name + " out of the index");
    break;
  case FileFate::older:
    tell("kept a copy of " + name + " and unstaged its changes");
    tell("hint: the file is still there: remove the handoff from it");
    break;
  case FileFate::stays:
    tell("kept a copy of " + name + " and removed it from the index");
    tell("hint: delete the file yourself");
    break;
  case FileFate::has_more:
    tell("kept a copy of " + name + " without " + counted(rescued.redactions) +
         " that redaction removed");
    tell("hint: the file stays, no longer tracked: delete it when you need "
         "them no more");
    break;
  }
  if (rescued.is_committed) {
    tell("hint: HEAD still has it: git commit --amend");
  }
}

void report(const Rescued& rescued) {
  for (const std::string& warning : rescued.warnings) {
    tell("warning: " + warning);
  }
  for (const std::string& path : rescued.kept) {
    print(path + "\n");
  }
  for (const std::string& path : rescued.originals) {
    tell("kept the bytes as they were in '" + path + "'");
  }
  tell_fate(rescued);
}

int run(const Arguments& arguments) {
  const git::Repository repository = git::discover(git::Ask::place);
  std::vector<std::string> paths = arguments.operands();
  paths.insert(
      paths.end(), arguments.pathspecs().begin(), arguments.pathspecs().end());
  for (const Rescued& rescued : rescue(repository, paths)) {
    report(rescued);
  }
  return 0;
}

} // namespace

extern const Subcommand k_rescue;
const Subcommand k_rescue = {
    .name = "rescue",
    .summary = "move a refused handoff out of the work tree",
    .synopsis = "rescue [--] <path>...",
    .min_operands = 1,
    .max_operands = k_any_number,
    .takes_pathspecs = true,
    .run = run,
};

} // namespace handoff::cmd
