// SPDX-License-Identifier: MIT
// Everything that a repository ever held, as git finds it.
#include "base/child.hpp"
#include "base/error.hpp"
#include "git/git.hpp"
#include "guard/subject.hpp"

#include <array>
#include <cerrno>
#include <future>
#include <memory>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

constexpr std::size_t k_batch = 2000; // subjects

// The lines of a process, as they come.
class Lines {
public:
  explicit Lines(const base::Command& command)
      : child_(command,
               {.out = base::Stream::pipe, .err = base::Stream::inherit}) {}

  // Without the newline; false at the end.
  bool next(std::string& line) {
    for (;;) {
      const std::size_t end = buffer_.find('\n', used_);
      if (end != std::string::npos) {
        line.assign(buffer_, used_, end - used_);
        used_ = end + 1;
        return true;
      }
      if (!fill()) {
        return false;
      }
    }
  }
  int wait() { return child_.wait(); }

private:
  bool fill() {
    buffer_.erase(0, used_);
    used_ = 0;
    std::array<char, 65536> piece;
    for (;;) {
      const ssize_t n = ::read(child_.out(), piece.data(), piece.size());
      if (n > 0) {
        buffer_.append(piece.data(), static_cast<std::size_t>(n));
        return true;
      }
      if (n == 0 || errno != EINTR) {
        return false;
      }
    }
  }

  base::Child child_;
  std::string buffer_;
  std::size_t used_ = 0;
};

base::Command list_blobs() {
  return git::offline(git::command({"rev-list",
                                    "--all",
                                    "--objects",
                                    "--filter=object:type=blob",
                                    "--filter-provided-objects",
                                    "--missing=print"}));
}

// Two walks at a time, as git cannot give messages and files in one.
class History {
public:
  History()
      : blobs_(list_blobs()), messages_(std::async(std::launch::async, [] {
          const std::vector<std::string> all = {"--all"};
          return read_messages(all);
        })) {}

  std::vector<Subject> next() {
    std::vector<Subject> batch;
    std::string line;
    while (batch.size() < k_batch && blobs_.next(line)) {
      add(batch, line);
    }
    if (!batch.empty() || is_done_) {
      return batch;
    }
    is_done_ = true;
    if (blobs_.wait() != 0) {
      throw Error("cannot list what the history holds: 'git rev-list' failed",
                  "'git fsck' checks the repository");
    }
    return messages_.get();
  }

private:
  // "<id> <path>", where git ends a path at its first newline; what only a
  // tag names has none.
  static void add(std::vector<Subject>& batch, const std::string& line) {
    if (line.starts_with('?')) {
      throw Error("objects are missing: this is a partial or damaged clone",
                  "check a full clone, or fetch the rest first");
    }
    const std::string id = line.substr(0, line.find(' '));
    batch.push_back(
        {.path = line.size() > id.size() + 1 ? line.substr(id.size() + 1) : id,
         .blob = id});
  }

  Lines blobs_;
  std::future<std::vector<Subject>> messages_;
  bool is_done_ = false;
};

} // namespace

NextSubjects history_of(const git::Repository& repository) {
  if (repository.is_shallow) {
    throw cut_history();
  }
  return [history = std::make_shared<History>()] { return history->next(); };
}

} // namespace handoff::guard
