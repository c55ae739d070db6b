// SPDX-License-Identifier: MIT
// git handoff tokens: estimates what standard input costs a model.
#include "text/tokens.hpp"

#include "base/error.hpp"
#include "command.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "tokenizer",
           .value = "name",
           .help = "whose tokens: o200k (default) or claude"},
    Option{.name = "json", .help = "print an object"},
};

text::Tokenizer tokenizer(const Arguments& arguments) {
  const std::string name = arguments.value("tokenizer").value_or("o200k");
  if (name == "o200k") {
    return text::Tokenizer::o200k;
  }
  if (name == "claude") {
    return text::Tokenizer::claude;
  }
  throw usage_error("unknown tokenizer '" + name + "'",
                    "use --tokenizer=o200k or --tokenizer=claude");
}

int run(const Arguments& arguments) {
  const text::Tokenizer whose = tokenizer(arguments);
  const std::string count =
      std::to_string(text::estimate_tokens(read_standard_input(), whose));
  print(arguments.has("json") ? "{\"version\": 1, \"tokens\": " + count + "}\n"
                              : count + "\n");
  return 0;
}

} // namespace

extern const Subcommand k_tokens;
const Subcommand k_tokens = {
    .name = "tokens",
    .summary = "estimate the tokens of standard input",
    .synopsis = "tokens [--tokenizer <name>] [--json] < <text>",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
