// SPDX-License-Identifier: MIT
// The sections of a summary that an agent wrote when it compacted.
#include "session/digest/summary_sections.hpp"

#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

namespace handoff::session {
namespace {

struct Heading {
  std::string title;
  std::string_view rest; // what stands behind it on its line
};

using text::is_digit;

// "3. Pending Tasks: document it": at most six words before the colon.
Heading numbered(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && is_digit(line[at])) {
    ++at;
  }
  const std::size_t colon = line.find(':');
  const bool fits = at > 0 && at < 3 && line.substr(at).starts_with(". ") &&
                    colon != std::string_view::npos && colon < 60;
  if (!fits) {
    return {};
  }
  std::string title(trimmed(line.substr(at + 2, colon - at - 2)));
  std::erase(title, '*');
  std::string_view rest = line.substr(colon + 1);
  while (rest.starts_with('*')) {
    rest.remove_prefix(1);
  }
  return {std::move(title), trimmed(rest)};
}

Heading marked(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  if (level == 0 || level == std::string_view::npos || level > 4 ||
      line[level] != ' ') {
    return {};
  }
  std::string title(trimmed(line.substr(level)));
  std::erase(title, '*');
  while (title.ends_with(':')) {
    title.pop_back();
  }
  return {std::move(title), {}};
}

// "<next_steps>document it</next_steps>"
Heading tagged(std::string_view line) {
  const std::size_t end = line.find('>');
  if (!line.starts_with('<') || line.starts_with("</") ||
      end == std::string_view::npos || end > 40) {
    return {};
  }
  std::string title(line.substr(1, end - 1));
  const std::string close = "</" + title + ">";
  for (char& c : title) {
    c = c == '_' || c == '-' ? ' ' : c;
  }
  const std::string_view rest = line.substr(end + 1);
  return {std::move(title), rest.substr(0, rest.find(close))};
}

// Claude Code and Codex put words of their own before and behind.
std::string_view own_part(std::string_view summary) {
  for (const std::string_view before :
       {"\nSummary:\n",
        "use the information in this summary to assist with your own "
        "analysis:\n"}) {
    const std::size_t start = summary.find(before);
    if (start != std::string_view::npos) {
      summary.remove_prefix(start + before.size());
    }
  }
  for (const std::string_view end :
       {"\n\nIf you need specific details from before compaction",
        "\nPlease continue the conversation from where we left it",
        "\nContinue the conversation from where it left off"}) {
    summary = summary.substr(0, summary.find(end));
  }
  return summary;
}

} // namespace

std::vector<SummarySection> summary_sections(std::string_view summary) {
  std::vector<SummarySection> sections;
  for (const std::string_view raw : text::split(own_part(summary), '\n')) {
    const std::string_view line = trimmed(raw);
    Heading heading = numbered(line);
    heading = heading.title.empty() ? marked(line) : heading;
    heading = heading.title.empty() ? tagged(line) : heading;
    if (!heading.title.empty()) {
      sections.push_back({std::move(heading.title), std::string(heading.rest)});
      continue;
    }
    if (line.starts_with("</")) {
      continue;
    }
    if (sections.empty() && !line.empty()) {
      sections.push_back({});
    }
    if (!sections.empty() && !line.empty()) {
      std::string& text = sections.back().text;
      text += (text.empty() ? "" : "\n") + std::string(raw);
    }
  }
  return sections;
}

} // namespace handoff::session
