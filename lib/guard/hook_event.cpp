// SPDX-License-Identifier: MIT
// What git calls a hook with, as a question to the guard.
#include "guard/hook_event.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "guard/quick_check.hpp"

#include <array>
#include <cstdlib>

namespace handoff::guard {
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

std::string argument(const HookCall& call, std::size_t index) {
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

// On a server nobody can skip anything from afar.
HookAnswer check_commits(std::vector<std::string> revisions,
                         Doing doing,
                         std::string_view version) {
  const Skipping skipping =
      doing == Doing::receiving ? Skipping::ignored : Skipping::obeyed;
  return {check_repository({.scope = Scope::commits,
                            .revisions = std::move(revisions),
                            .skipping = skipping},
                           version),
          doing};
}

HookAnswer answer_push(const HookCall& call, std::string_view version) {
  if (!variable("PRE_COMMIT_REMOTE_NAME").empty()) {
    return check_commits(framework_revisions(), Doing::pushing, version);
  }
  const PushedRefs pushed =
      parse_pre_push(call.standard_input(), argument(call, 0));
  return pushed.revisions.empty()
             ? HookAnswer{.doing = Doing::pushing}
             : check_commits(pushed.revisions, Doing::pushing, version);
}

} // namespace

std::span<const std::string_view>
installed_events(const git::Repository& repository) {
  const std::span<const std::string_view> all = k_events;
  return repository.is_bare ? all.last(1) : all.first(k_local_events);
}

HookAnswer answer_hook(const HookCall& call, std::string_view version) {
  if (call.event == "pre-push") {
    return answer_push(call, version);
  }
  if (call.event == "pre-receive") {
    const PushedRefs pushed = parse_pre_receive(call.standard_input());
    return pushed.revisions.empty()
               ? HookAnswer{.doing = Doing::receiving}
               : check_commits(pushed.revisions, Doing::receiving, version);
  }
  if (call.event == "commit-msg") {
    const std::string path = argument(call, 0);
    if (path.empty()) {
      throw usage_error("'hook commit-msg' needs the message's file");
    }
    return {check_message(base::read_file(path), version, Skipping::obeyed),
            Doing::committing};
  }
  for (const std::string_view staged : std::span(k_events).first(3)) {
    if (call.event == staged) {
      if (is_clean_at_a_glance(version)) {
        return {};
      }
      return {check_repository({.skipping = Skipping::obeyed}, version),
              Doing::committing};
    }
  }
  throw usage_error("unknown hook event '" + call.event + "'",
                    "git handoff hook -h lists them");
}

} // namespace handoff::guard
