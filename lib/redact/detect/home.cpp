// SPDX-License-Identifier: MIT
// Finds the user's name in paths of home directories. The path stays.
#include "redact/detect/home.hpp"

#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_name_length = 40;

// Users that are no persons, and stand-ins.
constexpr std::array<std::string_view, 64> k_services = {
    "runner",
    "vscode",
    "node",
    "root",
    "ubuntu",
    "circleci",
    "public",
    "shared",
    "user",
    "username",
    "users",
    "you",
    "me",
    "name",
    "yourname",
    "default",
    "guest",
    "admin",
    "administrator",
    "vagrant",
    "ec2-user",
    "centos",
    "debian",
    "fedora",
    "jenkins",
    "git",
    "www",
    "www-data",
    "nobody",
    "daemon",
    "docker",
    "app",
    "build",
    "builder",
    "ci",
    "deploy",
    "travis",
    "gitlab-runner",
    "buildkite-agent",
    "runneradmin",
    "containeradministrator",
    "vsts",
    "codespace",
    "gitpod",
    "coder",
    "sandbox",
    "dev",
    "developer",
    "myuser",
    "someuser",
    "test",
    "tester",
    "example",
    "foo",
    "bar",
    "linuxbrew",
    "pi",
    "postgres",
    "mysql",
    "jovyan",
    "appuser",
    "nonroot",
    "defaultuser0",
    "all users"};

bool is_name_byte(char c) {
  return is_alnum(c) || c == '.' || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The whole path's start: a URL's /home/ is a page, no home.
std::string_view lead_gate(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 128 ? at - 128 : 0;
  std::size_t start = at;
  while (start > lowest &&
         (is_name_byte(text[start - 1]) || text[start - 1] == '/' ||
          text[start - 1] == '\\' || text[start - 1] == ':')) {
    --start;
  }
  const std::string_view lead = text.substr(start, at - start);
  const std::size_t scheme = lead.rfind("://");
  if (scheme != std::string_view::npos) {
    const std::size_t word = run_start(lead, scheme, Charset::alnum);
    const std::string_view name = lead.substr(word, scheme - word);
    return name == "file" || name == "vscode" ? "" : "part of a URL";
  }
  if (lead.empty() || lead.front() == '/' || lead.back() == ':' ||
      lead.find(":/") != std::string_view::npos ||
      lead.find(":\\") != std::string_view::npos) {
    return {};
  }
  return "relative path";
}

} // namespace

std::string_view user_gate(std::string_view name) {
  const bool is_service =
      std::ranges::any_of(k_services, [&](std::string_view known) {
        return equals_folded(known, name);
      });
  // user1, UserA
  const bool is_numbered = has_at(name, 0, "user") && name.size() <= 6 &&
                           run_end(name, 4, Charset::alnum) == name.size();
  return is_service || is_numbered ? "service user" : "";
}

std::size_t find_home(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  // "/users/" in small letters is a page or an API.
  if (text.substr(hit.start + 1, 1) == "u" && text[hit.start] == '/') {
    return 0;
  }
  std::size_t start = hit.end;
  while (start < text.size() && text[start] == '\\') {
    ++start;
  }
  std::size_t end = start;
  const std::size_t limit = std::min(text.size(), start + k_max_name_length);
  while (end < limit && is_name_byte(text[end])) {
    ++end;
  }
  while (end > start && text[end - 1] == '.') {
    --end;
  }
  if (end == start || !is_alnum(text[start])) {
    return 0;
  }
  std::string_view gate = user_gate(text.substr(start, end - start));
  if (gate.empty()) {
    gate = lead_gate(text, hit.start);
  }
  out.add({start, end, "user", Level::personal, gate});
  return 0;
}

} // namespace handoff::redact
