// SPDX-License-Identifier: MIT
// git handoff redact: a filter that takes secrets and personal data out.
#include "command.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <future>
#include <utility>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "json", .help = "print an object with text and findings"},
    Option{.name = "explain",
           .help = "print what was looked at, kept and dropped, and why"},
    Option{.name = "check",
           .help = "print nothing, exit 1 if anything would be replaced"},
};

constexpr std::size_t k_slice = 65536; // bytes that are escaped at a time

// As it is between the quotes of a JSON string. Invalid UTF-8 cannot be
// in JSON.
std::string escaped(std::string_view text) {
  const std::string quoted = nlohmann::json(text).dump(
      -1, ' ', false, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

void print_escaped(std::string_view text) {
  while (!text.empty()) {
    std::size_t end = std::min(text.size(), k_slice);
    // not within a character
    for (int i = 0; i < 3 && end < text.size() &&
                    (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U;
         ++i) {
      --end;
    }
    print(escaped(text.substr(0, end)));
    text.remove_prefix(end);
  }
}

// The text, then the findings: neither is held as a whole.
void print_json(redact::Redactor& redactor, std::string_view text) {
  std::string_view lead = "{\"version\":1,\"text\":\"";
  redactor.filter(text, [&](const redact::RedactedText& piece) {
    print(std::exchange(lead, {}));
    print_escaped(piece.view());
  });
  print(std::string(lead) + "\",\"findings\":[");
  std::string items;
  std::string_view comma;
  redactor.each_finding(text, [&](const redact::Finding& finding) {
    const nlohmann::ordered_json object = {
        {"rule", finding.rule},
        {"start", finding.start},
        {"end", finding.end},
        {"placeholder", finding.placeholder}};
    items.append(std::exchange(comma, ",")).append(object.dump());
    if (items.size() >= k_slice) {
      print(std::exchange(items, {}));
    }
  });
  print(items + "]}\n");
}

// Which line a byte is on, for bytes in order.
class Lines {
public:
  explicit Lines(std::string_view text) : text_(text) {}

  void go_to(std::size_t at) {
    for (; at_ < at; ++at_) {
      if (text_[at_] == '\n') {
        ++line;
        start = at_ + 1;
      }
    }
  }

  std::size_t line = 1;
  std::size_t start = 0; // offset of the line

private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// "12:5-40 dropped password: placeholder": line, bytes of it, never the value.
void print_explained(const redact::Redactor& redactor, std::string_view text) {
  Lines lines(text);
  std::string out;
  redactor.explain(text, [&](const redact::CandidateOutcome& decision) {
    lines.go_to(decision.start);
    out += std::to_string(lines.line) + ":" +
           std::to_string(decision.start - lines.start + 1) + "-" +
           std::to_string(decision.end - lines.start) +
           (decision.gate.empty() ? " replaced " : " kept ") + decision.rule +
           (decision.gate.empty() ? "" : ": " + decision.gate) + "\n";
    if (out.size() >= k_slice) {
      print(std::exchange(out, {}));
    }
  });
  print(out);
}

int run(const Arguments& arguments) {
  // git reads the configuration while we wait for the text.
  std::future<redact::Rules> rules =
      std::async(std::launch::async, [] { return rules::here(); });
  const std::string text = read_standard_input();
  redact::Redactor redactor(rules.get(), redact::Words::authors);
  if (arguments.has("explain")) {
    print_explained(redactor, text);
    return 0;
  }
  if (arguments.has("check")) {
    return redactor.finds_any(text) ? 1 : 0;
  }
  if (arguments.has("json")) {
    print_json(redactor, text);
  } else {
    redactor.filter(
        text, [](const redact::RedactedText& piece) { print(piece.view()); });
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
