// SPDX-License-Identifier: MIT
// Many blobs, one after the other, from one git process.
#include "git/blob_stream.hpp"

#include "git/cat_file.hpp"
#include "git/git.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>
#include <vector>

namespace handoff::git {
namespace {

// Questions in one round. Neither these nor the headers that answer them
// fill a pipe (64 KiB), so neither side waits for the other.
constexpr std::size_t k_round = 400;

base::Streams pipes() {
  return {.in = base::Stream::pipe,
          .out = base::Stream::pipe,
          .err = base::Stream::null};
}

} // namespace

BlobStream::BlobStream() {
  child_.emplace(offline(command({"cat-file", "--batch-command", "--buffer"})),
                 pipes());
}

void BlobStream::read(std::span<const std::string> names,
                      const Wants& wants,
                      const Take& take) {
  for (std::size_t first = 0; first < names.size(); first += k_round) {
    const auto round =
        names.subspan(first, std::min(k_round, names.size() - first));
    read_some(round, first, wants, take);
    if (!child_) { // an old git: read_some has read nothing
      read_one_by_one(names, wants, take);
      return;
    }
  }
}

void BlobStream::read_some(std::span<const std::string> names,
                           std::size_t first,
                           const Wants& wants,
                           const Take& take) {
  std::string questions;
  for (const std::string& name : names) {
    questions += "info " + name + "\n";
  }
  send(questions + "flush\n");
  std::vector<Answer> answers;
  std::string wanted;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Answer answer = parse_answer(read_line());
    if (!child_) {
      return;
    }
    if (answer.state == BlobState::read && !wants(first + i, answer.size)) {
      answer.state = BlobState::unwanted;
    }
    if (answer.state == BlobState::read) {
      wanted += "contents " + names[i] + "\n";
    }
    answers.push_back(answer);
  }
  send(wanted + "flush\n");
  for (std::size_t i = 0; i < names.size(); ++i) {
    StreamedBlob blob{first + i, answers[i].state, answers[i].size, {}};
    if (blob.state == BlobState::read) {
      (void)read_line();
      blob.bytes = read_bytes(blob.size);
    }
    take(std::move(blob));
  }
}

BlobStream::Answer BlobStream::parse_answer(std::string_view line) const {
  const std::optional<Objects::Header> header = parse_object_header(line);
  if (!header) {
    return {};
  }
  return {header->kind == ObjectKind::blob ? BlobState::read : BlobState::other,
          header->size};
}

void BlobStream::send(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(child_->in(), text.data(), text.size());
    if (n > 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      return; // it has ended: reading says so
    }
  }
}

std::string BlobStream::read_line() {
  for (;;) {
    const std::size_t end = buffer_.find('\n', used_);
    if (end != std::string::npos) {
      std::string line = buffer_.substr(used_, end - used_);
      used_ = end + 1;
      has_answered_ = true;
      return line;
    }
    if (fill()) {
      continue;
    }
    if (has_answered_) {
      throw Error("cannot read objects: 'git cat-file' ended",
                  "'git fsck' checks the repository");
    }
    child_.reset();
    return {};
  }
}

std::string BlobStream::read_bytes(std::size_t size) {
  while (buffer_.size() - used_ < size + 1) {
    if (!fill()) {
      throw Error("cannot read an object: 'git cat-file' ended",
                  "'git fsck' checks the repository");
    }
  }
  std::string bytes = buffer_.substr(used_, size);
  used_ += size + 1; // a newline follows
  return bytes;
}

bool BlobStream::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  std::array<char, 65536> piece;
  for (;;) {
    const ssize_t n = ::read(child_->out(), piece.data(), piece.size());
    if (n > 0) {
      buffer_.append(piece.data(), static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0 || errno != EINTR) {
      return false;
    }
  }
}

// git before 2.36: a question at a time, sizes and contents apart.
void BlobStream::read_one_by_one(std::span<const std::string> names,
                                 const Wants& wants,
                                 const Take& take) {
  CatFile sizes("--batch-check");
  CatFile contents("--batch");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::optional<std::string> said = sizes.ask(names[i]);
    if (!said) {
      throw Error("cannot read objects: 'git cat-file' ended",
                  "'git fsck' checks the repository");
    }
    const Answer answer = parse_answer(*said);
    StreamedBlob blob{i, answer.state, answer.size, {}};
    if (blob.state == BlobState::read && !wants(i, blob.size)) {
      blob.state = BlobState::unwanted;
    }
    if (blob.state == BlobState::read) {
      (void)contents.ask(names[i]);
      blob.bytes = contents.read_bytes(blob.size);
    }
    take(std::move(blob));
  }
}

} // namespace handoff::git
