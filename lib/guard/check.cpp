// SPDX-License-Identifier: MIT
// Judges what git lists, under a policy, in parallel.
#include "guard/check.hpp"

#include "base/error.hpp"
#include "guard/readable.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace handoff::guard {
namespace {

// A blob larger than this is not asked for (of smaller ones the beginning is
// kept); one of a kind that is never text, not even when it is much smaller.
constexpr std::size_t k_most_read = std::size_t{64} << 20U;
constexpr std::size_t k_most_of_a_binary = std::size_t{64} << 10U;
constexpr std::size_t k_least_read = 40; // bytes: no handoff is shorter

// Fewer files than this are judged without threads.
constexpr std::size_t k_few = 24;
constexpr std::size_t k_most_waiting = 256; // documents in the queue

bool is_worth_reading(const Subject& subject, std::size_t size) {
  return size >= k_least_read && size <= k_most_read &&
         (size <= k_most_of_a_binary || !is_never_text(subject.path));
}

// Commit messages quote, list and plan by nature: only what is plainly a
// pasted handoff counts.
Verdict for_message(Verdict verdict, const Thresholds& limits) {
  const bool is_certain = verdict.rule != "evidence";
  const bool is_plain = verdict.score >= limits.refuse + limits.section_refuse;
  if (verdict.level == Level::refuse && !is_certain && !is_plain) {
    verdict.level = Level::warn;
  }
  return verdict.level == Level::refuse ? verdict : Verdict{};
}

Action action_for(Level level, Setting setting) {
  if (setting == Setting::off || level == Level::clean) {
    return Action::allow;
  }
  const bool refuses = setting == Setting::strict ||
                       (setting == Setting::refuse && level == Level::refuse);
  return refuses ? Action::refuse : Action::warn;
}

// What one thread needs to judge.
class Judge {
public:
  Judge(const Policy& policy, const Descent* descent)
      : policy_(policy), descent_(descent) {}

  std::optional<Finding> judge(Subject subject, std::string_view bytes) {
    const Readable readable(bytes);
    if (!readable.text()) {
      return std::nullopt;
    }
    Verdict verdict = judge_text(subject, *readable.text());
    if (auto unwanted = find_unwanted(policy_, *readable.text())) {
      verdict = std::move(*unwanted);
    }
    if (verdict.level == Level::clean) {
      return std::nullopt;
    }
    return decide(
        {.subject = std::move(subject), .verdict = std::move(verdict)},
        *readable.text());
  }

private:
  Verdict judge_text(const Subject& subject, std::string_view text) {
    if (!may_be_prose(text)) {
      return {};
    }
    if (!detector_) {
      detector_.emplace(built_in_knowledge(), descent_);
    }
    Verdict verdict = detector_->judge(subject.path, text);
    return subject.path.empty()
               ? for_message(std::move(verdict),
                             built_in_knowledge().weights.thresholds())
               : verdict;
  }

  Finding decide(Finding finding, std::string_view text) const {
    const std::string& path = finding.subject.path;
    finding.action =
        action_for(finding.verdict.level, policy_.setting_of(path));
    finding.allowed_because = finding.action == Action::allow
                                  ? "the policy is off for this path"
                                  : "";
    if (const auto line = find_inline_allowance(text)) {
      finding.action = Action::allow;
      finding.allowed_because =
          "line " + std::to_string(*line) + " says 'handoff: allow'";
    } else if (const auto reason = policy_.allowance(path)) {
      finding.action = Action::allow;
      finding.allowed_because = *reason;
    }
    return finding;
  }

  const Policy& policy_;
  const Descent* descent_;
  std::optional<Detector> detector_;
};

} // namespace

// Judges what it is given, on as many threads as there are cores; with few
// documents on none.
class Checker::Pool {
public:
  Pool(const Policy& policy, const Descent* descent, std::size_t expected)
      : policy_(policy), descent_(descent) {
    const std::size_t cores = std::thread::hardware_concurrency();
    const std::size_t threads =
        expected <= k_few ? 0 : std::max<std::size_t>(1, cores);
    for (std::size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { work(); });
    }
  }

  ~Pool() { close(); }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void add(std::size_t index, Subject subject, std::string bytes) {
    if (threads_.empty()) {
      keep(index, own_judge_.judge(std::move(subject), bytes));
      return;
    }
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [this] { return waiting_.size() < k_most_waiting; });
    waiting_.push_back({index, std::move(subject), std::move(bytes)});
    has_work_.notify_one();
  }

  // Room for `count` more subjects; the index of the first.
  std::size_t reserve(std::size_t count) {
    return std::exchange(reserved_, reserved_ + count);
  }

  // Everything that was found, in order.
  Report finish() {
    close();
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    Report report{.findings = {}, .checked = reserved_};
    for (auto& [index, finding] : found_) {
      report.findings.push_back(std::move(finding));
    }
    return report;
  }

