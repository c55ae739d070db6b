// SPDX-License-Identifier: MIT
// The git commands that a pointer may name: a closed list, pinned to ids.
#include "point/language/listing.hpp"

#include "git/git.hpp"
#include "point/language/quoted.hpp"
#include "point/language/words.hpp"

#include <algorithm>
#include <array>

namespace handoff::point {
namespace {

// An option that a subcommand may carry; a trailing `#` stands for a number.
// `kind` is what the command lists when it is given.
struct OptionRule {
  std::string_view subcommand;
  std::string_view option;
  PointerKind kind;
};

// The first rule of a subcommand has no option: what it lists by itself.
using enum PointerKind;
constexpr std::array k_rules = {
    OptionRule{"log", "", log},
    OptionRule{"log", "--oneline", log},
    OptionRule{"log", "--reverse", log},
    OptionRule{"log", "--no-merges", log},
    OptionRule{"log", "--first-parent", log},
    OptionRule{"log", "--topo-order", log},
    OptionRule{"log", "--skip=#", log},
    OptionRule{"log", "--graph", log},
    OptionRule{"log", "--format=short", log},
    OptionRule{"log", "--format=fuller", log},
    OptionRule{"log", "--stat", log},
    OptionRule{"log", "--abbrev=#", log},
    OptionRule{"log", "-#", log},
    OptionRule{"diff", "", diff},
    OptionRule{"diff", "--no-renames", diff},
    OptionRule{"diff", "--stat", diffstat},
    OptionRule{"diff", "--stat=#", diffstat},
    OptionRule{"diff", "--summary", diffstat},
    OptionRule{"diff", "--compact-summary", diffstat},
    OptionRule{"diff", "--shortstat", diffstat},
    OptionRule{"diff", "--numstat", diffstat},
    OptionRule{"diff", "--name-only", diffstat},
    OptionRule{"diff", "--name-status", diffstat},
    OptionRule{"show", "", diff},
    OptionRule{"show", "--format=", diff},
    OptionRule{"show", "--format=short", diff},
    OptionRule{"show", "--format=fuller", diff},
    OptionRule{"show", "--oneline", diff},
    OptionRule{"show", "--abbrev=#", diff},
    OptionRule{"show", "--stat", diffstat},
    OptionRule{"show", "--stat=#", diffstat},
    OptionRule{"show", "--name-only", diffstat},
    OptionRule{"show", "--name-status", diffstat},
    OptionRule{"show", "--no-patch", log},
    OptionRule{"ls-tree", "", tree},
    OptionRule{"ls-tree", "-r", tree},
    OptionRule{"ls-tree", "-t", tree},
    OptionRule{"ls-tree", "--name-only", tree},
};

// What a user's configuration could change, as git has it by itself. Ids in
// what is printed are as long as the pointer's own.
constexpr std::array k_settings = {
    "core.quotePath=true",     "diff.algorithm=default",
    "diff.context=3",          "diff.indentHeuristic=true",
    "diff.interHunkContext=0", "diff.mnemonicPrefix=false",
    "diff.noPrefix=false",     "diff.orderFile=/dev/null",
    "diff.relative=false",     "diff.renames=true",
    "diff.submodule=short",    "diff.suppressBlankEmpty=false",
    "format.pretty=medium",    "log.abbrevCommit=false",
    "log.date=default",        "log.diffMerges=separate",
    "log.follow=false",        "log.mailmap=true",
    "log.showRoot=true",       "log.showSignature=false"};
// Where there is no terminal; COLUMNS would say something else.
constexpr const char* k_usual_stat = "--stat=80";

bool matches(std::string_view option, std::string_view word) {
  if (!option.ends_with('#')) {
    return option == word;
  }
  option.remove_suffix(1);
  if (!word.starts_with(option)) {
    return false;
  }
  Cursor cursor(word, option.size());
  return cursor.take_number() && cursor.is_done();
}

const OptionRule* find_rule(std::string_view subcommand,
                            std::string_view word) {
  const auto rule =
      std::ranges::find_if(k_rules, [&](const OptionRule& candidate) {
        return candidate.subcommand == subcommand &&
               matches(candidate.option, word);
      });
  return rule == k_rules.end() ? nullptr : &*rule;
}

// "9d01b7e", "9d01b7e^!", "3f2a1c9..9d01b7e" or with three dots.
bool is_revision(std::string_view word) {
  Cursor cursor(word);
  if (!cursor.take_object_id()) {
    return false;
  }
  if (cursor.is_done() || (cursor.take("^!") && cursor.is_done())) {
    return true;
  }
  return (cursor.take("...") || cursor.take("..")) && cursor.take_object_id() &&
         cursor.is_done();
}

std::string path_word(const std::string& path) {
  const bool is_plain = !path.empty() && !needs_escape(path) &&
                        path.find(' ') == std::string::npos;
  return is_plain ? path : quoted(path);
}

// Words cut at single blanks; quoted ones unquoted, and marked as such.
struct CommandWord {
  std::string text;
  bool is_quoted = false;
};

std::optional<std::vector<CommandWord>> words_of(std::string_view command) {
  std::vector<CommandWord> words;
  Cursor cursor(command);
  do {
    std::optional<std::string> name = cursor.take_quoted();
    const bool is_quoted = name.has_value();
    words.push_back(
        {is_quoted ? *name : std::string(cursor.take_until(" ")), is_quoted});
    if (words.back().text.empty()) {
      return std::nullopt;
    }
  } while (cursor.take(" "));
  return cursor.is_done() ? std::optional(words) : std::nullopt;
}

// One reading of a command's words, in git's order: options, revisions,
// `--`, paths.
class ListingReader {
public:
  explicit ListingReader(const std::vector<CommandWord>& words)
      : words_(words) {}

