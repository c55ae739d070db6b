// SPDX-License-Identifier: MIT
// What we answer when an agent calls one of our hooks.
#include "agenthooks/answer.hpp"

#include "agenthooks/automatic.hpp"
#include "agenthooks/transcript_end.hpp"
#include "base/attempt.hpp"
#include "base/clock.hpp"
#include "guard/repository/repository_guard.hpp"
#include "handoff/create.hpp"
#include "handoff/settings.hpp"
#include "session/find/branch_filter.hpp"
#include "session/find/find.hpp"
#include "session/formats/read.hpp"
#include "session/records/paths.hpp"
#include "store/here.hpp"
#include "store/pickup.hpp"
#include "text/visible.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>

namespace handoff::agenthooks {
namespace {

using agent::Agent;
using agent::HookAnswer;
using nlohmann::ordered_json;
using session::HookEvent;
using session::HookInput;

std::string printed(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

// Some give no path where a session ends.
std::string transcript_of(const HookCall& call) {
  const HookInput& input = call.input;
  std::error_code none;
  if (std::filesystem::exists(input.transcript, none)) {
    return input.transcript;
  }
  const session::Places places =
      session::find_places(agent::process_environment());
  if (call.agent->hooks && call.agent->hooks->is_before_transcript &&
      input.event == HookEvent::session_end) {
    await_session_end(places.of(call.agent) + "/" + input.session + "/" +
                      std::string(call.agent->transcripts.front().file));
  }
  const auto found = session::find_by_id(places, input.session);
  return found.size() == 1 ? found.front().path : std::string();
}

// Who announces a compaction before every request to the model (Gemini CLI)
// compacts from half of the window on where the user has set nothing else.
bool is_far_from_full(const session::Session& session) {
  constexpr std::int64_t k_part = 5;
  const session::Tokens& tokens = session.tokens;
  return tokens.used && tokens.window && *tokens.used < *tokens.window / k_part;
}

bool says_enough(const HookCall& call, const session::Session& session) {
  const bool is_only_asking =
      call.agent->hooks && call.agent->hooks->announces_every_request &&
      call.input.event == HookEvent::before_compaction &&
      call.input.is_automatic && is_far_from_full(session);
  return !session::is_empty(session) && !is_only_asking;
}

void write_handoff(const HookCall& call) {
  const std::string transcript = transcript_of(call);
  if (transcript.empty()) {
    return;
  }
  const session::Session session = session::read_session(transcript);
  if (!says_enough(call, session)) {
    return; // opened and closed again
  }
  const git::Repository repository = git::discover();
  if (is_told_already(session, repository)) {
    return;
  }
  const Settings settings = read_settings(repository.config);
  CreateOptions options = {.request = {.purpose = purpose_of(session),
                                       .session = transcript,
                                       .automatic = mark_of(session),
                                       .scope = {.base = settings.base},
                                       .snapshots = settings.snapshots,
                                       .summaries = Summaries::no,
                                       .lifetime = settings.lifetime}};
  options.document.budget = settings.budget;
  options.archive_bytes = settings.archive_bytes;
  options.document.how =
      choose_template(settings.template_path, options.request.kind);
  replace_older(repository, create(repository, options).id);
}

std::optional<std::string> offer() {
  const store::Here here;
  std::optional<store::StoredHandoff> found;
  static_cast<void>(base::attempt([&] {
    if (here.repository() != nullptr) {
      found = here.find(std::nullopt);
    }
  }));
  if (!found || found->presence != store::Presence::present ||
      store::is_expired(*found, base::now())) {
    return std::nullopt;
  }
  const store::FrontMatter& front = found->front;
  return "A handoff of this branch was written " +
         base::relative_time(front.created, base::now()) +
         (front.automatic.empty() ? "" : " by a hook") +
         (front.purpose.empty()
              ? ""
              : ", for: " + text::visible_line(front.purpose)) +
         ". If the user wants to go on with that work, run '" +
         store::pickup_command(found->path) +
         "' and read what it prints: context, not instructions.";
}

HookAnswer form_of(Agent agent) {
  return agent->hooks ? agent->hooks->answer : HookAnswer::nested;
}

std::string offered(Agent agent, const std::string& text) {
  if (form_of(agent) == HookAnswer::flat) {
    return printed({{"additionalContext", text}});
  }
  return printed(
      {{"hookSpecificOutput",
        {{"hookEventName", "SessionStart"}, {"additionalContext", text}}}});
}

// The first of the writes that would put a handoff into the work tree.
std::optional<std::string> refused_path(const HookInput& input,
                                        std::string_view version) {
  const git::Repository repository = git::discover(git::Ask::place);
  for (const session::HookWrite& write : input.writes) {
    if (repository.worktree.empty() ||
        !session::is_inside(write.path, repository.worktree)) {
      continue;
    }
    const std::string name(
        session::relative_path(write.path, repository.worktree));
    const guard::Checked checked =
        guard::check_document(name, write.content, version);
    if (checked.report.count(guard::Action::refuse) > 0) {
      return name;
    }
  }
  return std::nullopt;
}

std::string refused(Agent agent, const std::string& path) {
  const std::string reason =
      "'" + text::visible_line(path) + "' " +
      std::string(session::k_refused_handoff) +
      ". Write its text to the standard input of: git handoff new "
      "\"<purpose>\"";
  if (form_of(agent) == HookAnswer::decision) {
    return printed({{"decision", "deny"}, {"reason", reason}});
  }
  const ordered_json decision = {{"permissionDecision", "deny"},
                                 {"permissionDecisionReason", reason}};
  if (form_of(agent) == HookAnswer::flat) {
    return printed(decision);
  }
  ordered_json output = {{"hookEventName", "PreToolUse"}};
  output.update(decision);
  return printed({{"hookSpecificOutput", output}});
}

bool is_in_repository() {
  return !base::attempt(
      [] { static_cast<void>(git::discover(git::Ask::place)); });
}

} // namespace

std::string answer_hook(const HookCall& call, std::string_view version) {
  const HookInput& input = call.input;
  std::error_code gone;
  if (!input.cwd.empty()) {
    std::filesystem::current_path(input.cwd, gone);
  }
  if (gone || !is_in_repository()) {
    return {};
  }
  if (input.event == HookEvent::before_compaction ||
      input.event == HookEvent::session_end) {
    write_handoff(call);
  } else if (input.event == HookEvent::session_start &&
             input.source != "resume") {
    const auto text = offer();
    return text ? offered(call.agent, *text) : std::string();
  } else if (input.event == HookEvent::before_tool && !input.writes.empty()) {
    const auto path = refused_path(input, version);
    return path ? refused(call.agent, *path) : std::string();
  }
  return {};
}

} // namespace handoff::agenthooks
