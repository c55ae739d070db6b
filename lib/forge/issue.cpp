// SPDX-License-Identifier: MIT
// Asks a forge's own program for the text of an issue or request.
#include "forge/issue.hpp"

#include "text/ascii.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace handoff::forge {
namespace {

using nlohmann::json;

constexpr const char* k_seconds = "10";
constexpr std::string_view k_fj = "fj"; // prints no JSON
constexpr std::size_t k_max_answer_bytes = 4U << 20U;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  std::string text = found != object.end() && found->is_string()
                         ? found->get<std::string>()
                         : "";
  std::erase(text, '\r');
  return text;
}

std::optional<json> parse_object(std::string_view text) {
  if (text.size() > k_max_answer_bytes) {
    return std::nullopt;
  }
  json object = json::parse(text, nullptr, false);
  return object.is_object() ? std::optional(std::move(object)) : std::nullopt;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 10 &&
         std::ranges::all_of(text, text::is_digit);
}

// "a/b" as one part of an address.
std::string escaped_slashes(const std::string& path) {
  std::string out;
  for (const char c : path) {
    out += c == '/' ? "%2F" : std::string(1, c);
  }
  return out;
}

// No window is opened: Debian has an editor that is called `tea`, too. The
// client runs outside the repository, whose configuration would otherwise
// choose a host (glab reads .git/glab-cli/config.yml and the remotes).
base::Command question(Client client, std::vector<std::string> words) {
  base::Command command{.argv = {"timeout", k_seconds},
                        .environment = {"GH_PROMPT_DISABLED=1",
                                        "GH_NO_UPDATE_NOTIFIER=1",
                                        "NO_PROMPT=1",
                                        "NO_COLOR=1",
                                        "DISPLAY=",
                                        "WAYLAND_DISPLAY=",
                                        "GIT_DIR",
                                        "GIT_WORK_TREE",
                                        "GH_REPO",
                                        "GITLAB_REPO"},
                        .directory = "/"};
  command.argv.emplace_back(client_name(client));
  command.argv.insert(command.argv.end(), words.begin(), words.end());
  return command;
}

// A client that knows the forge's kind, and how it is asked.
std::span<const Client> clients_for(ForgeKind kind) {
  // GitHub Enterprise, if the user is signed in to it.
  const Forge* forge =
      find_forge(kind == ForgeKind::unknown ? ForgeKind::github : kind);
  return forge->clients;
}

base::Command ask(Client client,
                  const SignedInHost& login,
                  const Remote& remote,
                  const std::string& number) {
  const std::string rest = remote.full_name() + "/issues/" + number;
  base::Command command;
  switch (client) {
  case Client::gh: // `gh api --hostname` refuses a port
    command = question(client, {"api", "repos/" + rest});
    command.environment.push_back("GH_HOST=" + login.host);
    return command;
  case Client::glab: // `glab api --hostname` refuses a port as well
    command = question(client,
                       {"api",
                        "projects/" + escaped_slashes(remote.full_name()) +
                            "/issues/" + number});
    command.environment.push_back("GITLAB_HOST=" + login.host);
    return command;
  case Client::tea:
    command = question(client, {"api"});
    if (!login.login.empty()) {
      command.argv.insert(command.argv.end(), {"--login", login.login});
    }
    command.argv.push_back("repos/" + rest);
    return command;
  case Client::fj:
    break;
  }
  return question(
      client,
      {"issue", "view", login.host + "/" + remote.full_name() + "#" + number});
}

} // namespace

std::string Issue::text() const {
  return body.empty() ? title + "\n" : title + "\n\n" + body + "\n";
}

std::vector<base::Command> issue_commands(const Remote& remote,
                                          const std::string& number,
                                          const Environment& environment) {
  std::vector<base::Command> commands;
  if (!is_number(number)) {
    return commands;
  }
  for (const Client client : clients_for(remote.kind)) {
    auto login = find_signed_in(client, remote.host, environment);
    if (!login && remote.kind_from == KindFrom::user) {
      login = SignedInHost{remote.host};
    }
    if (login) {
      commands.push_back(ask(client, *login, remote, number));
    }
  }
  return commands;
}

bool has_client(const Remote& remote) {
  return !clients_for(remote.kind).empty();
}

std::optional<Issue> parse_answer(std::string_view program,
                                  std::string_view text) {
  if (auto issue = parse_issue(text)) {
    return issue;
  }
  return program == k_fj ? parse_viewed_issue(text) : std::nullopt;
}

// forgejo-cli 0.4: "<title> #42", who and when, labels, the body behind "> ",
// how many comments. Where it is no terminal there are no colours.
std::optional<Issue> parse_viewed_issue(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  Issue issue{std::string(text.substr(0, end)), ""};
  const std::size_t mark = issue.title.rfind(" #");
  const bool has_number =
      mark != std::string::npos && is_number(issue.title.substr(mark + 2));
  issue.title.resize(has_number ? mark : issue.title.size());
  for (std::size_t at = end + 1; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, stop - at);
    if (line.starts_with('>')) {
      issue.body += line.substr(std::min<std::size_t>(line.size(), 2));
      issue.body += '\n';
    }
    at = stop + 1;
  }
  std::erase(issue.body, '\r');
  while (issue.body.ends_with('\n')) {
    issue.body.pop_back();
  }
  return issue.title.empty() || text.size() > k_max_answer_bytes
             ? std::nullopt
             : std::optional(std::move(issue));
}

std::optional<Issue> parse_issue(std::string_view text) {
  const std::optional<json> object = parse_object(text);
  if (!object) {
    return std::nullopt;
  }
  Issue issue{text_of(*object, "title"), text_of(*object, "body")};
  if (issue.body.empty()) {
    issue.body = text_of(*object, "description");
  }
  return issue.title.empty() ? std::nullopt : std::optional(std::move(issue));
}

std::optional<StoredIssue> parse_stored_issue(std::string_view text) {
  const std::optional<json> object = parse_object(text);
  if (!object) {
    return std::nullopt;
  }
  StoredIssue stored{text_of(*object, "id"), {text_of(*object, "title"), ""}};
  for (const char* key :
       {"description", "design", "acceptance_criteria", "notes"}) {
    if (const std::string part = text_of(*object, key); !part.empty()) {
      stored.issue.body += stored.issue.body.empty() ? part : "\n\n" + part;
    }
  }
  return stored.id.empty() || stored.issue.title.empty()
             ? std::nullopt
             : std::optional(std::move(stored));
}

} // namespace handoff::forge
