// SPDX-License-Identifier: MIT
// Where an author's notes come from: words, files, standard input, an editor.
#include "handoff/notes_input.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/user_program.hpp"
#include "text/input.hpp"

#include <algorithm>
#include <cerrno>
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

// A closed standard input has no notes.
std::string read_standard_input(const std::function<void()>& on_wait) {
  pollfd ready = {STDIN_FILENO, POLLIN, 0};
  if (::poll(&ready, 1, k_patience_ms) == 0 && on_wait) {
    on_wait();
  }
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (n == 0 || (n < 0 && errno == EBADF)) {
      return text;
    }
    if (n < 0 && errno != EINTR) {
      throw system_error("cannot read notes from standard input", errno);
    }
    text.append(buffer, static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
  }
}

void append_paragraph(std::string& notes, const std::string& more) {
  if (notes.empty() || more.empty()) {
    notes += more;
    return;
  }
  while (notes.ends_with('\n')) {
    notes.pop_back();
  }
  notes += "\n\n" + more;
}

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part)) {
    text.erase(at, part.size());
  }
}

// Without what is below the scissors and our own comments.
std::string authors_words(std::string text) {
  text.erase(std::min(text.find(k_scissors), text.size()));
  std::string_view rest = k_sections;
  for (std::size_t at = rest.find("<!--"); at != std::string_view::npos;
       at = rest.find("<!--")) {
    const std::size_t end = rest.find("-->", at) + 3;
    erase_all(text, rest.substr(at, end - at));
    rest.remove_prefix(end);
  }
  return text;
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

std::string read_notes(const NotesInput& input) {
  std::string notes;
  for (const std::string& message : input.messages) {
    append_paragraph(notes, text::decode_input(message, "the notes of -m"));
  }
  for (const std::string& file : input.files) {
    append_paragraph(
        notes,
        file == "-"
            ? text::decode_input(read_standard_input(input.on_wait),
                                 "standard input")
            : text::decode_input(base::read_file(file), "'" + file + "'"));
  }
  const bool is_bare = input.messages.empty() && input.files.empty();
  if (is_bare && ::isatty(STDIN_FILENO) == 0) {
    notes = text::decode_input(read_standard_input(input.on_wait),
                               "standard input");
  }
  return notes;
}

std::optional<std::string> edit_notes(const std::string& notes,
                                      const std::string& context,
                                      const std::string& editor) {
  const std::string start = notes.empty() ? std::string(k_sections) : notes;
  const std::string result =
      base::edit_text(start + "\n" + std::string(k_scissors) +
                          "<!-- Everything below is ignored. -->\n\n" + context,
                      editor);
  std::string edited =
      authors_words(text::decode_input(result, "the edited notes"));
  if (!says_something(edited)) {
    return std::nullopt;
  }
  return edited;
}

} // namespace handoff
