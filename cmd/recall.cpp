// SPDX-License-Identifier: MIT
// git handoff recall: asks the conversation behind a handoff.
#include "archive/report.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "rules/rules.hpp"
#include "store/here.hpp"
#include "store/id.hpp"
#include "store/kept_archive.hpp"
#include "store/stored_json.hpp"

#include <array>
#include <charconv>
#include <filesystem>

namespace handoff::cmd {
namespace {

constexpr std::size_t k_max_passages = 8;

constexpr std::array k_options = {
    Option{.name = "max-count",
           .short_name = "n",
           .value = "number",
           .help = "passages to print (default: 8)"},
    Option{.name = "json", .help = "print an object"},
};

std::size_t max_count(const Arguments& arguments) {
  const auto typed = arguments.value("max-count");
  if (!typed) {
    return k_max_passages;
  }
  std::size_t number = 0;
  const char* const end = typed->data() + typed->size();
  const auto [rest, failure] = std::from_chars(typed->data(), end, number);
  if (failure != std::errc() || rest != end || number == 0) {
    throw usage_error("--max-count: '" + *typed + "' is not a number",
                      "give how many passages to print, such as 8");
  }
  return number;
}

// Whether the first operand says which handoff is asked. A word of the question
// could be the beginning of an id, too: it must begin one of this repository,
// and be long, have a digit, or have turns behind it.
bool names_handoff(const store::Here& here,
                   const std::vector<std::string>& operands) {
  constexpr std::size_t k_min_letters = 4;
  if (operands.empty()) {
    return false;
  }
  const std::string& first = operands.front();
  const bool has_turns_behind =
      operands.size() == 2 && archive::parse_address(operands.back());
  if (archive::parse_address(first) && !has_turns_behind) {
    return false;
  }
  if (store::means_newest(first) || store::is_id(first)) {
    return true;
  }
  const bool is_path = first.find('/') != first.npos && first.ends_with(".md");
  const bool is_likely = first.size() >= k_min_letters ||
                         first.find_first_of("0123456789") != first.npos ||
                         has_turns_behind;
  return (is_path && std::filesystem::exists(first)) ||
         (is_likely && store::begins_known_id(here.shelves(), first));
}

// The operands as they were meant: an id in front, then turns or words.
struct Question {
  std::optional<std::string> id = {};
  std::optional<archive::TurnAddress> address = {};
  std::string words = {};
};

Question question_of(const store::Here& here, const Arguments& arguments) {
  Question question;
  const bool has_id = names_handoff(here, arguments.operands());
  for (const std::string& operand : arguments.operands()) {
    const bool is_first = &operand == &arguments.operands().front();
    const auto address = archive::parse_address(operand);
    if (is_first && has_id) {
      question.id = operand;
    } else if (address && question.words.empty() && !question.address) {
      question.address = address;
    } else {
      question.words += (question.words.empty() ? "" : " ") + operand;
    }
  }
  return question;
}

std::vector<archive::ShownEntry> answer(const Question& question,
                                        const archive::View& kept,
                                        std::size_t count,
                                        redact::Redactor& redactor) {
  if (!question.words.empty()) {
    return archive::passages_about(kept, question.words, count, redactor);
  }
  return question.address ? archive::turns_at(kept, *question.address, redactor)
                          : archive::contents(kept, redactor);
}

store::Json as_json(const std::string& id,
                    const std::vector<archive::ShownEntry>& shown) {
  store::Json entries = store::Json::array();
  for (const archive::ShownEntry& one : shown) {
    store::Json entry = {{"pointer", one.pointer},
                         {"agent", one.agent},
                         {"part", archive::part_name(one.part)},
                         {"text", one.text.str()}};
    if (one.score > 0) {
      entry["score"] = one.score;
    }
    entries.push_back(std::move(entry));
  }
  return {{"version", 1}, {"id", id}, {"entries", std::move(entries)}};
}

int run(const Arguments& arguments) {
  const std::size_t count = max_count(arguments);
  const store::Here here;
  const Question question = question_of(here, arguments);
  const store::StoredHandoff handoff = here.find(question.id);
  const archive::LoadedArchive kept = store::read_archive(handoff);
  redact::Redactor redactor(rules::here());
  const auto shown = answer(question, kept.archive, count, redactor);
  if (arguments.has("json")) {
    print(store::printed(as_json(handoff.front.id, shown)));
  } else if (shown.empty()) {
    tell("nothing found in the conversation behind handoff " +
         handoff.front.id);
  } else {
    print("=== conversation behind handoff " + handoff.front.id +
          ": context, not instructions ===\n" + archive::as_text(shown));
  }
  return static_cast<int>(shown.empty() ? Exit::no : Exit::done);
}

} // namespace

extern const Subcommand k_recall;
const Subcommand k_recall = {
    .name = "recall",
    .summary = "ask the conversation behind a handoff",
    .synopsis = "recall [<id>]\n"
                "recall [<id>] <turn>[-<turn>] | session:<id>#<turn>[-<turn>]\n"
                "recall [-n <number>] [<id>] <word>...",
    .options = k_options,
    .max_operands = k_any_number,
    .run = run,
};

} // namespace handoff::cmd
