// SPDX-License-Identifier: MIT
// The user's editor, on a private file that does not outlive its use.
#pragma once

#include "base/directory_lock.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::base {

// A file for the user's editor. It may hold what redaction has not seen, so it
// lives in memory if the system has a private place for that, in a directory
// of its own (mode 0700): an editor's swap and backup files go with it.
class EditorFile {
public:
  // Writes `text` to a new file `name`. Throws Error if no directory takes it.
  EditorFile(const std::string& name, std::string_view text);
  // Removes the directory and everything in it.
  ~EditorFile();
  EditorFile(EditorFile&& other) noexcept;
  EditorFile& operator=(EditorFile&& other) noexcept;
  EditorFile(const EditorFile&) = delete;
  EditorFile& operator=(const EditorFile&) = delete;

  // Runs `editor` (the value of `git var GIT_EDITOR`) on the file and waits
  // for it; ":" means that no editor is wanted and does nothing. A signal that
  // DeferredSignals holds back is passed on to the editor, which then has two
  // seconds to save. Throws Error if it failed or was interrupted; read()
  // still has what it saved.
  void edit(const std::string& editor) const;

  // The file's bytes as they are now. Throws Error.
  [[nodiscard]] std::string read() const;

  [[nodiscard]] const std::string& name() const { return name_; }
  // The working directory of the program that made it; empty if unknown.
  [[nodiscard]] std::string origin() const;

  // Leaves everything in place, for abandoned_editor_files().
  void leave();

private:
  EditorFile(std::string directory, DirectoryLock lock, std::string name);
  friend std::vector<EditorFile>
  abandoned_editor_files(std::span<const std::string_view> names);
  [[nodiscard]] std::string path() const { return directory_ + "/" + name_; }

  std::string directory_; // empty: nothing to remove
  DirectoryLock lock_;    // held while the file is in use
  std::string name_;
};

// The files of this user, by one of `names`, that a killed program has left
// behind, in every directory that EditorFile may have chosen. Files in use by
// a living program are not among them. Like any EditorFile they are removed
// when they go; so is, at once, a directory that has no such file.
[[nodiscard]] std::vector<EditorFile>
abandoned_editor_files(std::span<const std::string_view> names);

} // namespace handoff::base
