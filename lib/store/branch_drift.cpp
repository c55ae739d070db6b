// SPDX-License-Identifier: MIT
// How a branch has moved since a handoff's head.
#include "store/branch_drift.hpp"

#include "git/git.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace handoff::store {
namespace {

// A name that can be nothing but a name: git's check-ref-format, so that it
// is not a revision expression.
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

std::string id_of(git::Objects& objects, const std::string& name) {
  const auto header = objects.header(name);
  return header ? header->id : std::string();
}

// Finds the tips of branches that handoffs were written on.
class Tips {
public:
  Tips(const git::Repository& repository,
       const BranchIdentity& here,
       git::Objects& objects)
      : repository_(repository), here_(here), objects_(objects) {}

  BranchMove look_up(const StoredHandoff& handoff) {
    const FrontMatter& front = handoff.front;
    BranchMove move;
    move.has_head = !front.head.empty() &&
                    !id_of(objects_, front.head + "^{commit}").empty();
    const bool is_unknown =
        is_redacted(front.branch) && handoff.branch_hash.empty();
    if (front.branch.empty() || is_unknown || here_.wrote(handoff)) {
      move.tip = repository_.head;
      return move;
    }
    const std::string name =
        is_redacted(front.branch) ? name_of(handoff.branch_hash) : front.branch;
    if (is_branch_name(name)) {
      move.tip = id_of(objects_, "refs/heads/" + name + "^{commit}");
    }
    move.has_branch = !move.tip.empty();
    return move;
  }

private:
  // Empty where no branch has it.
  std::string name_of(const std::string& hash) {
    if (!names_) {
      names_ = branches_by_hash(repository_.common_dir);
    }
    const auto found = names_->find(hash);
    return found == names_->end() ? std::string() : found->second;
  }

  const git::Repository& repository_;
  const BranchIdentity& here_;
  git::Objects& objects_;
  std::optional<std::map<std::string, std::string, std::less<>>> names_;
};

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

std::vector<BranchMove>
branch_moves(const git::Repository& repository,
             const BranchIdentity& here,
             git::Objects& objects,
             std::span<const StoredHandoff* const> handoffs) {
  Tips tips(repository, here, objects);
  std::vector<BranchMove> moves;
  std::vector<base::Command> questions;
  std::vector<std::size_t> askers;
  for (const StoredHandoff* handoff : handoffs) {
    moves.push_back(tips.look_up(*handoff));
    const FrontMatter& front = handoff->front;
    if (needs_count(moves.back(), front)) {
      askers.push_back(moves.size() - 1);
      questions.push_back(git::command({"rev-list",
                                        "--left-right",
                                        "--count",
                                        front.head + "..." + moves.back().tip,
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