private:
  struct Task {
    std::size_t index = 0;
    Subject subject;
    std::string bytes;
  };

  std::optional<Task> next() {
    std::unique_lock lock(mutex_);
    has_work_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
    if (waiting_.empty()) {
      return std::nullopt;
    }
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    has_room_.notify_one();
    return task;
  }

  // A thread's own catch: what fails here ends the command, not the program.
  void work() {
    try {
      Judge judge(policy_, descent_);
      while (auto task = next()) {
        keep(task->index, judge.judge(std::move(task->subject), task->bytes));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  void keep(std::size_t index, std::optional<Finding> finding) {
    if (finding) {
      const std::lock_guard lock(mutex_);
      found_.emplace(index, std::move(*finding));
    }
  }

  void close() {
    {
      const std::lock_guard lock(mutex_);
      is_closed_ = true;
    }
    has_work_.notify_all();
    threads_.clear();
  }

  const Policy& policy_;
  const Descent* descent_;
  Judge own_judge_{policy_, descent_}; // without threads
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::condition_variable has_room_;
  std::deque<Task> waiting_;
  std::size_t reserved_ = 0;
  bool is_closed_ = false;
  std::exception_ptr failure_;
  std::map<std::size_t, Finding> found_;
  std::vector<std::jthread> threads_; // last: they use what is above
};

std::size_t Report::count(Action action) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& one) {
        return one.action == action;
      }));
}

void Checker::add(Pool& pool,
                  std::vector<Subject> subjects,
                  git::BlobStream& blobs) {
  const std::size_t start = pool.reserve(subjects.size());
  std::vector<std::string> names;
  std::vector<std::size_t> index_of;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (subjects[i].blob.empty()) {
      std::string message = std::move(subjects[i].message);
      pool.add(start + i, std::move(subjects[i]), std::move(message));
    } else {
      names.push_back(subjects[i].blob);
      index_of.push_back(i);
    }
  }
  const auto wants = [&](std::size_t name, std::size_t size) {
    return is_worth_reading(subjects[index_of[name]], size);
  };
  const auto take = [&](git::StreamedBlob blob) {
    const std::size_t i = index_of[blob.index];
    if (blob.state == git::BlobState::missing) {
      throw Error("cannot check '" + subjects[i].path + "': object " +
                      subjects[i].blob + " is missing",
                  "fetch it, or check a whole clone");
    }
    if (blob.state == git::BlobState::read) {
      pool.add(start + i, std::move(subjects[i]), std::move(blob.bytes));
    }
  };
  blobs.read(names, wants, take);
}

Report Checker::check(std::vector<Subject> subjects, git::BlobStream& blobs) {
  Pool pool(policy_, descent_, subjects.size());
  add(pool, std::move(subjects), blobs);
  return pool.finish();
}

Report Checker::check(const NextSubjects& next, git::BlobStream& blobs) {
  Pool pool(policy_, descent_, k_few + 1);
  for (std::vector<Subject> some = next(); !some.empty(); some = next()) {
    add(pool, std::move(some), blobs);
  }
  return pool.finish();
}

Report Checker::check(const std::vector<std::string>& names, const Load& load) {
  Pool pool(policy_, descent_, names.size());
  (void)pool.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::optional<std::string> bytes = load(names[i])) {
      pool.add(i, {.path = names[i]}, std::move(*bytes));
    }
  }
  return pool.finish();
}

void apply_attributes(Report& report, const AttributeOf& attribute_of) {
  for (Finding& finding : report.findings) {
    if (finding.action == Action::allow || finding.subject.path.empty()) {
      continue;
    }
    const std::string word = attribute_of(finding.subject.path);
    if (word.empty()) {
      continue;
    }
    const std::optional<Setting> setting =
        word == "allow" ? Setting::off : parse_setting(word);
    if (!setting) {
      throw Error("unknown value '" + word + "' of the attribute 'handoff'",
                  "it is off, allow, warn, refuse or strict");
    }
    finding.action = action_for(finding.verdict.level, *setting);
    finding.allowed_because =
        finding.action == Action::allow ? ".gitattributes" : "";
  }
}

} // namespace handoff::guard
