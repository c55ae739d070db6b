// SPDX-License-Identifier: MIT
// Handoffs that hooks are writing, and the word of those that failed.
#include "agenthooks/hook_work.hpp"

#include "base/attempt.hpp"
#include "base/clock.hpp"
#include "base/directory_lock.hpp"
#include "base/private_file.hpp"
#include "git/state_directory.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "session/records/short_id.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <thread>

namespace handoff::agenthooks {
namespace {

constexpr std::string_view k_name = "hooks";
constexpr std::size_t k_max_note_bytes = 4096;

// A note: "<seconds since the epoch> <agent> <short id>\n<reason>".
struct HookNote {
  std::int64_t began = 0;
  std::string session; // "claude 1c38adc0"
  std::string reason;  // empty: it has not ended by itself
};

std::string note_text(const HookNote& note) {
  return std::to_string(note.began) + " " + note.session + "\n" + note.reason;
}

HookNote parse_note(std::string_view text) {
  HookNote note;
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::size_t blank = std::min(text.find(' '), line);
  std::from_chars(text.data(), text.data() + blank, note.began);
  note.session = text.substr(std::min(blank + 1, line), line - blank - 1);
  note.reason = text.substr(std::min(line + 1, text.size()));
  return note;
}

// Without the blank, for the name of a file.
std::string file_name(const HookSession& whose) {
  std::string name = mark_of(whose.agent, whose.id);
  std::ranges::replace(name, ' ', '-');
  return name;
}

std::string in_words(const HookNote& note, bool is_working) {
  const std::string what = "a handoff of the session " +
                           text::visible_line(note.session) + " (begun " +
                           base::relative_time(note.began, base::now()) + ")";
  if (is_working) {
    return "A hook is still writing " + what +
           "; 'git handoff list' shows it when it is done.";
  }
  const std::size_t blank = note.session.find(' ');
  const std::string id =
      blank == std::string::npos ? "latest" : note.session.substr(blank + 1);
  return "A hook could not write " + what + ": " +
         (note.reason.empty() ? "it was ended"
                              : text::visible_line(note.reason)) +
         ". 'git handoff new --session " + text::visible_line(id) +
         "' reads that session.";
}

std::vector<std::string> note_paths(const std::string& directory) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& file :
       std::filesystem::directory_iterator(directory, error)) {
    paths.push_back(file.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

} // namespace

std::string mark_of(session::Agent agent, std::string_view id) {
  constexpr std::uint64_t k_basis = 14695981039346656037U; // FNV-1a
  constexpr std::uint64_t k_prime = 1099511628211U;
  std::uint64_t hash = k_basis;
  for (const char c : id) {
    hash = (hash ^ static_cast<unsigned char>(c)) * k_prime;
  }
  constexpr int k_digits = 10;
  std::string mark(agent->name);
  mark += ' ';
  for (int i = 0; i < k_digits; ++i, hash >>= 4U) {
    mark += "0123456789abcdef"[hash & 15U];
  }
  return mark;
}

void do_with_note(const std::string& common_dir,
                  const HookSession& whose,
                  const std::function<void()>& work) {
  HookNote note = {.began = base::now(),
                   .session = std::string(whose.agent->name) + " " +
                              std::string(session::short_id(whose.id)),
                   .reason = {}};
  std::string path;
  base::DirectoryLock lock;
  const auto write_note = [&] {
    base::write_private_file(path, note_text(note), base::IfExists::replace);
  };
  static_cast<void>(base::attempt([&] {
    const std::string directory = git::make_state_directory(common_dir, k_name);
    lock = base::DirectoryLock(directory, base::IfLocked::wait);
    path = directory + "/" + file_name(whose);
    write_note();
  }));
  const auto failure = base::attempt(work);
  if (!failure) {
    std::error_code gone;
    std::filesystem::remove(path, gone);
    return;
  }
  note.reason = redact::Redactor(rules::for_messages())
                    .redact(failure->what())
                    .text.str()
                    .substr(0, k_max_note_bytes / 2);
  static_cast<void>(base::attempt(write_note));
  throw Error(*failure);
}

std::vector<std::string> take_notes_of_hooks(const std::string& common_dir) {
  constexpr std::int64_t k_max_age = 3600; // seconds: longer than any works
  const std::string directory = git::state_directory(common_dir, k_name);
  std::vector<std::string> words;
  const std::vector<std::string> paths = note_paths(directory);
  if (paths.empty()) {
    return words;
  }
  const base::DirectoryLock lock(directory, base::IfLocked::fail);
  for (const std::string& path : paths) {
    static_cast<void>(base::attempt([&] {
      const HookNote note =
          parse_note(base::read_private_file(path, k_max_note_bytes));
      const bool is_working = !lock.is_held() && note.reason.empty() &&
                              note.began + k_max_age > base::now();
      words.push_back(in_words(note, is_working));
      std::error_code gone;
      static_cast<void>(is_working || std::filesystem::remove(path, gone));
    }));
  }
  return words;
}

void await_hooks(const std::string& common_dir, double seconds) {
  constexpr auto k_step = std::chrono::milliseconds(50);
  const std::string directory = git::state_directory(common_dir, k_name);
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (!note_paths(directory).empty() &&
         !base::DirectoryLock(directory, base::IfLocked::fail).is_held() &&
         std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(k_step);
  }
}

} // namespace handoff::agenthooks
