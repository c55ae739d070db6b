// SPDX-License-Identifier: MIT
// Many blobs, one after the other, from one git process.
#include "git/objects/blob_stream.hpp"

#include "git/git.hpp"
#include "git/objects/cat_file.hpp"
#include "git/objects/loose_object.hpp"

#include <algorithm>

namespace handoff::git {
namespace {

// Questions in one round. Neither these nor the headers that answer them
// fill a pipe (64 KiB), so neither side waits for the other.
constexpr std::size_t k_round = 400;

Error ended() {
  return Error("cannot read objects: 'git cat-file' ended",
               "'git fsck' checks the repository");
}

} // namespace

BlobStream::BlobStream() {
  start();
}

void BlobStream::start() {
  is_started_ = true;
  pipe_.emplace(CatFilePipe::Mode{"--batch-command", "--buffer"});
  // What it says is of no use, but saying it opens packs and references now.
  pipe_->send("info HEAD\nflush\n");
}

void BlobStream::read(std::span<const std::string> names,
                      const Wants& wants,
                      const Take& take) {
  if (objects_.empty()) {
    read_packed(names, wants, take);
    return;
  }
  const std::vector<std::size_t> left = read_loose(names, wants, take);
  if (left.empty()) {
    return;
  }
  std::vector<std::string> packed;
  packed.reserve(left.size());
  for (const std::size_t index : left) {
    packed.push_back(names[index]);
  }
  read_packed(
      packed,
      [&](std::size_t index, std::size_t size) {
        return wants(left[index], size);
      },
      [&](StreamedBlob blob) {
        blob.index = left[blob.index];
        take(std::move(blob));
      });
}

std::vector<std::size_t>
BlobStream::read_loose(std::span<const std::string> names,
                       const Wants& wants,
                       const Take& take) const {
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::optional<LooseObject> object = LooseObject::open(objects_, names[i]);
    if (!object) {
      left.push_back(i);
      continue;
    }
    StreamedBlob blob{i, BlobState::other, object->size(), {}};
    if (object->kind() == ObjectKind::blob && !wants(i, object->size())) {
      blob.state = BlobState::unwanted;
    } else if (object->kind() == ObjectKind::blob) {
      std::optional<std::string> bytes = object->read(k_max_kept);
      if (!bytes) {
        left.push_back(i); // damaged: git may have another copy
        continue;
      }
      blob.state = BlobState::read;
      blob.bytes = std::move(*bytes);
    }
    take(std::move(blob));
  }
  return left;
}

void BlobStream::read_packed(std::span<const std::string> names,
                             const Wants& wants,
                             const Take& take) {
  if (!is_started_) {
    start();
  }
  if (!has_answered_ && pipe_) {
    (void)read_line();
  }
  for (std::size_t first = 0; first < names.size() && pipe_; first += k_round) {
    const auto round =
        names.subspan(first, std::min(k_round, names.size() - first));
    read_some(round, first, wants, take);
  }
  if (!pipe_) { // an old git, which has said nothing
    read_one_by_one(names, wants, take);
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
  pipe_->send(questions + "flush\n");
  std::vector<Answer> answers;
  std::string wanted;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Answer answer = parse_answer(read_line());
    if (answer.state == BlobState::read && !wants(first + i, answer.size)) {
      answer.state = BlobState::unwanted;
    }
    if (answer.state == BlobState::read) {
      wanted += "contents " + names[i] + "\n";
    }
    answers.push_back(answer);
  }
  pipe_->send(wanted + "flush\n");
  for (std::size_t i = 0; i < names.size(); ++i) {
    StreamedBlob blob{first + i, answers[i].state, answers[i].size, {}};
    if (blob.state == BlobState::read) {
      (void)read_line();
      blob.bytes = pipe_->read_bytes(blob.size, k_max_kept);
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

// A git that ends before it has answered anything does not know the mode.
std::string BlobStream::read_line() {
  std::optional<std::string> line = pipe_->read_line();
  if (line) {
    has_answered_ = true;
    return std::move(*line);
  }
  if (has_answered_) {
    throw ended();
  }
  pipe_.reset();
  return {};
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
      throw ended();
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
