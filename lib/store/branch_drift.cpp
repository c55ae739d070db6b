// SPDX-License-Identifier: MIT
// How a branch has moved since a handoff's head.
#include "store/branch_drift.hpp"

#include "git/git.hpp"
#include "redact/redactor.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::store {
namespace {

// A name that can be nothing but a name: git's check-ref-format, so that it
// is no revision expression.
bool is_branch_name(std::string_view name) {
  constexpr std::string_view k_special = " ~^:?*[\\\x7f";
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) {
      return false;
    }
  }
  return !name.empty() &&
         name.find_first_of(k_special) == std::string_view::npos &&
         name.find("..") == std::string_view::npos &&
         name.find("@{") == std::string_view::npos;
}

bool is_redacted(std::string_view branch) {
  return branch.find("[REDACTED") != std::string_view::npos;
}

// A document numbers what it replaces, a name alone starts at one.
std::string without_numbers(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '#') {
      i = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
    }
    if (i < text.size()) {
      result += text[i];
    }
  }
  return result;
}

std::string id_of(git::Objects& objects, const std::string& name) {
  const auto header = objects.header(name);
  return header ? header->id : std::string();
}

BranchMove look_up(const git::Repository& repository,
                   git::Objects& objects,
                   const FrontMatter& front) {
  BranchMove move;
  move.has_head =
      !front.head.empty() && !id_of(objects, front.head + "^{commit}").empty();
  if (front.branch.empty() || is_redacted(front.branch) ||
      is_checked_out(repository, front)) {
    move.tip = repository.head;
    return move;
  }
  if (is_branch_name(front.branch)) {
    move.tip = id_of(objects, "refs/heads/" + front.branch + "^{commit}");
  }
  move.has_branch = !move.tip.empty();
  return move;
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Whether counting can say anything new.
bool needs_count(const BranchMove& move, const FrontMatter& front) {
  return move.has_head && !move.tip.empty() &&
         !move.tip.starts_with(front.head);
}

// A few at a time: a long list must not fill the process table.
std::vector<base::Completed> ask(std::span<const base::Command> questions) {
  constexpr std::size_t k_at_once = 16;
  std::vector<base::Completed> answers;
  while (!questions.empty()) {
    const std::size_t count = std::min(k_at_once, questions.size());
    for (base::Completed& answer : base::run_all(questions.first(count))) {
      answers.push_back(std::move(answer));
    }
    questions = questions.subspan(count);
  }
  return answers;
}

} // namespace

bool is_checked_out(const git::Repository& repository,
                    const FrontMatter& front) {
  const std::string branch = repository.branch();
  if (front.branch == branch || !is_redacted(front.branch)) {
    return front.branch == branch;
  }
  return without_numbers(redact::Redactor().filter(branch).view()) ==
         without_numbers(front.branch);
}

std::vector<BranchMove>
branch_moves(const git::Repository& repository,
             git::Objects& objects,
             std::span<const FrontMatter* const> fronts) {
  std::vector<BranchMove> moves;
  std::vector<base::Command> questions;
  std::vector<std::size_t> askers;
  for (const FrontMatter* front : fronts) {
    moves.push_back(look_up(repository, objects, *front));
    if (needs_count(moves.back(), *front)) {
      askers.push_back(moves.size() - 1);
      questions.push_back(git::command({"rev-list",
                                        "--left-right",
                                        "--count",
                                        front->head + "..." + moves.back().tip,
                                        "--"}));
    }
  }
  const std::vector<base::Completed> answers = ask(questions);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].ok()) {
      throw git::failure("compare branches", answers[i]);
    }
    const std::string_view counts = answers[i].out;
    moves[askers[i]].lost = number(counts.substr(0, counts.find('\t')));
    moves[askers[i]].added = number(counts.substr(counts.find('\t') + 1));
  }
  return moves;
}

} // namespace handoff::store
