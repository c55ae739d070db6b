// SPDX-License-Identifier: MIT
// The files that a command line changes, as far as it says so.
#include "session/dialogue/shell_effects.hpp"

#include "session/dialogue/shell_words.hpp"
#include "session/records/paths.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace handoff::session {
namespace {

using Words = std::span<const std::string>;

bool names_a_file(std::string_view path) {
  return !path.empty() && !path.starts_with("/dev/") && !path.ends_with('/') &&
         path != "." && path != ".." && path != "-" &&
         path.find_first_of("$*?[]{}`~<>=\n") == std::string_view::npos;
}

std::vector<std::string> operands(Words words) {
  std::vector<std::string> result;
  bool only_operands = false;
  for (const std::string& word : words) {
    if (!only_operands && word == "--") {
      only_operands = true;
    } else if (!word.empty() && (only_operands || word[0] != '-')) {
      result.push_back(word);
    }
  }
  return result;
}

bool has_option(Words words, std::string_view letter_group) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return word.starts_with(letter_group);
  });
}

// Collects the effects of one line, following `cd`.
class Effects {
public:
  explicit Effects(std::string_view cwd) : cwd_(cwd) {}

  void run(const SimpleCommand& command) {
    for (const std::string& target : command.outputs) {
      // A bare word is more often a comparison in a script than a file.
      if (target.find_first_of("./") != std::string::npos) {
        add(target, FileUse::modified);
      }
    }
    Words words(command.words);
    while (!words.empty() && is_prefix(words[0])) {
      words = words.subspan(1);
    }
    if (words.empty()) {
      return;
    }
    const std::string_view name = base_name(words[0]);
    const Words rest = words.subspan(1);
    if (name == "cd" || name == "pushd" || name == "popd") {
      change_directory(rest.empty() ? "~" : rest[0]);
    } else if (name == "git") {
      git(rest);
    } else {
      program(name, rest);
    }
  }

  std::vector<ShellEffect> take() { return std::move(effects_); }
  [[nodiscard]] const std::optional<std::string>& committed_in() const {
    return committed_in_;
  }

private:
  // "sudo", "env", "FOO=bar" stand before a program.
  static bool is_prefix(std::string_view word) {
    const std::size_t equals = word.find('=');
    return word == "sudo" || word == "env" || word == "time" ||
           word == "command" ||
           (equals != std::string_view::npos && equals > 0 &&
            word.find_first_of("/.- ") > equals);
  }

  // To "$HOME/x", "~" or "-" is to nowhere that we know.
  void change_directory(const std::string& path) {
    const bool is_known = path == "." || path == ".." || path.ends_with('/') ||
                          names_a_file(path);
    knows_cwd_ = is_known && path.find_first_of("$*?`~") == std::string::npos &&
                 (knows_cwd_ || path.starts_with('/'));
    cwd_ = knows_cwd_ ? absolute_path(path, cwd_) : std::string();
  }

  void add(std::string_view path, FileUse use) {
    if (names_a_file(path) && (knows_cwd_ || path.starts_with('/'))) {
      effects_.push_back({absolute_path(path, cwd_), use});
    }
  }

  void add_all(const std::vector<std::string>& paths, FileUse use) {
    for (const std::string& path : paths) {
      add(path, use);
    }
  }

  // Names with an ending: not directories.
  void add_files(std::vector<std::string> paths) {
    std::erase_if(paths, [](const std::string& path) {
      return base_name(path).find('.') == std::string_view::npos;
    });
    add_all(paths, FileUse::modified);
  }

  void witness_files(const std::vector<std::string>& paths) {
    const std::size_t first = effects_.size();
    add_files(paths);
    for (std::size_t i = first; i < effects_.size(); ++i) {
      effects_[i].is_witness = true;
    }
  }

