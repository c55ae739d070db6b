// SPDX-License-Identifier: MIT
// Where HEAD stood, and when.
#include "session/find/reflog.hpp"

#include "git/git.hpp"
#include "session/records/text_cut.hpp"
#include "text/split.hpp"

#include <charconv>

namespace handoff::session {

Reflog parse_reflog(std::string_view text) {
  Reflog reflog;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::string_view time = between(line, "HEAD@{", "}");
    std::int64_t seconds = 0;
    std::from_chars(time.data(), time.data() + time.size(), seconds);
    if (seconds == 0) {
      continue;
    }
    HeadMove move{.at = seconds * 1000,
                  .commit = std::string(line.substr(0, line.find(' ')))};
    const std::string_view names = between(line, "checkout: moving from ", "");
    const std::size_t to = names.rfind(" to ");
    if (to != std::string_view::npos) {
      move.from_branch = names.substr(0, to);
      move.to_branch = names.substr(to + 4);
    }
    reflog.push_back(std::move(move));
  }
  return reflog;
}

Reflog read_reflog(const std::string& directory, std::size_t most) {
  const base::Completed done = git::run({"log",
                                         "-g",
                                         "-n",
                                         std::to_string(most),
                                         "--date=unix",
                                         "--format=%H %gd %gs",
                                         "HEAD",
                                         "--"},
                                        directory);
  return done.ok() ? parse_reflog(done.out) : Reflog();
}

std::string_view head_at(const Reflog& reflog, std::int64_t at) {
  for (const HeadMove& move : reflog) {
    if (move.at <= at) {
      return move.commit;
    }
  }
  return {};
}

} // namespace handoff::session
