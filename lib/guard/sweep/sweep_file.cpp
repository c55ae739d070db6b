// SPDX-License-Identifier: MIT
// What a sweep has found so far, in a file, so that it can be taken up again.
#include "guard/sweep/sweep_file.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "text/split.hpp"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

using Json = nlohmann::ordered_json;

bool is_string(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string();
}

// Nothing for what to_line has not written.
std::optional<Swept> parse_line(std::string_view line, const Json& check) {
  const Json json = Json::parse(line, nullptr, false);
  const bool is_known = json.is_object() && is_string(json, "repository") &&
                        json.contains("check") && json["check"] == check &&
                        json.contains("status") &&
                        json["status"].is_number_integer() &&
                        json.contains("run") && json["run"].is_object();
  if (!is_known) {
    return std::nullopt;
  }
  const int status = json["status"].get<int>();
  const Json& run = json["run"];
  const bool is_answer = (status == 0 || status == 1) &&
                         run.contains("results") && run["results"].is_array();
  return is_answer
             ? std::optional(Swept{
                   json["repository"].get<std::string>(),
                   status,
                   run.dump(-1, ' ', false, Json::error_handler_t::replace),
                   {}})
             : std::nullopt;
}

} // namespace

std::string to_line(const Swept& swept, const std::vector<std::string>& check) {
  const Json json = {{"repository", swept.repository},
                     {"check", check},
                     {"status", swept.status},
                     {"error", swept.error},
                     {"run", Json::parse(swept.run, nullptr, false)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::map<std::string, Swept>
parse_sweep(std::string_view text, const std::vector<std::string>& check) {
  std::map<std::string, Swept> known;
  const Json asked = check;
  for (const std::string_view line : text::split(text, '\n')) {
    if (auto swept = parse_line(line, asked)) {
      std::string repository = swept->repository;
      known.insert_or_assign(std::move(repository), std::move(*swept));
    }
  }
  return known;
}

SweepFile::SweepFile(std::string path, std::vector<std::string> check)
    : path_(std::move(path)), check_(std::move(check)) {
  if (!path_.empty() && std::filesystem::exists(path_)) {
    known_ = parse_sweep(base::read_file(path_), check_);
  }
}

const Swept* SweepFile::find(const std::string& repository) const {
  const auto found = known_.find(repository);
  return found == known_.end() ? nullptr : &found->second;
}

void SweepFile::add(const Swept& swept) const {
  if (path_.empty()) {
    return;
  }
  const std::string line = to_line(swept, check_) + "\n";
  const int fd = ::open(path_.c_str(),
                        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
                        S_IRUSR | S_IWUSR);
  if (fd < 0) {
    throw system_error("cannot open '" + path_ + "'", errno);
  }
  const ssize_t written = ::write(fd, line.data(), line.size());
  const int error = errno;
  ::close(fd);
  if (written != static_cast<ssize_t>(line.size())) {
    throw system_error("cannot write '" + path_ + "'", error);
  }
}

} // namespace handoff::guard
