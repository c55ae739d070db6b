// SPDX-License-Identifier: MIT
// Commands and what they and other tools do to files.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/builder_limits.hpp"
#include "session/dialogue/check_kind.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/shell_effects.hpp"
#include "session/records/paths.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <iterator>

namespace handoff::session {
namespace {

// What a file's touches amount to: what was made here stays new when it is
// changed again, and what was removed last is gone.
FileUse together(FileUse before, FileUse now) {
  if (now == FileUse::read) {
    return before;
  }
  if (now == FileUse::modified && before == FileUse::created) {
    return FileUse::created;
  }
  return before == FileUse::deleted && now == FileUse::created
             ? FileUse::modified
             : now;
}

// The end of an output, from the beginning of a line on where it has several.
std::string_view whole_lines(std::string_view output) {
  const std::string_view tail = end_utf8(output, k_max_output_length);
  const std::size_t newline = tail.find('\n');
  return tail.size() == output.size() || newline == tail.npos
             ? tail
             : tail.substr(newline + 1);
}

// The end, and before it the line that says why where the end does not.
std::string kept_output(std::string_view output) {
  constexpr std::size_t k_searched = 16'384; // bytes
  const std::string_view tail = whole_lines(output);
  if (tail.size() == output.size()) {
    return std::string(tail);
  }
  const std::string_view why = failure_line(end_utf8(output, k_searched));
  return tail.find(why) == std::string_view::npos
             ? std::string(why) + "\n" + std::string(tail)
             : std::string(tail);
}

} // namespace

void Builder::command(CommandRun run) {
  if (run.cmd.empty()) {
    return;
  }
  if (!run.failed) {
    apply_effects(run);
  }
  const bool is_worth_output = run.failed || check_kind(run.cmd) != Check::none;
  run.output = run.failed        ? kept_output(run.output)
               : is_worth_output ? std::string(whole_lines(run.output))
                                 : std::string();
  run.cmd = cut_utf8(run.cmd, k_max_command_length);
  session_.commands.push_back(std::move(run));
  keep_newest(session_.commands);
}

void Builder::apply_effects(const CommandRun& run) {
  std::vector<ShellEffect> effects = shell_effects(run.cmd, run.cwd);
  // In a repository made elsewhere to try something, it is that one's.
  if (const auto place = commit_directory(run.cmd, run.cwd)) {
    const bool is_here = is_inside(*place, session_.cwd);
    std::ranges::move(
        committed_files(run.output, is_here ? session_.cwd : *place),
        std::back_inserter(effects));
    committed_ = is_here ? touches_.size() : committed_;
  }
  for (const ShellEffect& effect : effects) {
    if (effect.is_undo) {
      undo(effect.path);
      continue;
    }
    Touch made{0, effect.use, run.by_subagent, true, run.when};
    made.is_witness = effect.is_witness;
    if (!touch_below(effect, made)) {
      touch(effect.path, made);
    }
  }
}

// A directory that was moved or removed: so were the files in it that the
// session knows. False when there are none.
bool Builder::touch_below(const ShellEffect& effect, const Touch& made) {
  const std::string& directory =
      effect.from.empty() ? effect.path : effect.from;
  const bool may_be_directory =
      !effect.from.empty() || effect.use == FileUse::deleted;
  std::vector<std::string> inside;
  for (const std::string& path : paths_) {
    if (may_be_directory && path.size() > directory.size() &&
        is_inside(path, directory)) {
      inside.push_back(path.substr(directory.size()));
    }
  }
  for (const std::string& rest : inside) {
    touch(effect.path + rest, made);
  }
  return !inside.empty();
}

// What no commit has yet is gone; see ShellEffect::is_undo.
void Builder::undo(const std::string& path) {
  for (std::size_t i = committed_; i < touches_.size(); ++i) {
    const std::string& touched = paths_[touches_[i].path];
    const bool is_meant =
        path.empty() || touched == path || is_inside(touched, path);
    // A new file is none of git's yet.
    touches_[i].is_undone = touches_[i].is_undone ||
                            (is_meant && touches_[i].use == FileUse::modified);
  }
}

void Builder::file(std::string_view path, FileUse use) {
  touch(absolute_path(path, cwd_), {0, use, is_subagent_, false, moment_});
}

void Builder::changed_before(std::string_view path, std::int64_t at) {
  earlier_.try_emplace(absolute_path(path, session_.cwd), at);
}

void Builder::witnessed(std::string_view path) {
  Touch touched{0, FileUse::modified, is_subagent_, false, moment_};
  touched.is_witness = true;
  touch(absolute_path(path, cwd_), touched);
}

// Files that the transcript itself changes have a better witness there, also
// where a rewind took the change back.
void Builder::drop_known_earlier() {
  for (const Touch& touch : touches_) {
    if (touch.use != FileUse::read) {
      earlier_.erase(paths_[touch.path]);
    }
  }
}

void Builder::touch_earlier() {
  for (const auto& [path, at] : earlier_) {
    touch(path, {0, FileUse::modified, false, false, {.at = at}});
  }
}

void Builder::touch(const std::string& path, const Touch& touch) {
  if (path.find("/.git/") != std::string::npos && touch.use != FileUse::read) {
    return; // git's own files are no content
  }
  const auto [found, is_new] =
      path_index_.try_emplace(path, static_cast<std::uint32_t>(paths_.size()));
  if (is_new) {
    paths_.push_back(path);
  }
  touches_.push_back(touch);
  touches_.back().path = found->second;
}

void Builder::conclude_files() {
  constexpr std::size_t k_none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(paths_.size(), k_none);
  std::vector<bool> was_made;
  for (const Touch& touch : touches_) {
    if (touch.is_undone) {
      continue;
    }
    std::size_t& at = place[touch.path];
    if (at == k_none) {
      at = session_.files.size();
      session_.files.push_back({.path = paths_[touch.path],
                                .use = FileUse::read,
                                .when = touch.when,
                                .by_subagent = touch.is_subagent,
                                .by_shell = true});
      was_made.push_back(touch.use == FileUse::created);
    }
    add_touch(session_.files[at], touch);
  }
  // What was made and removed again leaves nothing behind.
  for (std::size_t i = 0; i < was_made.size(); ++i) {
    FileTouch& file = session_.files[i];
    if (was_made[i] && file.use == FileUse::deleted) {
      file.use = FileUse::read;
      file.changes.clear();
    }
  }
  std::erase_if(session_.files, [](const FileTouch& file) {
    return file.use == FileUse::read && !file.was_read;
  });
}

void Builder::add_touch(FileTouch& file, const Touch& touch) {
  if (touch.use == FileUse::read) {
    file.was_read = true;
    return;
  }
  if (touch.is_witness) {
    const bool is_news =
        file.use == FileUse::read || touch.use == FileUse::deleted;
    file.use = is_news ? touch.use : file.use;
    file.when = is_news ? touch.when : file.when;
    return; // a commit or an index that holds it is no change of the file
  }
  file.use = file.changes.empty() ? touch.use : together(file.use, touch.use);
  file.by_subagent =
      touch.is_subagent && (file.changes.empty() || file.by_subagent);
  file.by_shell = touch.by_shell && (file.changes.empty() || file.by_shell);
  file.when = touch.when;
  file.changes.push_back(touch.when);
}

} // namespace handoff::session
