// SPDX-License-Identifier: MIT
// All candidates of a text: in chunks, on as many threads as help.
#include "redact/engine/search.hpp"

#include "redact/engine/as_read.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace handoff::redact {
namespace {

// Small enough to share out evenly and to hold what a dense one finds, large
// enough to hide what a start costs.
constexpr std::size_t k_chunk = std::size_t{1} << 16U;
constexpr unsigned k_max_threads = 8;

// A candidate may start before the chunk that it was found in, but not by
// more than that.
constexpr std::size_t k_reach_back = std::size_t{1} << 16U;

// Asked of the kernel once: a short text must not wait for it.
std::size_t processors() {
  static const std::size_t count = std::clamp<std::size_t>(
      std::thread::hardware_concurrency(), 1, k_max_threads);
  return count;
}

// The end of the chunk that holds `at`, whichever look asks.
std::size_t chunk_end(std::size_t at, std::size_t to) {
  return std::min(to, (at / k_chunk + 1) * k_chunk);
}

// Chunks out of order in, batches in order out.
class Batches {
public:
  explicit Batches(const std::function<void(std::vector<Candidate>)>& see)
      : see_(&see) {}

  // Takes the next chunk's candidates. Later ones start at `bound` or behind.
  void add(std::vector<Candidate> found, std::size_t bound) {
    pending_.insert(pending_.end(), found.begin(), found.end());
    found = {};
    if (!std::ranges::is_sorted(pending_, {}, &Candidate::start)) {
      std::ranges::stable_sort(pending_, {}, &Candidate::start);
    }
    const auto cut = pending_.begin() + complete(bound);
    if (cut != pending_.begin()) {
      std::vector<Candidate> later(cut, pending_.end());
      pending_.erase(cut, pending_.end());
      (*see_)(std::exchange(pending_, std::move(later)));
    }
  }

private:
  // How many candidates nothing that is still to come can overlap.
  [[nodiscard]] std::ptrdiff_t complete(std::size_t bound) const {
    std::size_t end = 0;
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (pending_[i].start >= end) {
        count = static_cast<std::ptrdiff_t>(i);
      }
      if (pending_[i].start >= bound) {
        return count;
      }
      end = std::max(end, pending_[i].end);
    }
    return end <= bound ? std::ssize(pending_) : count;
  }

  const std::function<void(std::vector<Candidate>)>* see_;
  std::vector<Candidate> pending_;
};

class RuleSearch {
public:
  RuleSearch(std::string_view text,
             std::span<const RuleSet* const> sets,
             const KnownValues& known,
             Explain explain)
      : text_(text), sets_(sets), known_(&known), explain_(explain),
        chunks_((text.size() + k_chunk - 1) / k_chunk),
        threads_(chunks_ < 2 ? 1 : std::min(chunks_, processors())),
        found_(threads_ + 2) {}

  void run(Batches& batches) {
    std::vector<std::jthread> threads;
    const Stop stop{*this}; // before the threads are waited for
    for (std::size_t i = 1; i < threads_; ++i) {
      threads.emplace_back([this] { work(); });
    }
    std::vector<Engine> engines = make_engines(sets_);
    for (std::size_t chunk = 0; chunk < chunks_; ++chunk) {
      const bool is_last = chunk + 1 == chunks_;
      const std::size_t end = (chunk + 1) * k_chunk;
      batches.add(take(chunk, engines),
                  is_last ? std::string_view::npos
                          : end - std::min(end, k_reach_back));
    }
  }

private:
  struct Stop {
    explicit Stop(RuleSearch& search) : search_(&search) {}
    Stop(const Stop&) = delete;
    Stop& operator=(const Stop&) = delete;
    ~Stop() { search_->stop(nullptr); }

  private:
    RuleSearch* search_;
  };

  // What was found in `chunk`; works itself while others have not got to it.
  std::vector<Candidate> take(std::size_t chunk, std::vector<Engine>& engines) {
    std::unique_lock lock(mutex_);
    std::optional<std::vector<Candidate>>& slot = found_[chunk % found_.size()];
    while (!slot) {
      if (failure_) {
        std::rethrow_exception(failure_);
      }
      if (has_work()) {
        look_at_next(lock, engines);
      } else {
        changed_.wait(lock);
      }
    }
    std::vector<Candidate> found = std::move(*slot);
    slot.reset();
    ++taken_;
    changed_.notify_all();
    return found;
  }

  void work() {
    try {
      std::vector<Engine> engines = make_engines(sets_);
      std::unique_lock lock(mutex_);
      while (!is_stopped_ && next_ < chunks_) {
        if (has_work()) {
          look_at_next(lock, engines);
        } else {
          changed_.wait(lock);
        }
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  [[nodiscard]] bool has_work() const {
    return next_ < chunks_ && next_ < taken_ + found_.size();
  }

  void look_at_next(std::unique_lock<std::mutex>& lock,
                    std::vector<Engine>& engines) {
    const std::size_t chunk = next_++;
    lock.unlock();
    const std::size_t from = chunk * k_chunk;
    std::vector<Candidate> found = look(text_,
                                        from,
                                        chunk_end(from, text_.size()),
                                        {engines, known_},
                                        explain_);
    lock.lock();
    found_[chunk % found_.size()] = std::move(found);
    changed_.notify_all();
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    failure_ = failure_ ? failure_ : std::move(failure);
    is_stopped_ = true;
    changed_.notify_all();
  }

  std::string_view text_;
  std::span<const RuleSet* const> sets_;
  const KnownValues* known_;
  Explain explain_;
  std::size_t chunks_;
  std::size_t threads_;

  std::mutex mutex_; // of all below
  std::condition_variable changed_;
  // By chunk, as many as may be ahead of the one that is taken next.
  std::vector<std::optional<std::vector<Candidate>>> found_;
  std::size_t next_ = 0;  // the chunk that nobody looks at yet
  std::size_t taken_ = 0; // how many went into batches
  bool is_stopped_ = false;
  std::exception_ptr failure_;
};

} // namespace

void search(std::string_view text,
            std::span<const RuleSet* const> sets,
            const KnownValues& known,
            Explain explain,
            const std::function<void(std::vector<Candidate>)>& see) {
  Batches batches(see);
  RuleSearch(text, sets, known, explain).run(batches);
}

std::vector<Candidate> search_within(std::string_view text,
                                     std::size_t from,
                                     std::size_t to,
                                     std::span<Engine> engines,
                                     const KnownValues& known) {
  std::vector<Candidate> found;
  for (std::size_t at = from; at < to; at = chunk_end(at, to)) {
    std::ranges::move(
        look(text, at, chunk_end(at, to), {engines, &known}, Explain::no),
        std::back_inserter(found));
  }
  std::ranges::stable_sort(found, {}, &Candidate::start);
  return found;
}

} // namespace handoff::redact
