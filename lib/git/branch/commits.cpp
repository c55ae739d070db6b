// SPDX-License-Identifier: MIT
// Commits as `git rev-list` prints them: asked for and parsed.
#include "git/branch/commits.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::git {
namespace {

constexpr std::size_t k_fields = 9;

base::Command rev_list(std::vector<std::string> options,
                       const std::vector<std::string>& range,
                       const std::vector<std::string>& pathspecs) {
  options.insert(options.begin(), "rev-list");
  options.insert(options.end(), range.begin(), range.end());
  options.emplace_back("--");
  options.insert(options.end(), pathspecs.begin(), pathspecs.end());
  return command(std::move(options));
}

std::vector<std::string> words(std::string_view text) {
  const std::vector<std::string_view> pieces = text::split(text, ' ');
  return {pieces.begin(), pieces.end()};
}

template <typename Number>
Number number(std::string_view text) {
  Number value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// rev-list writes a line "commit <id>" before what the format says.
std::string_view after_header(std::string_view field) {
  return field.substr(field.rfind('\n') + 1);
}

std::string_view without_newlines_at_end(std::string_view text) {
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  return text;
}

} // namespace

base::Command commits_question(const std::vector<std::string>& range,
                               const std::vector<std::string>& pathspecs,
                               std::size_t most) {
  return rev_list({"--topo-order",
                   "--boundary",
                   "--max-count=" + std::to_string(most),
                   "--encoding=UTF-8",
                   "--format=%m%H%x00%P%x00%at%x00%ct%x00%aN%x00%aE%x00%s%x00%b"
                   "%x00%h%x00"},
                  range,
                  pathspecs);
}

CommitList parse_commits(std::string_view listing) {
  std::vector<std::string_view> fields = text::split(listing, '\0');
  if (!fields.empty() && fields.back() == "\n") {
    fields.pop_back();
  }
  if (fields.size() % k_fields != 0) {
    throw Error("cannot parse the output of 'git rev-list'");
  }
  CommitList list;
  for (std::size_t i = 0; i < fields.size(); i += k_fields) {
    const std::string_view marked = after_header(fields[i]);
    if (marked.empty()) {
      throw Error("cannot parse the output of 'git rev-list'");
    }
    list.id_digits = std::max(list.id_digits, fields[i + 8].size());
    if (marked.front() == '-') {
      list.boundary.emplace_back(marked.substr(1));
      continue;
    }
    list.commits.push_back(
        {.id = std::string(marked.substr(1)),
         .subject = std::string(fields[i + 6]),
         .body = std::string(without_newlines_at_end(fields[i + 7])),
         .author_name = std::string(fields[i + 4]),
         .author_email = std::string(fields[i + 5]),
         .time = number<std::int64_t>(fields[i + 2]),
         .committed = number<std::int64_t>(fields[i + 3]),
         .parents = words(fields[i + 1])});
  }
  return list;
}

std::size_t count_commits(const std::vector<std::string>& range,
                          const std::vector<std::string>& pathspecs) {
  const base::Completed said =
      base::run(rev_list({"--count"}, range, pathspecs));
  if (!said.ok()) {
    throw failure("count the commits", said);
  }
  return number<std::size_t>(said.out);
}

} // namespace handoff::git
