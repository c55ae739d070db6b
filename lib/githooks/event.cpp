// SPDX-License-Identifier: MIT
// What git calls a hook with, as a question to the guard.
#include "githooks/event.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"

#include <array>
#include <cstdlib>

namespace handoff::githooks {
namespace {

constexpr std::array<std::string_view, 6> k_events = {"pre-commit",
                                                      "pre-merge-commit",
                                                      "pre-applypatch",
                                                      "commit-msg",
                                                      "pre-push",
                                                      "pre-receive"};

// All but the last.
constexpr std::size_t k_local_events = 5;

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string argument(const Call& call, std::size_t index) {
  return index < call.arguments.size() ? call.arguments[index] : "";
}

// pre-commit (the framework) has read standard input itself, and says in the
// environment what git said there.
std::vector<std::string> framework_revisions() {
  const std::string from = variable("PRE_COMMIT_FROM_REF");
  const std::string to = variable("PRE_COMMIT_TO_REF");
  if (!from.empty() && !to.empty()) {
    return {from + ".." + to};
  }
  const std::string local = variable("PRE_COMMIT_LOCAL_BRANCH");
  return {local.empty() ? "HEAD" : local,
          "--not",
          "--remotes=" + variable("PRE_COMMIT_REMOTE_NAME")};
}

// On a server no one can skip anything from afar.
Answer check_commits(std::vector<std::string> revisions,
                     guard::Doing doing,
                     std::string_view version) {
  const guard::Skipping skipping = doing == guard::Doing::receiving
                                       ? guard::Skipping::ignored
                                       : guard::Skipping::obeyed;
  return {guard::check_repository({.scope = guard::Scope::commits,
                                   .revisions = std::move(revisions),
                                   .skipping = skipping},
                                  version),
          doing};
}

Answer answer_push(const Call& call, std::string_view version) {
  if (!variable("PRE_COMMIT_REMOTE_NAME").empty()) {
    return check_commits(framework_revisions(), guard::Doing::pushing, version);
  }
  const guard::PushedRefs pushed =
      guard::parse_pre_push(call.standard_input(), argument(call, 0));
  return pushed.revisions.empty()
             ? Answer{.doing = guard::Doing::pushing}
             : check_commits(pushed.revisions, guard::Doing::pushing, version);
}

} // namespace

std::span<const std::string_view>
installed_events(const git::Repository& repository) {
  const std::span<const std::string_view> all = k_events;
  return repository.is_bare ? all.last(1) : all.first(k_local_events);
}

Answer answer(const Call& call, std::string_view version) {
  if (call.event == "pre-push") {
    return answer_push(call, version);
  }
  if (call.event == "pre-receive") {
    const guard::PushedRefs pushed =
        guard::parse_pre_receive(call.standard_input());
    return pushed.revisions.empty() ? Answer{.doing = guard::Doing::receiving}
                                    : check_commits(pushed.revisions,
                                                    guard::Doing::receiving,
                                                    version);
  }
  if (call.event == "commit-msg") {
    const std::string path = argument(call, 0);
    if (path.empty()) {
      throw usage_error("'hook commit-msg' needs the message's file");
    }
    return {guard::check_message(
                base::read_file(path), version, guard::Skipping::obeyed),
            guard::Doing::committing};
  }
  for (const std::string_view staged : std::span(k_events).first(3)) {
    if (call.event == staged) {
      return {guard::check_repository({.skipping = guard::Skipping::obeyed},
                                      version),
              guard::Doing::committing};
    }
  }
  throw usage_error("unknown hook event '" + call.event + "'",
                    "git handoff hook -h lists them");
}

} // namespace handoff::githooks
