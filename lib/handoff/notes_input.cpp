// SPDX-License-Identifier: MIT
// Where an author's notes come from: words, files, standard input, an editor.
#include "handoff/notes_input.hpp"

#include "base/attempt.hpp"
#include "base/deferred_signals.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "text/input.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <poll.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff {
namespace {

constexpr int k_patience_ms = 2000;
constexpr std::string_view k_scissors =
    "<!-- ------------------------ >8 ------------------------ -->\n";
constexpr std::string_view k_sections =
    "## Next steps\n\n"
    "<!-- first step first -->\n\n"
    "## Decisions\n\n"
    "<!-- what was decided; what was rejected, and why -->\n\n"
    "## Questions\n\n"
    "<!-- what you want answered -->\n\n"
    "## Traps\n\n"
    "<!-- what cost you time -->\n\n"
    "## Verified\n\n"
    "<!-- what you ran, and how it ended -->\n\n";

// A signal must end the wait for input that never comes.
bool wait_for_input(int most_ms) {
  for (;;) {
    pollfd ready[] = {{STDIN_FILENO, POLLIN, 0},
                      {base::interruption_fd(), POLLIN, 0}};
    const int count = ::poll(ready, std::size(ready), most_ms);
    base::throw_if_interrupted();
    if (count >= 0 || errno != EINTR) {
      return count != 0;
    }
  }
}

// Into `notes` as it comes. A closed standard input has no notes.
void read_standard_input(const std::function<void()>& on_wait,
                         UnsavedText& notes) {
  if (!wait_for_input(k_patience_ms) && on_wait) {
    on_wait();
  }
  char buffer[65536];
  for (;;) {
    wait_for_input(-1);
    const ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n == 0 || (n < 0 && errno == EBADF)) {
      return;
    }
    if (n < 0 && errno != EINTR) {
      throw system_error("cannot read notes from standard input", errno);
    }
    notes.append(std::string_view(
        buffer, static_cast<std::size_t>(std::max<ssize_t>(n, 0))));
  }
}

// The last bytes of `notes`, from `start` on, become a paragraph of text.
void finish_part(UnsavedText& notes,
                 std::size_t start,
                 const std::string& name) {
  const std::string_view all = notes.text();
  std::string part;
  const auto failure = base::attempt(
      [&] { part = text::decode_input(all.substr(start), name); });
  if (failure) {
    notes.replace_from(start, text::decode_lossily(all.substr(start)));
    throw Error(*failure);
  }
  if (start == 0 || part.empty()) {
    notes.replace_from(start, part);
    return;
  }
  const std::size_t end = all.substr(0, start).find_last_not_of('\n') + 1;
  notes.replace_from(end, "\n\n" + part);
}

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part)) {
    text.erase(at, part.size());
  }
}

// Whether there is more than headings.
bool says_something(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t word = line.find_first_not_of(" \t\r");
    if (word != std::string_view::npos && line[word] != '#') {
      return true;
    }
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

} // namespace

void read_notes(const NotesInput& input, UnsavedText& notes) {
  const auto add = [&](const std::string& name, const auto& read) {
    const std::size_t start = notes.text().size();
    read();
    finish_part(notes, start, name);
  };
  const auto add_standard_input = [&] {
    add("standard input", [&] { read_standard_input(input.on_wait, notes); });
  };
  for (const std::string& message : input.messages) {
    add("the notes of -m", [&] { notes.append(message); });
  }
  for (const std::string& file : input.files) {
    if (file == "-") {
      add_standard_input();
    } else {
      add("'" + file + "'", [&] { notes.append(base::read_file(file)); });
    }
  }
  const bool is_bare = input.messages.empty() && input.files.empty();
  if (is_bare && ::isatty(STDIN_FILENO) == 0) {
    add_standard_input();
  }
}

bool edit_notes(UnsavedText& notes,
                const std::string& context,
                const std::string& editor) {
  const std::string given = notes.text();
  const std::string start = given.empty() ? std::string(k_sections) : given;
  const UnsavedText::EditorText text = {
      .file_name = k_notes_file,
      .start = start + "\n" + std::string(k_scissors) +
               "<!-- Everything below is ignored. -->\n\n" + context,
      .authors_words = authors_words};
  if (notes.edit(text, editor).empty()) {
    notes.replace_from(0, given); // nothing is written: they are kept
    return false;
  }
  return true;
}

std::string authors_words(std::string text) {
  text.erase(std::min(text.find(k_scissors), text.size()));
  std::string_view rest = k_sections;
  for (std::size_t at = rest.find("<!--"); at != std::string_view::npos;
       at = rest.find("<!--")) {
    const std::size_t end = rest.find("-->", at) + 3;
    erase_all(text, rest.substr(at, end - at));
    rest.remove_prefix(end);
  }
  return says_something(text) ? text : std::string();
}

} // namespace handoff
