// SPDX-License-Identifier: MIT
// Commands as evidence: what failed, and what the last checks said.
#include "git/git.hpp"
#include "session/check_kind.hpp"
#include "session/digest_parts.hpp"
#include "session/failures.hpp"
#include "session/paths.hpp"
#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace handoff::session {
namespace {

// What stood in the work tree when a command ran, as far as sessions and the
// reflog tell.
class Evidence {
public:
  Evidence(Sessions sessions, const DigestContext& context)
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

std::string exit_words(const CommandRun& run) {
  return run.exit     ? "exit " + std::to_string(*run.exit)
         : run.failed ? "failed"
                      : "exit unknown";
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) +
         (count == 1 ? "" : "s");
}

std::string evidence_words(const Session& session,
                           const CommandRun& run,
                           const Evidence& evidence) {
  std::string text = exit_words(run);
  const std::string_view commit = evidence.commit(run.when.at);
  if (!commit.empty()) {
    text += " at " + std::string(commit);
  }
  if (evidence.was_dirty(run.when.at)) {
    text += " with uncommitted changes";
  }
  if (!status_is_of_check(run.cmd)) {
    text += ", but the status is not the check's own";
  }
  const std::size_t changed = evidence.changed_since(session, run.when);
  if (changed > 0) {
    text += ", " + counted(changed, "file") + " changed since";
  }
  return text;
}

// Lines of a check's output that count something.
std::string measured_lines(std::string_view output) {
  constexpr std::size_t k_most = 3;
  std::vector<std::string_view> lines;
  for (const std::string_view line : git::split(output, '\n')) {
    if (holds_measurement(lower_ascii(line))) {
      lines.push_back(cut_utf8(trimmed(line), 200));
    }
  }
  std::string text;
  const std::size_t first = lines.size() > k_most ? lines.size() - k_most : 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    text += (text.empty() ? "" : "\n") + std::string(lines[i]);
  }
  return text;
}

bool is_open_failure(const Items& items, const std::string& cmd) {
  return std::ranges::any_of(items, [&](const DigestItem& item) {
    return item.kind == DigestKind::failure && item.code == cmd;
  });
}

struct LastRun {
  const Session* session = nullptr;
  const CommandRun* run = nullptr;
};

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
  const Evidence evidence(sessions, context);
  std::map<std::string, LastRun> last;
  for (const Session& session : sessions) {
    for (const CommandRun& run : session.commands) {
      if (check_kind(run.cmd) == Check::none) {
        continue;
      }
      LastRun& known = last[checking_part(run.cmd)];
      if (known.run == nullptr || known.run->when.at <= run.when.at) {
        known = {&session, &run};
      }
    }
  }
  for (const auto& [part, found] : last) {
    const CommandRun& run = *found.run;
    if (is_open_failure(items, run.cmd)) {
      continue; // told already
    }
    const bool is_current =
        evidence.changed_since(*found.session, run.when) == 0;
    const bool is_proof = run.exit && status_is_of_check(run.cmd) && is_current;
    items.push_back(
        {.kind = DigestKind::check,
         .text = run.failed ? std::string(failure_line(run.output))
                            : measured_lines(run.output),
         .code = run.cmd,
         .label = std::string(check_name(check_kind(run.cmd))) + ", " +
                  exit_words(run),
         .proof = is_proof ? Proof::verified : Proof::unverified,
         .evidence = evidence_words(*found.session, run, evidence),
         .source = source_of(*found.session, run.when),
         .at = run.when.at,
         .weight = run.failed ? DigestWeight::high : DigestWeight::normal});
  }
}

void add_failures(Sessions sessions,
                  const DigestContext& context,
                  Items& items) {
  const Evidence evidence(sessions, context);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Session& session = sessions[i];
    for (const Failure& failure :
         open_failures(session, sessions.subspan(i + 1))) {
      const CommandRun as_run{.cmd = failure.what,
                              .exit = failure.exit,
                              .failed = true,
                              .when = failure.when};
      items.push_back(
          {.kind = DigestKind::failure,
           .text = failure.why,
           .code = failure.exit ? failure.what
                                : as_seen_from(context.root, failure.what),
           .label = exit_words(as_run),
           .proof = failure.exit &&
                            evidence.changed_since(session, failure.when) == 0
                        ? Proof::verified
                        : Proof::unverified,
           .evidence = evidence_words(session, as_run, evidence),
           .source = source_of(session, failure.when),
           .at = failure.when.at,
           .weight = check_kind(failure.what) == Check::none
                         ? DigestWeight::normal
                         : DigestWeight::high});
    }
  }
}

} // namespace handoff::session
