// SPDX-License-Identifier: MIT
#include "redact/search.hpp"

#include "redact/engine.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <thread>

namespace handoff::redact {
namespace {

// Small enough to share out evenly, large enough to hide what a start costs.
constexpr std::size_t k_chunk = std::size_t{1} << 20U;
constexpr unsigned k_most_threads = 8;

// Asked of the kernel once: a short text must not wait for it.
std::size_t processors() {
  static const std::size_t count = std::clamp<std::size_t>(
      std::thread::hardware_concurrency(), 1, k_most_threads);
  return count;
}

class Search {
public:
  Search(std::string_view text,
         std::span<const RuleSet* const> sets,
         Explain explain)
      : text_(text), sets_(sets), explain_(explain),
        found_((text.size() + k_chunk - 1) / k_chunk) {}

  std::vector<Candidate> run() {
    const std::size_t wanted = found_.size() < 2
                                   ? found_.size()
                                   : std::min(found_.size(), processors());
    std::vector<std::exception_ptr> failures(wanted);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < wanted; ++i) {
      threads.emplace_back([this, &failure = failures[i]] { work(failure); });
    }
    if (wanted > 0) {
      work(failures[0]);
    }
    threads.clear();
    for (const std::exception_ptr& failure : failures) {
      if (failure) {
        std::rethrow_exception(failure);
      }
    }
    return joined();
  }

private:
  void work(std::exception_ptr& failure) {
    try {
      std::vector<Engine> engines;
      for (const RuleSet* set : sets_) {
        engines.emplace_back(*set);
      }
      for (std::size_t chunk = next_++; chunk < found_.size();
           chunk = next_++) {
        look_through(chunk, engines);
      }
    } catch (...) {
      failure = std::current_exception();
      next_ = found_.size();
    }
  }

  void look_through(std::size_t chunk, std::vector<Engine>& engines) {
    const std::size_t from = chunk * k_chunk;
    const std::size_t to = std::min(text_.size(), from + k_chunk);
    Collector out(text_, explain_);
    for (Engine& engine : engines) {
      engine.scan(from, to, out);
    }
    find_unlikely_tokens(from, to, out);
    found_[chunk] = out.take();
    std::ranges::stable_sort(found_[chunk], {}, &Candidate::start);
  }

  std::vector<Candidate> joined() {
    std::size_t size = 0;
    for (const std::vector<Candidate>& part : found_) {
      size += part.size();
    }
    std::vector<Candidate> all;
    all.reserve(size);
    for (std::vector<Candidate>& part : found_) {
      std::ranges::move(part, std::back_inserter(all));
      part = {};
    }
    return all;
  }

  std::string_view text_;
  std::span<const RuleSet* const> sets_;
  Explain explain_;
  std::vector<std::vector<Candidate>> found_; // by chunk
  std::atomic<std::size_t> next_ = 0;
};

} // namespace

std::vector<Candidate> search(std::string_view text,
                              std::span<const RuleSet* const> sets,
                              Explain explain) {
  return Search(text, sets, explain).run();
}

} // namespace handoff::redact