  std::optional<Listing> read() {
    const bool is_git = words_.size() >= 3 && words_[0].text == "git";
    const bool is_good =
        is_git && take_options() && take_revisions() && take_paths();
    return is_good ? std::optional(std::move(listing_)) : std::nullopt;
  }

private:
  [[nodiscard]] bool at_option() const {
    return next_ < words_.size() && !words_[next_].is_quoted &&
           words_[next_].text.starts_with('-') && words_[next_].text != "--";
  }

  bool take_options() {
    const std::string& subcommand = words_[1].text;
    const OptionRule* plain = find_rule(subcommand, "");
    if (plain == nullptr) {
      return false;
    }
    listing_.kind = plain->kind;
    listing_.options = {subcommand};
    for (next_ = 2; at_option(); ++next_) {
      const OptionRule* rule = find_rule(subcommand, words_[next_].text);
      if (rule == nullptr) {
        return false;
      }
      listing_.kind = rule->kind == plain->kind ? listing_.kind : rule->kind;
      listing_.options.push_back(words_[next_].text);
    }
    return true;
  }

  bool take_revisions() {
    for (; next_ < words_.size() && words_[next_].text != "--"; ++next_) {
      if (words_[next_].is_quoted || !is_revision(words_[next_].text)) {
        return false;
      }
      listing_.revisions.push_back(words_[next_].text);
    }
    return !listing_.revisions.empty() && listing_.revisions.size() <= 2;
  }

  bool take_paths() {
    if (next_ == words_.size()) {
      return true;
    }
    for (++next_; next_ < words_.size(); ++next_) {
      listing_.paths.push_back(words_[next_].text);
    }
    return !listing_.paths.empty();
  }

  const std::vector<CommandWord>& words_;
  std::size_t next_ = 0;
  Listing listing_;
};

} // namespace

std::vector<std::string> Listing::arguments() const {
  std::vector<std::string> words = {"--literal-pathspecs"};
  for (const char* setting : k_settings) {
    words.insert(words.end(), {"-c", setting});
  }
  const std::string& subcommand = options.front();
  words.push_back(subcommand);
  if (subcommand == "log" || subcommand == "show") {
    words.insert(words.end(), {"--no-color", "--no-decorate", "--no-notes"});
  }
  if (subcommand == "diff") {
    words.insert(words.end(), {"--no-color", "--no-ext-diff", "--no-textconv"});
  }
  if (subcommand != "ls-tree") {
    words.push_back("--abbrev=" + std::to_string(ids().front().size()));
  }
  for (std::size_t i = 1; i < options.size(); ++i) {
    words.push_back(options[i] == "--stat" ? k_usual_stat : options[i]);
  }
  words.insert(words.end(), revisions.begin(), revisions.end());
  if (!paths.empty()) {
    words.emplace_back("--");
    words.insert(words.end(), paths.begin(), paths.end());
  }
  return words;
}

std::string Listing::text() const {
  std::string text = "git";
  for (const std::string& option : options) {
    text += " " + option;
  }
  for (const std::string& revision : revisions) {
    text += " " + revision;
  }
  text += paths.empty() ? "" : " --";
  for (const std::string& path : paths) {
    text += " " + path_word(path);
  }
  return text;
}

std::vector<std::string> Listing::ids() const {
  std::vector<std::string> found;
  for (const std::string& revision : revisions) {
    Cursor cursor(revision);
    while (const std::optional<std::string> id = cursor.take_object_id()) {
      found.push_back(*id);
      while (cursor.take(".")) {
      }
    }
  }
  return found;
}

std::optional<Listing> parse_listing(std::string_view command) {
  if (!command.starts_with("git ")) {
    return std::nullopt;
  }
  const std::optional<std::vector<CommandWord>> words = words_of(command);
  return words ? ListingReader(*words).read() : std::nullopt;
}

} // namespace handoff::point
