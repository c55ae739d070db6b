// SPDX-License-Identifier: MIT
// Many repositories, each checked by a process of its own, in parallel.
#include "guard/sweep/sweep.hpp"

#include "base/error.hpp"
#include "base/process.hpp"
#include "git/quote.hpp"
#include "guard/sweep/sweep_file.hpp"
#include "text/ascii.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// A name that is not a repository must not lead to one around it, and nothing
// that a hook has set may lead to another.
std::vector<std::string> environment_for(const fs::path& repository) {
  return {"GIT_CEILING_DIRECTORIES=" + repository.parent_path().string(),
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_COMMON_DIR",
          "GIT_PREFIX"};
}

Swept failed(const std::string& repository, std::string error) {
  return {repository, 128, {}, std::move(error)};
}

Swept check_one(const std::string& repository,
                const std::vector<std::string>& questions) {
  std::error_code error;
  const fs::path place = fs::canonical(repository, error);
  if (error || !fs::is_directory(place)) {
    return failed(repository, "no such directory");
  }
  base::Command command{
      .argv = {fs::read_symlink("/proc/self/exe").string(), "check"},
      .environment = environment_for(place),
      .directory = place.string()};
  command.argv.insert(command.argv.end(), questions.begin(), questions.end());
  command.argv.emplace_back("--format=sarif");
  const base::Completed said = base::run(command);
  const Json log = Json::parse(said.out, nullptr, false);
  const bool is_answer = (said.status == 0 || said.status == 1) &&
                         log.is_object() && log.contains("runs") &&
                         log["runs"].is_array() && log["runs"].size() == 1;
  if (!is_answer) {
    return failed(repository, std::string(text::trimmed(said.err)));
  }
  return {repository, said.status, log["runs"][0].dump(), {}};
}

// Takes one repository after the other, on as many threads as wanted.
class Sweeper {
public:
  Sweeper(const SweepRequest& request, const Progress& progress)
      : request_(request), progress_(progress),
        file_(request.resume, request.check) {}

  std::vector<Swept> run() {
    find_work();
    const std::size_t cores = std::thread::hardware_concurrency();
    const std::size_t jobs = request_.jobs == 0 ? cores : request_.jobs;
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0;
           i < std::clamp<std::size_t>(jobs, 1, todo_.size());
           ++i) {
        threads.emplace_back([this] { work(); });
      }
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    return std::move(swept_);
  }

private:
  // What is known already is taken over; the rest is left to do.
  void find_work() {
    std::set<std::string> seen;
    for (const std::string& repository : request_.repositories) {
      if (!seen.insert(repository).second) {
        continue;
      }
      if (const Swept* known = file_.find(repository)) {
        swept_.push_back(*known);
      } else {
        todo_.push_back(swept_.size());
        swept_.push_back({.repository = repository});
      }
    }
  }

  // A thread's own catch: one repository that fails is a result; a file that
  // cannot be written ends them all.
  void work() {
    try {
      while (const std::optional<std::size_t> index = next()) {
        keep(*index, check(swept_[*index].repository));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  Swept check(const std::string& repository) const {
    try {
      return check_one(repository, request_.check);
    } catch (const Error& error) {
      return failed(repository, error.what());
    }
  }

  std::optional<std::size_t> next() {
    const std::lock_guard lock(mutex_);
    return next_ == todo_.size() || failure_ ? std::nullopt
                                             : std::optional(todo_[next_++]);
  }

  void keep(std::size_t index, Swept done) {
    const std::lock_guard lock(mutex_);
    file_.add(done);
    ++done_;
    progress_(done, todo_.size() - done_);
    swept_[index] = std::move(done);
  }

  const SweepRequest& request_;
  const Progress& progress_;
  SweepFile file_;
  std::vector<Swept> swept_;
  std::vector<std::size_t> todo_; // indices of swept_
  std::mutex mutex_;              // of what is below
  std::size_t next_ = 0;          // of todo_
  std::size_t done_ = 0;
  std::exception_ptr failure_;
};

// The runs of one log must differ in this, and GitHub groups by it.
Json with_identity(Json run, const Swept& swept) {
  run["automationDetails"] = {{"id", swept.repository + "/"}};
  run["properties"] = {{"repository", swept.repository}};
  return run;
}

Json failed_run(const Swept& swept, std::string_view version) {
  return {
      {"tool", {{"driver", {{"name", "git-handoff"}, {"version", version}}}}},
      {"invocations",
       {{{"executionSuccessful", false},
         {"exitCode", swept.status},
         {"toolExecutionNotifications",
          {{{"level", "error"}, {"message", {{"text", swept.error}}}}}}}}},
      {"results", Json::array()}};
}

} // namespace

std::vector<Swept> sweep(const SweepRequest& request,
                         const Progress& progress) {
  return Sweeper(request, progress).run();
}

std::string sweep_sarif(const std::vector<Swept>& swept,
                        std::string_view version) {
  Json runs = Json::array();
  for (const Swept& one : swept) {
    Json run =
        one.status == 128 ? failed_run(one, version) : Json::parse(one.run);
    runs.push_back(with_identity(std::move(run), one));
  }
  return Json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"},
              {"runs", std::move(runs)}}
             .dump(1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

std::string sweep_paths(const std::vector<Swept>& swept, char end) {
  std::set<std::string> lines;
  for (const Swept& one : swept) {
    const Json run = Json::parse(one.run, nullptr, false);
    if (one.status != 1 || !run.is_object()) {
      continue;
    }
    for (const Json& result : run["results"]) {
      if (result["level"] == "error") {
        const auto path = result["properties"]["path"].get<std::string>();
        lines.insert(one.repository + "\t" +
                     (end == '\0' ? path : git::line_quoted(path)) + end);
      }
    }
  }
  std::string text;
  for (const std::string& line : lines) {
    text += line;
  }
  return text;
}

int sweep_status(const std::vector<Swept>& swept) {
  int status = 0;
  for (const Swept& one : swept) {
    status = std::max(status, one.status);
  }
  return status;
}

} // namespace handoff::guard
