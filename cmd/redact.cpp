// SPDX-License-Identifier: MIT
// git handoff redact: a filter that takes secrets and personal data out.
#include "command.hpp"
#include "handoff/redaction.hpp"
#include "redact/redactor.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <future>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "json", .help = "print an object with text and findings"},
    Option{.name = "explain",
           .help = "print what was looked at, kept and dropped, and why"},
    Option{.name = "check",
           .help = "print nothing, exit 1 if anything would be replaced"},
};

std::string as_json(const redact::Redaction& result) {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const redact::Finding& finding : result.findings) {
    findings.push_back({{"rule", finding.rule},
                        {"start", finding.start},
                        {"end", finding.end},
                        {"placeholder", finding.placeholder}});
  }
  const nlohmann::ordered_json object = {
      {"version", 1}, {"text", result.text.str()}, {"findings", findings}};
  using nlohmann::ordered_json;
  // Invalid UTF-8 cannot be in JSON.
  return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

// "12:5-40 dropped password: placeholder": line, bytes of it, never the value.
std::string as_lines(std::string_view text,
                     const std::vector<redact::Decision>& decisions) {
  std::string lines;
  std::size_t line = 1;
  std::size_t line_start = 0;
  for (const redact::Decision& decision : decisions) {
    for (std::size_t end = text.find('\n', line_start); end < decision.start;
         end = text.find('\n', line_start)) {
      ++line;
      line_start = end + 1;
    }
    lines += std::to_string(line) + ":" +
             std::to_string(decision.start - line_start + 1) + "-" +
             std::to_string(decision.end - line_start) +
             (decision.gate.empty() ? " replaced " : " kept ") + decision.rule +
             (decision.gate.empty() ? "" : ": " + decision.gate) + "\n";
  }
  return lines;
}

int run(const Arguments& arguments) {
  // git reads the configuration while we wait for the text.
  std::future<redact::Options> options =
      std::async(std::launch::async, redaction_options_here);
  const std::string text = read_standard_input();
  redact::Redactor redactor(options.get());
  if (arguments.has("explain")) {
    print(as_lines(text, redactor.explain(text)));
    return 0;
  }
  if (arguments.has("check")) {
    return redactor.scan(text).empty() ? 0 : 1;
  }
  if (arguments.has("json")) {
    print(as_json(redactor.redact(text)));
  } else {
    print(redactor.filter(text).view());
  }
  return 0;
}

} // namespace

extern const Subcommand k_redact;
const Subcommand k_redact = {
    .name = "redact",
    .summary = "take secrets and personal data out of standard input",
    .synopsis = "redact [--json | --explain | --check] < <text>",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
