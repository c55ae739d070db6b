// SPDX-License-Identifier: MIT
// Reads blobs that the index does not know, and adds their fingerprints.
#include "point/index/indexer.hpp"

#include "base/fd.hpp"
#include "git/git.hpp"
#include "git/objects/objects.hpp"
#include "git/objects/tree_entries.hpp"
#include "point/language/recipe.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fcntl.h>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <thread>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_blob_bytes = 32U << 20U; // of a blob
// A little less than a power of two, by which memory grows.
constexpr std::size_t k_segment_entries = 2000000;
constexpr std::size_t k_max_threads = 4;
constexpr std::size_t k_batch = 64; // blobs a thread takes at once

bool is_binary(std::string_view bytes) {
  constexpr std::size_t sniffed = 8000;
  return bytes.substr(0, sniffed).find('\0') != std::string_view::npos;
}

// What every thread reads from and counts in.
struct Work {
  const std::vector<Unread>& blobs;
  const git::Repository& repository;
  base::Fd worktree = base::Fd(); // not open: read no file there
  std::set<std::string, std::less<>> changed = {};
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
};

// One thread's share.
class Worker {
public:
  Worker(Work& work, FingerprintIndex& index)
      : work_(work), index_(index), writer_(index.id_size()) {}

  void run(base::Progress* progress) {
    for (;;) {
      const std::size_t first = work_.next.fetch_add(k_batch);
      if (first >= work_.blobs.size()) {
        break;
      }
      const std::size_t end = std::min(first + k_batch, work_.blobs.size());
      for (std::size_t i = first; i < end; ++i) {
        take(work_.blobs[i]);
      }
      work_.done += end - first;
      if (progress != nullptr) {
        progress->update(work_.done, work_.blobs.size());
      }
    }
    index_.add(writer_);
  }

private:
  void take(const Unread& blob) {
    const std::string_view bytes = read(blob);
    const TextKind kind =
        is_prose_path(blob.path) ? TextKind::prose : TextKind::code;
    writer_.add(blob.id,
                is_binary(bytes) ? std::vector<Fingerprint>()
                                 : index_.fingerprinter().of_blob(bytes, kind));
    if (writer_.entry_count() >= k_segment_entries ||
        writer_.blob_count() + 1 >= k_max_segment_blobs) {
      index_.add(writer_);
    }
  }

  std::string_view read(const Unread& blob) {
    const bool may_be_file =
        work_.worktree.is_open() && !work_.changed.contains(blob.path);
    if (may_be_file && read_file(blob.path)) {
      return std::string_view(buffer_).substr(0, size_);
    }
    if (!objects_) {
      objects_ = git::open_objects(work_.repository, git::Expected::many);
    }
    const std::string id = git::to_digits(blob.id);
    const auto header = objects_->header(id);
    if (!header || header->size > k_max_blob_bytes) {
      return {};
    }
    std::optional<git::Object> object = objects_->read(id);
    buffer_ = object ? std::move(object->bytes) : "";
    return buffer_;
  }

  // Into the buffer, which only grows: clearing it would cost as much as
  // reading.
  bool read_file(std::string_view path) {
    path_ = path;
    const base::Fd fd(::openat(work_.worktree.get(),
                               path_.c_str(),
                               O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat status {};
    if (!fd.is_open() || ::fstat(fd.get(), &status) != 0 ||
        !S_ISREG(status.st_mode)) {
      return false;
    }
    const auto wanted = static_cast<std::size_t>(status.st_size);
    size_ = 0;
    if (wanted > k_max_blob_bytes) {
      return true;
    }
    if (buffer_.size() < wanted) {
      buffer_.resize(wanted);
    }
    while (size_ < wanted) {
      const ssize_t got =
          ::read(fd.get(), buffer_.data() + size_, wanted - size_);
      if (got <= 0) {
        return false;
      }
      size_ += static_cast<std::size_t>(got);
    }
    return true;
  }

  Work& work_;
  FingerprintIndex& index_;
  std::unique_ptr<git::Objects> objects_;
  std::string path_;
  std::string buffer_;
  std::size_t size_ = 0;
  SegmentWriter writer_;
};

std::size_t thread_count(std::size_t blobs) {
  const std::size_t processors = std::thread::hardware_concurrency();
  return std::clamp(std::min(processors, blobs / (4 * k_batch)),
                    std::size_t{1},
                    k_max_threads);
}

} // namespace

base::Command differing_paths(const git::Repository& repository,
                              const std::string& commit) {
  return git::command({"diff-index",
                       "--name-only",
                       "--no-renames",
                       "--ignore-submodules=all",
                       "-z",
                       commit,
                       "--"},
                      repository.worktree);
}

void index_blobs(FingerprintIndex& index,
                 const git::Repository& repository,
                 const std::vector<Unread>& blobs,
                 const std::optional<std::string>& differing,
                 base::Verbosity verbosity) {
  if (blobs.empty()) {
    return;
  }
  Work work{.blobs = blobs, .repository = repository};
  if (differing) {
    work.worktree = base::Fd(
        ::open(repository.worktree.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (const std::string_view path : text::split(*differing, '\0')) {
      work.changed.emplace(path);
    }
  }
  base::Progress progress("reading the tree", verbosity);
  std::vector<std::exception_ptr> failures(thread_count(blobs.size()));
  std::vector<std::thread> threads;
  const auto share = [&](std::size_t number) {
    try {
      Worker(work, index).run(number == 0 ? &progress : nullptr);
    } catch (...) {
      failures[number] = std::current_exception();
    }
  };
  for (std::size_t number = 1; number < failures.size(); ++number) {
    threads.emplace_back(share, number);
  }
  share(0);
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

} // namespace handoff::point
