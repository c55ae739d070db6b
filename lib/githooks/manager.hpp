// SPDX-License-Identifier: MIT
// Programs that own the hooks of a repository, and our part in their files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::githooks {

struct Manager {
  std::string_view name;   // "lefthook"
  std::string_view prompt; // what makes it write its hook files
  // What its hook files have in them; "" where the directory says it all.
  std::string_view mark;
  std::string_view stanza; // ours in its file, unindented
  std::string file;        // absolute: lefthook.yml; husky: the directory
  // A file of its own for each event (husky), else one for all.
  bool is_per_event = false;
};

// The manager whose file is at the top of the work tree.
[[nodiscard]] std::optional<Manager> find_manager(const std::string& worktree);

// The file of `manager` that an event is configured in.
[[nodiscard]] std::string file_for(const Manager& manager,
                                   std::string_view event);

// Whether that file has the manager call us for `event`.
[[nodiscard]] bool calls_us(const Manager& manager, std::string_view event);

// Whether the manager can run anything for `event` at all.
[[nodiscard]] bool knows_event(const Manager& manager, std::string_view event);

// Whether `hook`, the text of the file that git runs, hands over to it.
[[nodiscard]] bool is_run_by(const Manager& manager, std::string_view hook);

// What stands for us in husky's file of an event: a line.
[[nodiscard]] std::string husky_line(std::string_view event);

// `text` of the manager's file with our stanza where it belongs; nothing
// where that cannot be done safely: it has such a key already, is not YAML, or
// has its lists elsewhere.
[[nodiscard]] std::optional<std::string> with_stanza(const Manager& manager,
                                                     std::string_view text);

// `text` without our stanza; nothing when it is not there to the last byte.
[[nodiscard]] std::optional<std::string> without_stanza(const Manager& manager,
                                                        std::string_view text);

} // namespace handoff::githooks
