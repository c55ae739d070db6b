// SPDX-License-Identifier: MIT
// Words in, Arguments out, with git's rules: unique abbreviations of long
// options, stuck and separate values, clusters of short options, `--` and
// `--end-of-options`.
#include "base/error.hpp"
#include "command.hpp"
#include "text/shell_word.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::cmd {
namespace {

const Option& find_option(const Subcommand& subcommand,
                          const std::string& typed) {
  std::vector<const Option*> matches;
  for (const Option& option : subcommand.options) {
    if (option.name == typed) {
      return option;
    }
    if (option.name.starts_with(typed)) {
      matches.push_back(&option);
    }
  }
  if (matches.size() > 1) {
    throw usage_error("ambiguous option '--" + typed + "' (could be --" +
                      std::string(matches[0]->name) + " or --" +
                      std::string(matches[1]->name) + ")");
  }
  if (matches.empty()) {
    throw usage_error("unknown option '--" + typed + "'",
                      "git handoff " + std::string(subcommand.name) + " -h");
  }
  return *matches.front();
}

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

// The words up to `--`; the rest goes to `pathspecs`.
struct Words {
  Given given; // every option of the subcommand; a flag has "" for each time
  std::vector<std::string> operands;
  std::vector<std::string> pathspecs;
};

const Option& find_short_option(const Subcommand& subcommand, char typed) {
  const std::string_view name(&typed, 1);
  const auto found =
      std::ranges::find(subcommand.options, name, &Option::short_name);
  if (found == subcommand.options.end()) {
    throw usage_error("unknown option '-" + std::string(name) + "'",
                      "git handoff " + std::string(subcommand.name) + " -h");
  }
  return *found;
}

class WordSorter {
public:
  WordSorter(const Subcommand& subcommand, std::span<char* const> words)
      : subcommand_(subcommand), words_(words) {
    for (const Option& option : subcommand.options) {
      result_.given[std::string(option.name)];
    }
  }

  Words sort() {
    for (; next_ < words_.size(); ++next_) {
      take(words_[next_]);
    }
    return std::move(result_);
  }

private:
  void take(std::string_view word) {
    if (word == "--") {
      rest_to(result_.pathspecs);
    } else if (word == "--end-of-options") {
      rest_to(result_.operands);
    } else if (word.starts_with("--")) {
      take_long(word.substr(2));
    } else if (word.size() > 1 && word[0] == '-') {
      take_cluster(word.substr(1));
    } else {
      result_.operands.emplace_back(word);
    }
  }

  void take_long(std::string_view typed) {
    const std::size_t equals = typed.find('=');
    const Option& option =
        find_option(subcommand_, std::string(typed.substr(0, equals)));
    if (equals == std::string_view::npos) {
      add(option,
          option.value.empty() ? ""
                               : next_value("--" + std::string(option.name)));
      return;
    }
    if (option.value.empty()) {
      throw usage_error("option '--" + std::string(option.name) +
                        "' takes no value");
    }
    add(option, typed.substr(equals + 1));
  }

  // "-n", "-nm" and the next word, "-nmvalue".
  void take_cluster(std::string_view letters) {
    while (!letters.empty()) {
      const Option& option = find_short_option(subcommand_, letters[0]);
      letters.remove_prefix(1);
      if (option.value.empty()) {
        add(option, "");
        continue;
      }
      add(option,
          letters.empty() ? next_value("-" + std::string(option.short_name))
                          : letters);
      return;
    }
  }

  std::string_view next_value(const std::string& name) {
    if (next_ + 1 >= words_.size()) {
      throw usage_error("option '" + name + "' requires a value");
    }
    return words_[++next_];
  }

  void add(const Option& option, std::string_view value) {
    result_.given.find(option.name)->second.emplace_back(value);
  }

  void rest_to(std::vector<std::string>& list) {
    for (++next_; next_ < words_.size(); ++next_) {
      list.emplace_back(words_[next_]);
    }
  }

  const Subcommand& subcommand_;
  std::span<char* const> words_;
  std::size_t next_ = 0;
  Words result_;
};

// People leave out the quotes around a purpose.
std::string quoted_phrase(std::string_view command,
                          std::span<const std::string> words) {
  std::string phrase;
  for (const std::string& word : words) {
    phrase += (phrase.empty() ? "" : " ") + word;
  }
  return "it is one argument: git handoff " + std::string(command) + " " +
         text::shell_word(phrase) + "; paths go after '--'";
}

void check_operands(const Subcommand& subcommand, const Words& words) {
  const std::string hint =
      "git handoff " + std::string(subcommand.name) + " -h";
  // Paths may follow '--' like everywhere in git.
  const std::size_t arguments =
      words.operands.size() +
      (subcommand.takes_pathspecs ? words.pathspecs.size() : 0);
  if (arguments < subcommand.min_operands) {
    throw usage_error(
        "'" + std::string(subcommand.name) + "' needs an argument", hint);
  }
  if (words.operands.size() > subcommand.max_operands) {
    const bool may_be_phrase =
        subcommand.takes_pathspecs && subcommand.max_operands == 1;
    throw usage_error(
        "unexpected argument '" + words.operands[subcommand.max_operands] + "'",
        may_be_phrase ? quoted_phrase(subcommand.name, words.operands) : hint);
  }
  if (!subcommand.takes_pathspecs && !words.pathspecs.empty()) {
    throw usage_error("'" + std::string(subcommand.name) +
                          "' takes nothing after '--'",
                      hint);
  }
}

} // namespace

Arguments parse(const Subcommand& subcommand, std::span<char* const> words) {
  Words sorted = WordSorter(subcommand, words).sort();
  check_operands(subcommand, sorted);
  Arguments arguments;
  arguments.given_ = std::move(sorted.given);
  arguments.operands_ = std::move(sorted.operands);
  arguments.pathspecs_ = std::move(sorted.pathspecs);
  return arguments;
}

} // namespace handoff::cmd
