// SPDX-License-Identifier: MIT
// Many blobs, one after the other, from one git process.
#pragma once

#include "git/objects/cat_file_pipe.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace handoff::git {

// Of a longer object the rest is thrown away as it comes.
inline constexpr std::size_t k_max_kept = std::size_t{8} << 20U;

// What became of one question.
enum class BlobState {
  read,     // the bytes are there
  unwanted, // the size did not please; no byte was read
  missing,  // no such object here
  other,    // a tree, a commit, a tag
};

struct StreamedBlob {
  std::size_t index = 0; // of the question
  BlobState state = BlobState::missing;
  std::size_t size = 0; // bytes of the object
  std::string bytes;    // at most the first k_max_kept
};

// `git cat-file --batch-command --buffer` (git 2.36; two processes before
// that). Nothing is ever fetched.
class BlobStream {
public:
  // Starts git, so that it gets up while its user still finds out what to ask.
  BlobStream();
  // Looks for ids in the directory `objects` first, where what was added a
  // moment ago is in files of its own: git is started only for the rest.
  explicit BlobStream(std::string objects) : objects_(std::move(objects)) {}

  // Names of objects ("<id>", "HEAD:.handoff.yml") without control
  // characters. `wants` is asked with the index and the size before any byte
  // is read; `take` is called once for every name: in order, but for what was
  // looked for in files, which comes first. Throws Error when git fails.
  using Wants = std::function<bool(std::size_t index, std::size_t size)>;
  using Take = std::function<void(StreamedBlob)>;
  void read(std::span<const std::string> names,
            const Wants& wants,
            const Take& take);

private:
  struct Answer {
    BlobState state = BlobState::missing;
    std::size_t size = 0;
  };

  // The indices of those that do not lie so.
  std::vector<std::size_t> read_loose(std::span<const std::string> names,
                                      const Wants& wants,
                                      const Take& take) const;
  void read_packed(std::span<const std::string> names,
                   const Wants& wants,
                   const Take& take);
  void start();
  void read_some(std::span<const std::string> names,
                 std::size_t first,
                 const Wants& wants,
                 const Take& take);
  [[nodiscard]] Answer parse_answer(std::string_view line) const;
  std::string read_line();
  void read_one_by_one(std::span<const std::string> names,
                       const Wants& wants,
                       const Take& take);

  std::string objects_; // empty: git is asked for all
  std::optional<CatFilePipe> pipe_;
  bool is_started_ = false;
  bool has_answered_ = false;
};

} // namespace handoff::git
