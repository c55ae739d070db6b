// SPDX-License-Identifier: MIT
// What an answer has to know of the handoff that it answers.
#include "handoff/parent.hpp"

#include "base/error.hpp"
#include "store/front_matter.hpp"
#include "text/markdown.hpp"

namespace handoff {
namespace {

// "- **Q1** text" without its marks; empty when it is no question.
std::string question_text(std::string_view item) {
  const std::size_t mark = item.find("**Q");
  const std::size_t end =
      mark == std::string_view::npos ? mark : item.find("**", mark + 3);
  if (end == std::string_view::npos) {
    return {};
  }
  const std::size_t start = item.find_first_not_of(' ', end + 2);
  std::string text(start == std::string_view::npos ? "" : item.substr(start));
  text.erase(text.find_last_not_of(" \n") + 1);
  return text;
}

} // namespace

Parent parse_parent(std::string_view document) {
  const store::ParsedDocument parsed = store::parse_document(document);
  if (!parsed.ok()) {
    throw Error("cannot read the handoff to answer: line " +
                std::to_string(parsed.problems.front().line) + ": " +
                parsed.problems.front().text);
  }
  Parent parent = {.id = parsed.front.id,
                   .purpose = parsed.front.purpose,
                   .head = parsed.front.head};
  const std::string_view body = document.substr(parsed.body);
  bool is_in_questions = false;
  for (const text::Block& block : text::parse_blocks(body)) {
    if (block.kind == text::BlockKind::heading) {
      is_in_questions = block.title == "Questions";
    } else if (is_in_questions && block.kind == text::BlockKind::list_item) {
      parent.questions.push_back(
          question_text(body.substr(block.start, block.end - block.start)));
    }
  }
  return parent;
}

} // namespace handoff
