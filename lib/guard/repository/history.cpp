// SPDX-License-Identifier: MIT
// Everything that a repository ever held, as git finds it.
#include "base/child.hpp"
#include "base/error.hpp"
#include "base/pipe_reader.hpp"
#include "git/git.hpp"
#include "guard/repository/subject.hpp"
#include "guard/repository/tags.hpp"
#include "text/split.hpp"

#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace handoff::guard {
namespace {

constexpr std::size_t k_max_batch_subjects = 2000; // subjects

base::Command list_blobs() {
  return git::command({"rev-list",
                       "--all",
                       "--objects",
                       "--filter=object:type=blob",
                       "--filter-provided-objects",
                       "--missing=print"});
}

// Of commits, then of tags.
std::vector<Subject> read_all_messages() {
  const std::vector<std::string> all = {"--all"};
  std::vector<Subject> messages = read_messages(all);
  const std::string listing = git::output(
      {"for-each-ref",
       "--format=%(if:equals=tag)%(objecttype)%(then)%(objectname)%(end)"});
  std::vector<std::string> tags;
  for (const std::string_view id : text::split(listing, '\n')) {
    if (!id.empty()) {
      tags.emplace_back(id);
    }
  }
  for (Subject& subject : subjects_beside_commits(tags)) {
    if (!subject.tag.empty()) {
      messages.push_back(std::move(subject));
    }
  }
  return messages;
}

// Two walks at a time, as git cannot give messages and files in one. What git
// lists is read while what it has listed before is judged: git never waits.
class History {
public:
  History()
      : git_(list_blobs(),
             {.out = base::Stream::pipe, .err = base::Stream::inherit}),
        blobs_(git_.out()), messages_(std::async(std::launch::async, [] {
          return read_all_messages();
        })) {
    read_ahead();
  }

  std::vector<Subject> next() {
    if (!batch_.valid()) {
      return {};
    }
    std::vector<Subject> batch = batch_.get();
    if (!batch.empty()) {
      read_ahead();
      return batch;
    }
    if (git_.wait() != 0) {
      throw Error(
          "cannot list the objects of the history: 'git rev-list' failed",
          "'git fsck' checks the repository");
    }
    return messages_.get();
  }

private:
  void read_ahead() {
    batch_ = std::async(std::launch::async, [this] {
      std::vector<Subject> batch;
      while (batch.size() < k_max_batch_subjects) {
        const std::optional<std::string> line = blobs_.read_line();
        if (!line) {
          break;
        }
        add(batch, *line);
      }
      return batch;
    });
  }

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

  base::Child git_;
  base::PipeReader blobs_;
  std::future<std::vector<Subject>> messages_;
  std::future<std::vector<Subject>> batch_; // last: it reads from what is above
};

} // namespace

NextSubjects history_of(const git::Repository& repository) {
  if (repository.is_shallow) {
    throw cut_history();
  }
  return [history = std::make_shared<History>()] { return history->next(); };
}

} // namespace handoff::guard
