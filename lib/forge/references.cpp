// SPDX-License-Identifier: MIT
// Issues, pull requests and tickets that a text names.
#include "forge/references.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace handoff::forge {

using text::is_digit;

namespace {

constexpr std::size_t k_max_digits = 7;

bool is_word(char c) {
  return text::is_alnum(c) || c == '_';
}
bool is_name(char c) {
  return is_word(c) || c == '-' || c == '.';
}

// The digits at `at`, or nothing when there are none, too many, or when a
// word goes on behind them.
std::string_view number_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) {
    ++end;
  }
  const bool goes_on = end < text.size() && is_word(text[end]);
  const std::size_t size = end - at;
  if (size == 0 || size > k_max_digits || goes_on || text[at] == '0') {
    return {};
  }
  return text.substr(at, size);
}

// The run of `is` that ends before `end`.
template <typename Predicate>
std::string_view
run_before(std::string_view text, std::size_t end, Predicate is) {
  std::size_t start = end;
  while (start > 0 && is(text[start - 1])) {
    --start;
  }
  return text.substr(start, end - start);
}

// "owner/repo" directly before the '#' at `hash`, or nothing.
std::string_view repository_before(std::string_view text, std::size_t hash) {
  const std::string_view name = run_before(text, hash, is_name);
  const std::size_t slash = hash - name.size();
  if (name.empty() || slash == 0 || text[slash - 1] != '/') {
    return {};
  }
  const std::string_view owner = run_before(text, slash - 1, is_name);
  const std::size_t start = slash - 1 - owner.size();
  const bool is_path =
      start > 0 && (text[start - 1] == '/' || text[start - 1] == ':');
  return owner.empty() || is_path ? std::string_view()
                                  : text.substr(start, hash - start);
}

Action action_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ':')) {
    --at;
  }
  static constexpr std::array<std::string_view, 9> k_words = {
      "fix",
      "fixes",
      "fixed",
      "close",
      "closes",
      "closed",
      "resolve",
      "resolves",
      "resolved",
  };
  const std::string word = text::to_lower(run_before(text, at, is_word));
  return std::ranges::find(k_words, word) != k_words.end() ? Action::fixes
                                                           : Action::mentions;
}

class ReferenceFinder {
public:
  ReferenceFinder(std::string_view text, Tracker tracker)
      : text_(text), tracker_(tracker) {}

  std::vector<Reference> find() {
    for (at_ = 0; at_ < text_.size();) {
      at_ = std::max(at_ + 1, take());
    }
    return std::move(found_);
  }

private:
  // Where the scan goes on; at_ when nothing was taken.
  std::size_t take() {
    const char c = text_[at_];
    if (c == '#') {
      return take_hash();
    }
    const bool starts_word = at_ == 0 || !is_name(text_[at_ - 1]);
    if (c == 'h' && starts_word) {
      return take_url();
    }
    return starts_word && text::is_upper(c) ? take_ticket() : at_;
  }

  std::size_t take_hash() {
    const std::string_view number = number_at(text_, at_ + 1);
    if (number.empty()) {
      return at_;
    }
    const std::string_view repository = repository_before(text_, at_);
    const std::size_t start = at_ - repository.size();
    const bool is_glued = repository.empty() && at_ > 0 &&
                          (is_word(text_[at_ - 1]) || text_[at_ - 1] == '&' ||
                           text_[at_ - 1] == '/' || text_[at_ - 1] == '#');
    // Six digits after a colon or quote are a colour more often.
    const bool is_colour =
        repository.empty() && (number.size() == 6 || number.size() == 3) &&
        at_ > 0 && (text_[at_ - 1] == '"' || text_[at_ - 1] == '\'');
    if (!is_glued && !is_colour) {
      add({.repository = std::string(repository),
           .key = std::string(number),
           .action = action_before(text_, start)});
    }
    return at_ + 1 + number.size();
  }

  // GH-42 and, with a tracker, PROJ-123.
  std::size_t take_ticket() {
    std::size_t end = at_;
    while (end < text_.size() &&
           (text::is_upper(text_[end]) || is_digit(text_[end]))) {
      ++end;
    }
    const std::string_view prefix = text_.substr(at_, end - at_);
    if (prefix.size() < 2 || end >= text_.size() || text_[end] != '-') {
      return end;
    }
    const std::string_view number = number_at(text_, end + 1);
    if (number.empty()) {
      return end;
    }
    const Action action = action_before(text_, at_);
    if (prefix == "GH") {
      add({.key = std::string(number), .action = action});
    } else if (tracker_ == Tracker::configured) {
      add({.key = std::string(prefix) + "-" + std::string(number),
           .action = action});
    }
    return end + 1 + number.size();
  }

