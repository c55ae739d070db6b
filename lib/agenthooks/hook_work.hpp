// SPDX-License-Identifier: MIT
// Handoffs that hooks are writing, and the word of those that failed.
#pragma once

#include "session/dialogue/session.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agenthooks {

// "claude 2f6c01b3d9": names a session in a document. Ten digits made from the
// session's id: ids themselves look like secrets.
[[nodiscard]] std::string mark_of(session::Agent agent, std::string_view id);

// Whose work it is.
struct HookSession {
  session::Agent agent;
  std::string id;
};

// Does `work` for a hook while no other hook works in this repository. A note
// in the git directory is there until it has succeeded: if the process is
// killed, or `work` throws, the next session hears of it. Without a note (the
// git directory cannot be written) the work is done all the same. Throws what
// `work` throws.
void do_with_note(const std::string& common_dir,
                  const HookSession& whose,
                  const std::function<void()>& work);

// One sentence for each hook that has not written its handoff: it still works
// on it, was ended, or failed. Those that ended are reported once.
[[nodiscard]] std::vector<std::string>
take_notes_of_hooks(const std::string& common_dir);

// Waits at most `seconds` until no hook works in the repository.
void await_hooks(const std::string& common_dir, double seconds);

} // namespace handoff::agenthooks
