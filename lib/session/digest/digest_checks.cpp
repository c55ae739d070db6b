// SPDX-License-Identifier: MIT
// Commands as evidence: what failed, and what the last checks said.
#include "session/dialogue/check_kind.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/run_intent.hpp"
#include "session/dialogue/verdict.hpp"
#include "session/dialogue/words.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/records/paths.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace handoff::session {
namespace {

// What stood in the work tree when a command ran, as far as sessions and the
// reflog tell.
class CheckEvidence {
public:
  CheckEvidence(Sessions sessions, const DigestContext& context)
      : sessions_(sessions), context_(context) {}

  [[nodiscard]] std::string_view commit(std::int64_t at) const {
    return head_at(context_.reflog, at).substr(0, context_.id_digits);
  }

  // Changes that no commit held yet when the command ran.
  [[nodiscard]] bool was_dirty(std::int64_t at) const {
    const std::int64_t since = commit_time(at);
    return since != 0 && !changed([&](const Session&, const Moment& change) {
                            return change.at >= since && change.at < at;
                          }).empty();
  }

  // How many files changed after a command of `session` ran, by sessions or
  // otherwise. Records of one session are in order, also where they bear the
  // same time or none.
  [[nodiscard]] std::size_t changed_since(const Session& session,
                                          const Moment& when) const {
    std::set<std::string_view> files =
        changed([&](const Session& other, const Moment& change) {
          return &other == &session ? change.record > when.record
                                    : change.at > when.at;
        });
    for (const auto& [path, written] : context_.written) {
      if (when.at != 0 && written > when.at) {
        files.insert(path);
      }
    }
    return files.size();
  }

private:
  [[nodiscard]] std::int64_t commit_time(std::int64_t at) const {
    const auto move = std::ranges::find_if(
        context_.reflog, [&](const HeadMove& one) { return one.at <= at; });
    return move == context_.reflog.end() ? 0 : move->at;
  }

  // Files of the work tree with a change that `counts`.
  template <typename Counts>
  [[nodiscard]] std::set<std::string_view> changed(const Counts& counts) const {
    std::set<std::string_view> files;
    for (const Session& session : sessions_) {
      for (const FileTouch& file : session.files) {
        const bool is_ours =
            context_.root.empty() || is_inside(file.path, context_.root);
        if (is_ours &&
            std::ranges::any_of(file.changes, [&](const Moment& change) {
              return counts(session, change);
            })) {
          files.insert(relative_path(file.path, context_.root));
        }
      }
    }
    return files;
  }

  Sessions sessions_;
  const DigestContext& context_;
};

// "exit 0"; where a pipe or a further command hides the check's own status,
// what its output says.
std::string exit_words(const CommandRun& run) {
  const bool is_own = status_is_of_check(run.cmd);
  if (run.exit && is_own) {
    return "exit " + std::to_string(*run.exit);
  }
  switch (run_verdict(run)) {
  case Verdict::passed:
    return "passed by its output";
  case Verdict::failed:
    return run.failed && is_own ? "failed" : "failed by its output";
  case Verdict::unknown:
    break;
  }
  return run.exit ? "exit " + std::to_string(*run.exit) + " of what follows it"
                  : "exit unknown";
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

std::string evidence_words(const Session& session,
                           const CommandRun& run,
                           const CheckEvidence& evidence) {
  std::string text = exit_words(run);
  const std::string_view commit = evidence.commit(run.when.at);
  if (!commit.empty()) {
    text += " at " + std::string(commit);
  }
  if (evidence.was_dirty(run.when.at)) {
    text += " with uncommitted changes";
  }
  const std::size_t changed = evidence.changed_since(session, run.when);
  if (changed > 0) {
    text += ", " + counted(changed, "file") + " changed since";
  }
  return text;
}

// Lines of a check's output that count something.
std::string measured_lines(std::string_view output) {
  constexpr std::size_t k_max_count = 1;
  std::vector<std::string_view> lines;
  for (const std::string_view line : text::split(output, '\n')) {
    const bool is_empty_run = line.find("[no test") != line.npos;
    if (!is_empty_run && holds_measurement(text::to_lower(line))) {
      lines.push_back(cut_utf8(trimmed(line), 200));
    }
  }
  std::string text;
  const std::size_t first =
      lines.size() > k_max_count ? lines.size() - k_max_count : 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    text += (text.empty() ? "" : "\n") + std::string(lines[i]);
  }
  return text;
}

// On one line: a here-document is not what a command is known by.
std::string short_command(std::string_view cmd) {
  constexpr std::size_t k_max_length = 240; // bytes
  const std::string_view line = cmd.substr(0, cmd.find('\n'));
  const std::string_view start = cut_utf8(line, k_max_length);
  return std::string(start) + (start.size() < cmd.size() ? " [...]" : "");
}

bool is_open_failure(const Items& items, const CommandRun& run) {
  return std::ranges::any_of(items, [&](const DigestItem& item) {
    return item.kind == DigestKind::failure &&
           item.code == short_command(run.cmd);
  });
}

// What a run checks: runs of one program on parts of the code are one check,
// and runs on all of it another.
std::string check_key(std::string_view part) {
  const RunIntent intent = run_intent(part);
  const bool is_part =
      std::ranges::any_of(intent.words, [](const std::string& word) {
        return !word.starts_with("-") && word != "./..." && word != ".";
      });
  return intent.action + (is_part ? " (part)" : "");
}

struct LastRun {
  const Session* session = nullptr;
  const CommandRun* run = nullptr;
  const CommandRun* failed = nullptr; // the last one before it that failed
};

// What the last run says; of one that passed also what an earlier one found.
std::string run_words(const LastRun& last, bool has_failed) {
  if (has_failed) {
    return std::string(failure_line(last.run->output));
  }
  std::string text = measured_lines(last.run->output);
  if (last.failed != nullptr) {
    constexpr std::size_t k_max_complaint_length = 160; // bytes
    const std::string_view complaint =
        cut_utf8(failure_line(last.failed->output), k_max_complaint_length);
    if (!complaint.empty()) {
      text += (text.empty() ? "put right: " : "; put right: ") +
              std::string(complaint);
    }
  }
  return text;
}

// "Edit /w/src/a.c" is "Edit src/a.c" in "/w".
std::string as_seen_from(const std::string& root, const std::string& call) {
  const std::size_t blank = call.find(' ');
  const std::string beginning = root + "/";
  return root.empty() || blank == std::string::npos ||
                 call.compare(blank + 1, beginning.size(), beginning) != 0
             ? call
             : call.substr(0, blank + 1) +
                   call.substr(blank + 1 + beginning.size());
}

} // namespace

