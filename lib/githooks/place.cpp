// SPDX-License-Identifier: MIT
// Where a repository's hooks are, and who manages them.
#include "githooks/place.hpp"

#include "git/git.hpp"
#include "githooks/event.hpp"
#include "text/split.hpp"

#include <charconv>

namespace handoff::githooks {
namespace {

constexpr const char* k_no_directory = "/dev/null";

// "<scope>\t<origin>\t<value>" of the value that counts. One that is empty
// switches hook files off, and git names no directory for it.
void find_redirection(HooksPlace& place) {
  const base::Completed said = git::run(
      {"config", "--show-scope", "--show-origin", "--get", "core.hooksPath"});
  const auto fields = text::split(said.out, '\t');
  if (said.ok() && fields.size() == 3) {
    place.redirected_by = fields[1];
    place.is_for_all = fields[0] == "global" || fields[0] == "system";
    place.directory = fields[2] == "\n" ? k_no_directory : "";
  }
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

} // namespace

int parse_git_version(std::string_view text) {
  int version = 0;
  std::size_t at = text.find_first_of("0123456789");
  for (int part = 0; part < 3; ++part) {
    int number = 0;
    if (at < text.size()) {
      const char* const begin = text.data() + at;
      const auto [end, error] =
          std::from_chars(begin, text.data() + text.size(), number);
      number = error == std::errc() ? number : 0;
      at += static_cast<std::size_t>(end - begin);
      at += at < text.size() && text[at] == '.' ? 1 : text.size();
    }
    version = version * 100 + number;
  }
  return version;
}

HooksPlace find_place(const git::Repository& repository) {
  HooksPlace place;
  place.git_version = parse_git_version(git::output({"version"}));
  place.events = installed_events(repository);
  if (repository.git_dir.empty()) {
    return place;
  }
  find_redirection(place);
  if (place.directory.empty()) {
    place.directory = first_line(git::output(
        {"rev-parse", "--path-format=absolute", "--git-path", "hooks"}));
  }
  const std::string& top = repository.worktree;
  place.is_shared = !top.empty() && place.directory.starts_with(top + "/") &&
                    !place.directory.starts_with(repository.common_dir + "/");
  place.manager = find_manager(top);
  return place;
}

} // namespace handoff::githooks
