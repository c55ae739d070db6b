// SPDX-License-Identifier: MIT
// Judges every file of a work tree.
#include "guard/repository/check_tree.hpp"

#include "git/direct/index_matches_worktree.hpp"
#include "git/objects/tree_entries.hpp"
#include "guard/document/readable.hpp"
#include "guard/repository/judge_pool.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

constexpr std::size_t k_share = 16; // files that a thread takes at once
constexpr std::size_t k_beginning = std::size_t{16} << 10U; // bytes

// A regular file, or a symbolic link: its content is its text.
bool has_content(const git::IndexEntry& entry) {
  const std::uint32_t kind = entry.stat.mode & 0170000U;
  return (kind == 0100000U || kind == 0120000U) && entry.stage == 0 &&
         !entry.is_intended;
}

Subject subject_of(const git::IndexEntry& entry) {
  return {.path = std::string(entry.path), .blob = git::to_digits(entry.id)};
}

// Fills `bytes` up to `size`; false when reading fails.
bool read_up_to(const base::Fd& file, std::string& bytes, std::size_t size) {
  std::size_t filled = bytes.size();
  bytes.resize(size);
  while (filled < size) {
    const ssize_t n = ::read(file.get(), bytes.data() + filled, size - filled);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      bytes.resize(filled);
      return n == 0;
    }
    filled += static_cast<std::size_t>(n);
  }
  return true;
}

// Several threads take their shares of the files in turn.
class TreeCheck {
public:
  TreeCheck(const git::IndexFile& index,
            const git::CleanFiles& files,
            Findings& findings)
      : index_(index), files_(files), findings_(findings) {}

  // A thread's work.
  void run(const JudgeContext& question) {
    try {
      Judge judge(question);
      std::string buffer;
      std::vector<std::size_t> left;
      for (std::size_t first = next_.fetch_add(k_share); first < index_.size();
           first = next_.fetch_add(k_share)) {
        const std::size_t last = std::min(first + k_share, index_.size());
        for (std::size_t i = first; i < last; ++i) {
          if (!check(i, judge, buffer)) {
            left.push_back(i);
          }
        }
      }
      const std::lock_guard lock(mutex_);
      left_.insert(left_.end(), left.begin(), left.end());
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  // The entries whose blobs have to be read, once all threads are done.
  std::vector<std::size_t> left() {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    std::sort(left_.begin(), left_.end());
    return std::move(left_);
  }

private:
  bool check(std::size_t index, Judge& judge, std::string& buffer) const {
    const git::IndexEntry entry = index_.entry(index);
    if (!has_content(entry)) {
      return true;
    }
    const std::size_t size = entry.stat.size; // 0 also means "look again"
    if (size != 0 && !is_worth_reading(entry.path, size)) {
      return true;
    }
    const base::Fd file = files_.open(entry);
    if (!file.is_open()) {
      return false;
    }
    buffer.clear();
    if (!read_up_to(file, buffer, std::min(size, k_beginning))) {
      return false;
    }
    if (buffer.empty() || !judge.has_to_go_on(buffer)) {
      return true;
    }
    if (!read_up_to(file, buffer, std::min(size, k_max_judged_bytes))) {
      return false;
    }
    findings_.keep(index, judge.judge(subject_of(entry), buffer));
    return true;
  }

  const git::IndexFile& index_;
  const git::CleanFiles& files_;
  Findings& findings_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::vector<std::size_t> left_;
  std::exception_ptr failure_;
};

std::size_t count_files(const git::IndexFile& index) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < index.size(); ++i) {
    count += has_content(index.entry(i)) ? 1 : 0;
  }
  return count;
}

// Of two parts of one tree, in the order of paths.
Report joined(Report report, Report rest) {
  std::move(rest.findings.begin(),
            rest.findings.end(),
            std::back_inserter(report.findings));
  std::sort(report.findings.begin(),
            report.findings.end(),
            [](const FoundHandoff& a, const FoundHandoff& b) {
              return a.subject.path < b.subject.path;
            });
  return report;
}

} // namespace

std::optional<Report> check_tree(const git::Repository& repository,
                                 const git::IndexFile& index,
                                 const JudgeContext& question,
                                 git::BlobStream& blobs) {
  const auto files = git::CleanFiles::open(repository, index);
  if (!files) {
    return std::nullopt;
  }
  Findings findings;
  TreeCheck check(index, *files, findings);
  {
    std::vector<std::jthread> threads;
    const std::size_t most = index.size() / k_share;
    for (std::size_t i = 1; i < thread_count() && i < most; ++i) {
      threads.emplace_back([&] { check.run(question); });
    }
    check.run(question);
  }
  std::vector<Subject> left;
  for (const std::size_t i : check.left()) {
    left.push_back(subject_of(index.entry(i)));
  }
  Report rest = Checker(question).check(std::move(left), blobs);
  return joined(findings.report(count_files(index)), std::move(rest));
}

} // namespace handoff::guard