void add_checks(Sessions sessions, const DigestContext& context, Items& items) {
  const CheckEvidence evidence(sessions, context);
  std::map<std::string, LastRun> last;
  for (const Session& session : sessions) {
    for (const CommandRun& run : session.commands) {
      for (const auto& [check, part] : checks_of(run.cmd)) {
        LastRun& known = last[check_key(part)];
        if (known.run == nullptr || known.run->when.at <= run.when.at) {
          const bool has_failed = known.run != nullptr &&
                                  run_verdict(*known.run) == Verdict::failed;
          known = {&session, &run, has_failed ? known.run : known.failed};
        }
      }
    }
  }
  std::set<const CommandRun*> listed;
  for (const auto& [part, found] : last) {
    const CommandRun& run = *found.run;
    if (is_open_failure(items, run) || !listed.insert(&run).second) {
      continue;
    }
    const Verdict verdict = run_verdict(run);
    // On another state of the files than the one at hand.
    const bool is_elsewhere = run.cmd.find("git stash") != std::string::npos;
    const bool is_proof = verdict != Verdict::unknown && !is_elsewhere &&
                          evidence.changed_since(*found.session, run.when) == 0;
    const bool has_failed = verdict == Verdict::failed;
    items.push_back(placed(
        {.kind = DigestKind::check,
         .text = run_words(found, has_failed),
         .code = short_command(run.cmd),
         .label = std::string(check_name(check_kind(run.cmd))) + ", " +
                  exit_words(run),
         .proof = is_proof ? Proof::verified : Proof::unverified,
         .evidence = evidence_words(*found.session, run, evidence),
         .weight = has_failed ? DigestWeight::high : DigestWeight::normal},
        *found.session,
        run.when));
  }
}

namespace {

DigestItem failure_item(const Session& session,
                        const Failure& failure,
                        const DigestContext& context,
                        const CheckEvidence& evidence) {
  const CommandRun as_run{.cmd = failure.what,
                          .exit = failure.exit,
                          .failed = true,
                          .when = failure.when};
  const bool is_proof = !failure.is_abandoned && failure.exit &&
                        evidence.changed_since(session, failure.when) == 0;
  std::string label = exit_words(as_run);
  if (failure.count > 1) {
    label += ", " + std::to_string(failure.count) + " times";
  }
  return placed(
      {.kind = failure.is_abandoned ? DigestKind::attempt : DigestKind::failure,
       .text = failure.why,
       .code = failure.exit ? short_command(failure.what)
                            : as_seen_from(context.root, failure.what),
       .label = std::move(label),
       .proof = failure.is_abandoned ? Proof::none
                : is_proof           ? Proof::verified
                                     : Proof::unverified,
       .evidence = failure.is_abandoned
                       ? std::string()
                       : evidence_words(session, as_run, evidence),
       .weight = failure.is_abandoned ? DigestWeight::low : DigestWeight::high},
      session,
      failure.when);
}

// "`gh api`: use `-F x=1`, not `-f x=1`: 422 ..."
DigestItem recipe_item(const Session& session, const WorkingForm& recipe) {
  std::string text = "use " + recipe.works;
  text += recipe.fails.empty() ? "" : ", not " + recipe.fails;
  text += ": " + recipe.why;
  return placed({.kind = DigestKind::recipe,
                 .text = std::move(text),
                 .code = recipe.action,
                 .weight = DigestWeight::low},
                session,
                recipe.when);
}

} // namespace

void add_failures(Sessions sessions,
                  const DigestContext& context,
                  Items& items) {
  const CheckEvidence evidence(sessions, context);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Session& session = sessions[i];
    const Failures found = find_failures(session, sessions.subspan(i + 1));
    for (const Failure& failure : found.open) {
      items.push_back(failure_item(session, failure, context, evidence));
    }
    for (const WorkingForm& recipe : found.recipes) {
      items.push_back(recipe_item(session, recipe));
    }
  }
}

} // namespace handoff::session
