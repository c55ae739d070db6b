// SPDX-License-Identifier: MIT
// Judges documents as they come, on as many threads as there are cores.
#include "guard/repository/judge_pool.hpp"

#include <algorithm>
#include <utility>

namespace handoff::guard {
namespace {

// A thread gets up in 0.1 ms, in which 10 KB are judged; every document costs
// as much as some bytes more.
constexpr std::size_t k_min_for_threads = std::size_t{512} << 10U;
constexpr std::size_t k_min_batch_bytes = std::size_t{128} << 10U;
constexpr std::size_t k_of_document = 512;
constexpr std::size_t k_max_waiting = 16; // batches

} // namespace

std::size_t thread_count() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void JudgePool::add(std::size_t index, Subject subject, std::string bytes) {
  const std::size_t work = bytes.size() + k_of_document;
  if (own_work_ < k_min_for_threads) {
    own_work_ += work;
    findings_.keep(index, own_judge_.judge(std::move(subject), bytes));
    return;
  }
  batch_.push_back({index, std::move(subject), std::move(bytes)});
  batch_work_ += work;
  if (batch_work_ >= k_min_batch_bytes) {
    pass_on();
  }
}

void JudgePool::pass_on() {
  if (threads_.empty()) {
    start();
  }
  std::unique_lock lock(mutex_);
  has_room_.wait(lock, [this] {
    return waiting_.size() < k_max_waiting || failure_ != nullptr;
  });
  waiting_.push_back(std::exchange(batch_, {}));
  batch_work_ = 0;
  has_work_.notify_one();
}

void JudgePool::start() {
  for (std::size_t i = 0; i < thread_count(); ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

void JudgePool::finish() {
  if (!threads_.empty() && !batch_.empty()) {
    pass_on();
  }
  for (Task& task : std::exchange(batch_, {})) {
    findings_.keep(task.index,
                   own_judge_.judge(std::move(task.subject), task.bytes));
  }
  close();
  if (failure_) {
    std::rethrow_exception(failure_);
  }
}

// Empty when there will be none.
JudgePool::Batch JudgePool::next() {
  std::unique_lock lock(mutex_);
  has_work_.wait(lock, [this] {
    return is_closed_ || failure_ != nullptr || !waiting_.empty();
  });
  if (waiting_.empty() || failure_) {
    return {};
  }
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  has_room_.notify_one();
  return batch;
}

// A thread's own catch: what fails here ends the command, not the program.
void JudgePool::work() {
  try {
    Judge judge(question_);
    for (Batch batch = next(); !batch.empty(); batch = next()) {
      for (Task& task : batch) {
        findings_.keep(task.index,
                       judge.judge(std::move(task.subject), task.bytes));
      }
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    has_work_.notify_all();
    has_room_.notify_all();
  }
}

void JudgePool::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  has_work_.notify_all();
  threads_.clear();
}

} // namespace handoff::guard