  // "head -n 20 file": the number is no file.
  void read_all(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (path.find_first_not_of("0123456789") != std::string::npos) {
        add(path, FileUse::read);
      }
    }
  }

  void move(const std::vector<std::string>& paths, bool keeps_source) {
    if (paths.size() < 2) {
      return;
    }
    const std::string& to = paths.back();
    const bool is_directory = paths.size() > 2 || to.ends_with('/');
    for (std::size_t i = 0; i + 1 < paths.size(); ++i) {
      const std::size_t before = effects_.size();
      add(is_directory ? to + "/" + std::string(base_name(paths[i])) : to,
          FileUse::created);
      if (!keeps_source && names_a_file(paths[i])) {
        if (effects_.size() > before) {
          effects_.back().from = absolute_path(paths[i], cwd_);
        }
        add(paths[i], FileUse::deleted);
      }
    }
  }

  // "git -C <directory>" is there for this command only.
  void git(Words words) {
    const std::string cwd = cwd_;
    const bool knows_cwd = knows_cwd_;
    while (words.size() > 1 && (words[0] == "-C" || words[0] == "-c")) {
      if (words[0] == "-C") {
        change_directory(words[1]);
      }
      words = words.subspan(2);
    }
    if (!words.empty()) {
      git_subcommand(words);
    }
    cwd_ = cwd;
    knows_cwd_ = knows_cwd;
  }

  void git_subcommand(Words words) {
    const std::vector<std::string> paths = operands(words.subspan(1));
    if (words[0] == "mv") {
      move(paths, false);
    } else if (words[0] == "rm" && !has_option(words, "--cached")) {
      add_all(paths, FileUse::deleted);
    } else if (words[0] == "checkout" || words[0] == "restore") {
      undo(words, paths);
    } else if (words[0] == "reset" && has_option(words, "--hard")) {
      effects_.push_back({.use = FileUse::read, .is_undo = true});
    } else if (words[0] == "add") {
      witness_files(paths);
    } else if (words[0] == "commit") {
      committed_in_ = knows_cwd_ ? std::optional(cwd_) : std::nullopt;
    }
  }

  // Not to another commit's state: that is a change. A branch is not told
  // from a path here, but no path that a session knows is called like one.
  void undo(Words words, const std::vector<std::string>& paths) {
    const bool is_elsewhere =
        has_option(words, "-b") || has_option(words, "-B") ||
        has_option(words, "--staged") || has_option(words, "-s") ||
        has_option(words, "--source");
    const auto dashes = std::ranges::find(words, "--");
    const bool has_commit = dashes != words.end() &&
                            dashes - words.begin() > 1 &&
                            (dashes[-1] != "HEAD" && dashes[-1][0] != '-');
    if (is_elsewhere || has_commit || !knows_cwd_) {
      return;
    }
    for (const std::string& path : paths) {
      const bool is_path =
          path == "." || names_a_file(path) || path.ends_with('/');
      if (is_path && path != "HEAD") {
        effects_.push_back({.path = absolute_path(path, cwd_),
                            .use = FileUse::read,
                            .is_undo = true});
      }
    }
  }

  void program(std::string_view name, Words words) {
    static constexpr std::array writes_in_place = {
        "gofmt", "goimports", "gofumpt", "black", "rustfmt"};
    const std::vector<std::string> paths = operands(words);
    if (name == "mv" || name == "cp") {
      move(paths, name == "cp");
    } else if (name == "rm" || name == "unlink") {
      add_all(paths, FileUse::deleted);
    } else if (name == "cat" || name == "nl" || name == "head" ||
               name == "tail") {
      read_all(paths);
    } else if (name == "sed" && has_option(words, "-n") && paths.size() > 1) {
      read_all({paths.begin() + 1, paths.end()});
    } else if (name == "touch") {
      add_all(paths, FileUse::created);
    } else if (name == "tee") {
      add_all(paths, FileUse::modified);
    } else if ((name == "sed" && has_option(words, "-i")) ||
               (name == "perl" &&
                (has_option(words, "-i") || has_option(words, "-pi")))) {
      edit_in_place(words);
    } else if ((name == "clang-format" && has_option(words, "-i")) ||
               (name == "prettier" && has_option(words, "--write")) ||
               (std::ranges::find(writes_in_place, name) !=
                    writes_in_place.end() &&
                (name == "black" || name == "rustfmt" ||
                 has_option(words, "-w")))) {
      add_files(paths);
    }
  }

  // The first operand is the script, unless -e or -f gave one.
  void edit_in_place(Words words) {
    std::vector<std::string> files;
    bool has_script = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (word == "-e" || word == "-f" || word == "--expression") {
        has_script = true;
        ++i;
      } else if (!word.empty() && word[0] != '-') {
        files.push_back(word);
      } else if (word.starts_with("-p") && word.ends_with('e')) {
        has_script = true; // perl -pie SCRIPT
        ++i;
      }
    }
    if (!has_script && !files.empty()) {
      files.erase(files.begin());
    }
    add_all(files, FileUse::modified);
  }

  std::string cwd_;
  bool knows_cwd_ = true;
  std::optional<std::string> committed_in_;
  std::vector<ShellEffect> effects_;
};

Effects effects_of(std::string_view line, std::string_view cwd) {
  Effects effects(cwd);
  for (const SimpleCommand& command : shell_commands(line)) {
    effects.run(command);
  }
  return effects;
}

} // namespace

// " create mode 100644 src/a.c", " delete mode 100644 src/b.c",
// " rename src/{a.c => b.c} (90%)" below "git commit"
std::vector<ShellEffect> committed_files(std::string_view output,
                                         std::string_view cwd) {
  constexpr std::size_t k_mode = 7; // "100644 "
  std::vector<ShellEffect> effects;
  for (const std::string_view line : text::split(output, '\n')) {
    for (const std::string_view mark : {" create mode ", " delete mode "}) {
      if (line.starts_with(mark) && line.size() > mark.size() + k_mode) {
        effects.push_back(
            {absolute_path(line.substr(mark.size() + k_mode), cwd),
             mark[1] == 'c' ? FileUse::created : FileUse::deleted});
        effects.back().is_witness = true;
      }
    }
  }
  return effects;
}

std::vector<ShellEffect> shell_effects(std::string_view line,
                                       std::string_view cwd) {
  return effects_of(line, cwd).take();
}

std::optional<std::string> commit_directory(std::string_view line,
                                            std::string_view cwd) {
  return effects_of(line, cwd).committed_in();
}

} // namespace handoff::session
