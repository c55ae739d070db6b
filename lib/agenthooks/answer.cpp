// SPDX-License-Identifier: MIT
// What we answer when an agent calls one of our hooks.
#include "agenthooks/answer.hpp"

#include "agenthooks/automatic.hpp"
#include "agenthooks/hook_work.hpp"
#include "agenthooks/start.hpp"
#include "agenthooks/taken_up.hpp"
#include "agenthooks/transcript_end.hpp"
#include "agenthooks/write_target.hpp"
#include "base/attempt.hpp"
#include "base/background.hpp"
#include "guard/repository/repository_guard.hpp"
#include "handoff/create.hpp"
#include "handoff/settings.hpp"
#include "session/find/branch_filter.hpp"
#include "session/find/find.hpp"
#include "session/formats/read.hpp"
#include "session/records/paths.hpp"
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
  const session::TranscriptPlaces places =
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

HookAnswer form_of(Agent agent) {
  return agent->hooks ? agent->hooks->answer : HookAnswer::nested;
}

// What a compaction takes away, even without a change to show for it.
Tasks tasks_of(HookEvent event) {
  return event == HookEvent::before_compaction ? Tasks::count
                                               : Tasks::do_not_count;
}

void create_handoff(const session::Session& session,
                    const std::string& transcript,
                    const std::string& mark,
                    const git::Repository& repository) {
  const Settings settings = read_settings(repository.config);
  std::optional<Carried> carried = carried_by(session, mark, repository);
  std::string purpose = purpose_of(session);
  if (purpose.empty() && carried) {
    purpose = carried->purpose;
  }
  CreateOptions options = {.request = {.purpose = std::move(purpose),
                                       .session = transcript,
                                       .automatic = mark,
                                       .scope = {.base = settings.base},
                                       .snapshots = settings.snapshots,
                                       .summaries = Summaries::no,
                                       .lifetime = settings.lifetime,
                                       .carried = std::move(carried)}};
  options.document.budget = settings.budget;
  options.archive_bytes = settings.archive_bytes;
  options.document.how =
      choose_template(settings.template_path, options.request.kind);
  replace_older(repository, create(repository, options).id);
}

void write_handoff(const HookCall& call) {
  const std::string transcript = transcript_of(call);
  if (transcript.empty()) {
    return;
  }
  const git::Repository repository = git::discover();
  const HookSession whose = {call.agent, call.input.session};
  do_with_note(repository.common_dir, whose, [&] {
    const session::Session session = session::read_session(transcript);
    const std::string mark = mark_of(
        session.agent, session.id.empty() ? call.input.session : session.id);
    const bool is_worth_it =
        says_enough(call, session) &&
        !has_nothing_new(session, mark, repository, tasks_of(call.input.event));
    if (is_worth_it) {
      create_handoff(session, transcript, mark, repository);
    }
  });
}

// A line for the user, in the form of those agents that have one.
std::string told_user(Agent agent, const std::string& text) {
  return form_of(agent) == HookAnswer::flat
             ? std::string()
             : printed({{"systemMessage", "git handoff: " + text}});
}

// A transcript of a gigabyte takes longer to read than an agent may wait.
std::string write_in_background(const HookCall& call,
                                std::chrono::milliseconds patience) {
  constexpr unsigned k_max_seconds = 600;
  const base::BackgroundState written =
      base::run_in_background(patience, k_max_seconds, [&] {
        write_handoff(call);
        return std::string();
      });
  if (!written.has_ended) {
    return told_user(call.agent,
                     "the session is long; its handoff is being written in "
                     "the background, and 'git handoff list' will show it");
  }
  return written.said.empty() ? std::string()
                              : told_user(call.agent,
                                          "no handoff was written: " +
                                              text::visible_line(written.said));
}

std::string offered(Agent agent, const std::string& text) {
  if (form_of(agent) == HookAnswer::flat) {
    return printed({{"additionalContext", text}});
  }
  return printed(
      {{"hookSpecificOutput",
        {{"hookEventName", "SessionStart"}, {"additionalContext", text}}}});
}

// The first of the writes that would put a handoff into a work tree: that of
// the file, whatever links lead to it and wherever the agent itself is.
std::optional<std::string> refused_path(const HookInput& input,
                                        std::string_view version) {
  for (const session::HookWrite& write : input.writes) {
    const std::filesystem::path target = write_target(write.path);
    std::error_code gone;
    std::filesystem::current_path(existing_directory(target), gone);
    git::Repository repository;
    const auto outside =
        base::attempt([&] { repository = git::discover(git::Ask::place); });
    if (gone || outside || repository.worktree.empty() ||
        !session::is_inside(target.string(), repository.worktree)) {
      continue;
    }
    const std::string name(
        session::relative_path(target.string(), repository.worktree));
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

std::string answer_hook(const HookCall& call,
                        std::string_view version,
                        std::chrono::milliseconds patience) {
  const HookInput& input = call.input;
  std::error_code gone;
  if (!input.cwd.empty()) {
    std::filesystem::current_path(input.cwd, gone);
  }
  if (input.event == HookEvent::before_tool && !input.writes.empty()) {
    const auto path = refused_path(input, version);
    return path ? refused(call.agent, *path) : std::string();
  }
  if (gone || !is_in_repository()) {
    return {};
  }
  if (input.event == HookEvent::before_compaction ||
      input.event == HookEvent::session_end) {
    return write_in_background(call, patience);
  } else if (input.event == HookEvent::session_start &&
             input.source != "resume") {
    const std::string words = words_at_start(call.agent, input);
    return words.empty() ? words : offered(call.agent, words);
  }
  return {};
}

} // namespace handoff::agenthooks
