// SPDX-License-Identifier: MIT
// The only file that knows CLI11: words in, Arguments out, with Git's rules.
//
// CLI11 2.1.2 differs from git in four ways that are mended here: unique
// abbreviations of long options, `--end-of-options`, `--name=` (it would take
// the next word), and the exit status of a usage error.
#include "base/error.hpp"
#include "command.hpp"
#include "text/shell_word.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace handoff::cmd {
namespace {

// CLI11 sees an empty value only as a word of its own, and drops it; this
// stands for it. A NUL cannot come from a command line.
const std::string k_empty_value(1, '\0');

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

// The words as CLI11 wants them, up to `--`; the rest goes to `pathspecs`.
struct Words {
  std::vector<std::string> options;
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

// "-nm" ends in an option whose value is the next word, "-nmx" does not.
bool wants_next_word(const Subcommand& subcommand, std::string_view cluster) {
  for (std::size_t i = 1; i < cluster.size(); ++i) {
    if (!find_short_option(subcommand, cluster[i]).value.empty()) {
      return i + 1 == cluster.size();
    }
  }
  return false;
}

class Splitter {
public:
  Splitter(const Subcommand& subcommand, std::span<char* const> words)
      : subcommand_(subcommand), words_(words) {}

  Words split() {
    for (; next_ < words_.size(); ++next_) {
      take(words_[next_]);
    }
    return std::move(result_);
  }

private:
  void take(const std::string& word) {
    if (word == "--") {
      rest_to(result_.pathspecs);
    } else if (word == "--end-of-options") {
      rest_to(result_.operands);
    } else if (word.starts_with("--")) {
      take_long(word.substr(2));
    } else if (word.size() > 1 && word[0] == '-') {
      result_.options.push_back(word);
      if (wants_next_word(subcommand_, word)) {
        take_value(word);
      }
    } else {
      result_.operands.push_back(word);
    }
  }

  void take_long(const std::string& typed) {
    const std::size_t equals = typed.find('=');
    const Option& option = find_option(subcommand_, typed.substr(0, equals));
    const std::string name = "--" + std::string(option.name);
    if (equals == std::string::npos) {
      result_.options.push_back(name);
      if (!option.value.empty()) {
        take_value(name);
      }
      return;
    }
    if (option.value.empty()) {
      throw usage_error("option '" + name + "' takes no value");
    }
    push_value(name, typed.substr(equals + 1));
  }

  void take_value(const std::string& name) {
    if (next_ + 1 >= words_.size()) {
      throw usage_error("option '" + name + "' requires a value");
    }
    const std::string last = result_.options.back();
    result_.options.pop_back();
    push_value(last, words_[++next_]);
  }

  // One word "--name=value" or "-xvalue": a value may look like an option.
  void push_value(const std::string& name, std::string value) {
    if (value.empty()) {
      value = k_empty_value;
    }
    const bool is_long = name.starts_with("--");
    result_.options.push_back(name + (is_long ? "=" : "") + value);
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

std::string declared_names(const Option& option) {
  const std::string name = "--" + std::string(option.name);
  return option.short_name.empty()
             ? name
             : "-" + std::string(option.short_name) + "," + name;
}

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

Given read_options(const Subcommand& subcommand,
                   std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  Given given;
  std::map<std::string_view, int> flags;
  for (const Option& option : subcommand.options) {
    std::vector<std::string>& values = given[std::string(option.name)];
    if (option.value.empty()) {
      app.add_flag(declared_names(option), flags[option.name]);
    } else {
      app.add_option(declared_names(option), values)
          ->expected(1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  try {
    std::reverse(words.begin(), words.end());
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    throw usage_error("bad options: " + std::string(error.what()),
                      "git handoff " + std::string(subcommand.name) + " -h");
  }
  for (const auto& [name, count] : flags) {
    given[std::string(name)].assign(static_cast<std::size_t>(count), "");
  }
  for (auto& [name, values] : given) {
    std::replace(values.begin(), values.end(), k_empty_value, std::string());
  }
  return given;
}

} // namespace

Arguments parse(const Subcommand& subcommand, std::span<char* const> words) {
  Words split = Splitter(subcommand, words).split();
  Arguments arguments;
  arguments.given_ = read_options(subcommand, std::move(split.options));
  check_operands(subcommand, split);
  arguments.operands_ = std::move(split.operands);
  arguments.pathspecs_ = std::move(split.pathspecs);
  return arguments;
}

} // namespace handoff::cmd
