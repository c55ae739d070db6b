// SPDX-License-Identifier: MIT
// Judges documents as they come, on as many threads as there are cores.
#pragma once

#include "guard/repository/judge.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace handoff::guard {

// Documents that are judged sooner than a thread gets up, are judged by the
// caller. What waits is bounded in bytes.
class JudgePool {
public:
  JudgePool(const JudgeContext& question, Findings& findings)
      : question_(question), findings_(findings) {}
  ~JudgePool() { close(); }
  JudgePool(const JudgePool&) = delete;
  JudgePool& operator=(const JudgePool&) = delete;

  // Document number `index`. Waits while too many wait already.
  void add(std::size_t index, Subject subject, std::string bytes);
  // Waits for all, and throws what a thread has failed with.
  void finish();

private:
  struct Task {
    std::size_t index = 0;
    Subject subject;
    std::string bytes;
  };
  using Batch = std::vector<Task>;

  void pass_on();
  void start();
  void work();
  Batch next();
  void close();

  JudgeContext question_;
  Findings& findings_;
  Judge own_judge_{question_};
  std::size_t own_work_ = 0; // bytes that the caller has judged
  Batch batch_;              // grows until it is worth a thread's while
  std::size_t batch_work_ = 0;

  std::mutex mutex_; // of all that follows
  std::condition_variable has_work_;
  std::condition_variable has_room_;
  std::deque<Batch> waiting_;
  bool is_closed_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_; // last: they use what is above
};

// How many threads are worth while here: one a core.
[[nodiscard]] std::size_t thread_count();

} // namespace handoff::guard
