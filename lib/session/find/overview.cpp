// SPDX-License-Identifier: MIT
// The sessions of a repository, for people and for programs.
#include "session/find/overview.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "session/formats/read.hpp"
#include "session/records/short_id.hpp"
#include "text/table.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

using text::Align;
using text::Column;
using Row = std::vector<std::string>;

constexpr std::array k_columns = {
    Column{.title = "AGENT"},
    Column{.title = "SESSION"},
    Column{.title = "BRANCH", .least = 10, .order_of_leaving = 2},
    Column{.title = "AGE", .order_of_leaving = 3},
    Column{.title = "TURNS", .align = Align::right, .order_of_leaving = 4},
    Column{.title = "TOKENS", .align = Align::right, .order_of_leaving = 1},
};

std::string tokens(const Session& session) {
  if (!session.tokens.used) {
    return "";
  }
  std::string text = short_count(*session.tokens.used);
  if (session.tokens.window) {
    text += "/" + short_count(*session.tokens.window);
  }
  return text;
}

Row row_of(const Listed& listed,
           const std::function<std::string(std::string_view)>& redact,
           std::int64_t now) {
  const Session& session = listed.session;
  return {std::string(session.agent->name),
          std::string(short_id(session.id)),
          text::visible_line(redact(session.branch)),
          base::relative_time(listed.candidate.modified / 1000, now),
          std::to_string(session.requests.size()),
          tokens(session)};
}

std::string field(const std::string& text) {
  const std::string line = text::visible_line(text);
  return line.empty() ? "-" : line;
}

std::string field(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : "-";
}

} // namespace

Overview read_overview(std::vector<TranscriptCandidate> candidates,
                       std::size_t most) {
  Overview overview;
  for (TranscriptCandidate& candidate : candidates) {
    if (overview.sessions.size() == most) {
      ++overview.left_out;
      continue;
    }
    try {
      Session session = read_session(candidate.agent, candidate.path);
      overview.sessions.push_back({std::move(candidate), std::move(session)});
    } catch (const Error& error) {
      overview.problems.emplace_back(error.what());
    }
  }
  return overview;
}

std::string
overview_for_people(std::span<const Listed> sessions,
                    const std::function<std::string(std::string_view)>& redact,
                    std::int64_t now,
                    std::optional<std::size_t> width) {
  std::vector<Row> rows;
  for (const Listed& listed : sessions) {
    rows.push_back(row_of(listed, redact, now));
  }
  return text::format_table(k_columns, rows, width);
}

std::string
porcelain_line(const Listed& listed, std::int64_t smart_zone, char end) {
  const Session& session = listed.session;
  const auto gauge = gauge_of(session, smart_zone);
  const std::array fields = {
      std::string(session.agent->name),
      field(session.id),
      field(session.branch),
      std::to_string(listed.candidate.modified / 1000),
      std::to_string(session.requests.size()),
      field(session.tokens.used),
      field(session.tokens.window),
      gauge ? std::to_string(gauge->zone) : std::string("-"),
      gauge ? std::string(fill_name(fill_of(*gauge))) : std::string("-"),
      field(session.cwd),
      field(session.path),
  };
  std::string line;
  for (const std::string& one : fields) {
    line += (line.empty() ? "" : "\t") + one;
  }
  return line + end;
}

} // namespace handoff::session