  // https://host/owner/repo/(-/)?issues|pull|pulls|merge_requests/42
  std::size_t take_url() {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with("https://") && !rest.starts_with("http://")) {
      return at_;
    }
    const std::size_t end =
        std::min(rest.find_first_of(" \t\r\n<>\"')]`"), rest.size());
    const std::string_view url = rest.substr(0, end);
    static constexpr std::array<std::string_view, 5> k_pages = {
        "/issues/", "/pull/", "/pulls/", "/merge_requests/", "/pull-requests/"};
    for (const std::string_view page : k_pages) {
      if (const std::size_t where = url.find(page);
          where != std::string_view::npos) {
        add_url(url, where, where + page.size());
        break;
      }
    }
    return at_ + end;
  }

  void add_url(std::string_view url, std::size_t page, std::size_t number_at_) {
    const std::string_view number = number_at(url, number_at_);
    std::string_view path = url.substr(0, page);
    if (path.ends_with("/-")) {
      path.remove_suffix(2);
    }
    const std::size_t host = path.find("://") + 3;
    const std::size_t slash = path.find('/', host);
    const std::size_t user = path.find('@', host);
    if (number.empty() || slash == std::string_view::npos ||
        user != std::string_view::npos) {
      return;
    }
    add({.repository = std::string(path.substr(slash + 1)),
         .key = std::string(number),
         .url = std::string(url.substr(0, number_at_ + number.size())),
         .action = action_before(text_, at_)});
  }

  void add(Reference reference) {
    const auto [place, is_new] =
        places_.try_emplace(reference.name(), found_.size());
    if (is_new) {
      found_.push_back(std::move(reference));
      return;
    }
    Reference& known = found_[place->second];
    known.action = std::max(known.action, reference.action);
  }

  std::string_view text_;
  Tracker tracker_;
  std::size_t at_ = 0;
  std::vector<Reference> found_;
  std::unordered_map<std::string, std::size_t> places_; // by name, in found_
};

// Words of a branch name between '/', '-', '_' and '.'.
std::vector<std::string_view> branch_words(std::string_view branch) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= branch.size(); ++i) {
    const bool is_end =
        i == branch.size() ||
        std::string_view("/-_.#").find(branch[i]) != std::string_view::npos;
    if (is_end) {
      words.push_back(branch.substr(start, i - start));
      start = i + 1;
    }
  }
  return words;
}

bool is_decimal(std::string_view word) {
  return !word.empty() && number_at(word, 0).size() == word.size();
}

bool names_an_issue(std::string_view word) {
  static constexpr std::array<std::string_view, 9> k_words = {
      "issue", "issues", "gh", "bug", "fix", "pr", "ticket", "task", "story"};
  return std::ranges::find(k_words, text::to_lower(word)) != k_words.end();
}

bool is_ticket_prefix(std::string_view word) {
  return word.size() >= 2 && std::ranges::all_of(word, text::is_upper);
}

} // namespace

std::string Reference::name() const {
  return is_digit(key.front()) ? repository + "#" + key : key;
}

std::vector<Reference> find_references(std::string_view text, Tracker tracker) {
  return ReferenceFinder(text, tracker).find();
}

std::vector<Reference> references_in_branch(std::string_view branch,
                                            Tracker tracker) {
  const std::vector<std::string_view> words = branch_words(branch);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_decimal(words[i])) {
      continue;
    }
    const std::string_view before = i > 0 ? words[i - 1] : "";
    const std::string_view after = i + 1 < words.size() ? words[i + 1] : "";
    const std::string number(words[i]);
    if (tracker == Tracker::configured && is_ticket_prefix(before)) {
      return {{.key = std::string(before) + "-" + number}};
    }
    const std::size_t start =
        static_cast<std::size_t>(words[i].data() - branch.data());
    const bool leads = start == 0 || branch[start - 1] == '/';
    const bool is_version_or_date = is_decimal(before) || is_decimal(after);
    if (names_an_issue(before) ||
        (leads && !after.empty() && !is_version_or_date)) {
      return {{.key = number}};
    }
  }
  return {};
}

} // namespace handoff::forge
