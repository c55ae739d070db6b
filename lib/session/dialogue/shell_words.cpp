// SPDX-License-Identifier: MIT
// A command line as simple commands. Nothing is expanded and nothing runs.
#include "session/dialogue/shell_words.hpp"

#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

// Reads one command line from left to right.
class Splitter {
public:
  explicit Splitter(std::string_view line) : line_(line) {}

  std::vector<SimpleCommand> split() {
    while (at_ < line_.size()) {
      step();
    }
    end_command();
    return std::move(commands_);
  }

private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }

  void step() {
    const char c = peek();
    if (c == '\'' || c == '"' || c == '\\' || c == '$' || c == '`') {
      quoted(c);
    } else if (c == '#' && !has_word_) {
      at_ = std::min(line_.find('\n', at_), line_.size());
    } else if (c == '<' && peek(1) == '<') {
      here_document();
    } else if (c == '>') {
      redirect();
    } else if (c == '&' && peek(1) == '>') {
      ++at_;
    } else if (c == ' ' || c == '\t') {
      end_word();
      ++at_;
    } else if (is_separator(c)) {
      command_.join = join(c);
      end_command();
      at_ += c == peek(1) && (c == '&' || c == '|') ? 2 : 1;
      start_ = at_;
    } else {
      add(c);
      ++at_;
    }
  }

  static bool is_separator(char c) {
    return c == ';' || c == '|' || c == '&' || c == '\n' || c == '(' ||
           c == ')';
  }

  [[nodiscard]] Join join(char c) const {
    if (c == '|' || c == '&') {
      const bool is_double = peek(1) == c;
      return c == '|' ? (is_double ? Join::or_else : Join::pipe)
                      : (is_double ? Join::and_then : Join::sequence);
    }
    return c == ')' || c == '(' ? Join::nothing : Join::sequence;
  }

  void add(char c) {
    word_ += c;
    has_word_ = true;
  }

  void quoted(char c) {
    ++at_;
    if (c == '\\') {
      if (peek() != '\n' && at_ < line_.size()) {
        add(peek());
      }
      ++at_;
    } else if (c == '\'') {
      const std::size_t end = std::min(line_.find('\'', at_), line_.size());
      word_ += line_.substr(at_, end - at_);
      has_word_ = true;
      at_ = end + 1;
    } else if (c == '"') {
      double_quoted();
    } else if (c == '$' && peek() == '(') {
      substitution();
    } else {
      add(c);
    }
  }

  void double_quoted() {
    has_word_ = true;
    while (at_ < line_.size() && peek() != '"') {
      if (peek() == '$' && peek(1) == '(') {
        ++at_;
        substitution();
        continue;
      }
      at_ += peek() == '\\' && at_ + 1 < line_.size() ? 1 : 0;
      word_ += peek();
      ++at_;
    }
    ++at_;
  }

  // Stands on the "(" of "$(": a word with a "$" in it names no file.
  void substitution() {
    add('$');
    int depth = 0;
    while (at_ < line_.size()) {
      const char c = peek();
      if (c == '<' && peek(1) == '<') {
        here_document();
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      ++at_;
      if (depth == 0) {
        return;
      }
    }
  }

  // Stands on "<<": goes behind the line that is the delimiter.
  void here_document() {
    at_ += 2;
    if (peek() == '<') { // <<< word
      ++at_;
      return;
    }
    at_ += peek() == '-' ? 1 : 0;
    while (peek() == ' ' || peek() == '\t') {
      ++at_;
    }
    std::size_t end = line_.find_first_of(" \t\n;|&)", at_);
    std::string delimiter(line_.substr(at_, end - at_));
    std::erase_if(delimiter,
                  [](char c) { return c == '\'' || c == '"' || c == '\\'; });
    at_ = std::min(end, line_.size());
    rest_of_line();
    while (at_ < line_.size()) {
      end = std::min(line_.find('\n', at_), line_.size());
      const std::string_view line = line_.substr(at_, end - at_);
      at_ = end == line_.size() ? end : end + 1;
      if (trimmed(line) == delimiter) {
        at_ -= at_ > 0 && line_[at_ - 1] == '\n' ? 1 : 0;
        return;
      }
    }
  }

  // "cat <<EOF > file": what follows on the line still belongs to the
  // command.
  void rest_of_line() {
    while (at_ < line_.size() && peek() != '\n') {
      if (peek() == '<' && peek(1) == '<') {
        at_ += 2; // a second document on one line: rare, its body is read
        continue;
      }
      step();
    }
    ++at_;
  }

  void redirect() {
    if (!word_.empty() &&
        word_.find_first_not_of("0123456789") == std::string::npos) {
      word_.clear();
      has_word_ = false; // "2>"
    }
    end_word();
    ++at_;
    at_ += peek() == '>' || peek() == '|' ? 1 : 0;
    is_target_ = true;
    if (peek() == '&') {
      ++at_;
      is_target_ = false; // ">&2"
      while (at_ < line_.size() && !is_separator(peek()) && peek() != ' ') {
        ++at_;
      }
    }
    while (peek() == ' ') {
      ++at_;
    }
  }

  void end_word() {
    if (has_word_) {
      (is_target_ ? command_.outputs : command_.words).push_back(word_);
      is_target_ = false;
    }
    word_.clear();
    has_word_ = false;
  }

  void end_command() {
    end_word();
    if (!command_.words.empty() || !command_.outputs.empty()) {
      const std::size_t end = std::min(at_, line_.size());
      command_.text = trimmed(line_.substr(start_, end - start_));
      commands_.push_back(std::move(command_));
    }
    command_ = {};
    is_target_ = false;
    start_ = at_;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::string word_;
  bool has_word_ = false;
  bool is_target_ = false;
  SimpleCommand command_;
  std::vector<SimpleCommand> commands_;
};

} // namespace

std::vector<SimpleCommand> shell_commands(std::string_view line) {
  constexpr std::size_t k_max_count =
      16'000; // bytes; also bounds the recursion
  return Splitter(cut_utf8(line, k_max_count)).split();
}

} // namespace handoff::session
