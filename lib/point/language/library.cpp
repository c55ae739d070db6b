// SPDX-License-Identifier: MIT
// Gives the text that a pointer names, each source read once.
#include "point/language/library.hpp"

#include "git/git.hpp"
#include "point/language/listing.hpp"
#include "point/language/words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_kept_bytes = std::size_t{32} << 20U; // to be kept

// A pointer without what only cuts a part out of its text.
std::string key_of(const Pointer& pointer) {
  switch (pointer.kind) {
  case PointerKind::file:
    return "file " + pointer.rev + ":" + pointer.path;
  case PointerKind::commit:
    return "commit " + pointer.rev;
  case PointerKind::diff:
    return pointer.command.empty() ? "diff " + pointer.base + ".." + pointer.rev
                                   : pointer.command;
  case PointerKind::issue:
    return "issue " + pointer.rev + " " + pointer.name;
  case PointerKind::handoff:
    return "handoff " + pointer.rev + " " + pointer.name;
  case PointerKind::log:
  case PointerKind::diffstat:
  case PointerKind::tree:
    break;
  }
  return pointer.command;
}

bool is_binary(std::string_view bytes) {
  constexpr std::size_t k_sniffed = 8000; // as git does
  return bytes.substr(0, k_sniffed).find('\0') != std::string_view::npos;
}

std::optional<std::string> run_listing(const Listing& listing) {
  base::Completed done = git::run(listing.arguments());
  return done.ok() ? std::optional(std::move(done.out)) : std::nullopt;
}

const PatchFile* find_file(const SourceText& text, const std::string& path) {
  const auto file = std::ranges::find(text.files, path, &PatchFile::path);
  return file == text.files.end() ? nullptr : &*file;
}

// The lines [first, second) of the text that the pointer names.
std::optional<std::pair<std::size_t, std::size_t>>
extent(const SourceText& text, const Pointer& pointer) {
  if (pointer.kind != PointerKind::diff || !pointer.command.empty()) {
    return std::pair(std::size_t{0}, text.lines.size());
  }
  const PatchFile* file = find_file(text, pointer.path);
  if (file == nullptr || !pointer.hunk) {
    return file == nullptr ? std::nullopt
                           : std::optional(std::pair(file->start, file->end));
  }
  const auto hunk =
      std::ranges::find(file->hunks, *pointer.hunk, &PatchHunk::range);
  return hunk == file->hunks.end()
             ? std::nullopt
             : std::optional(std::pair(hunk->start, hunk->end));
}

} // namespace

Library::Library(const git::Repository& repository, ReadElsewhere elsewhere)
    : objects_(git::open_objects(repository, git::Expected::few)),
      elsewhere_(std::move(elsewhere)) {}

Library Library::anew() const {
  return {objects_, elsewhere_, this};
}

const SourceText* Library::text(const Pointer& pointer) {
  const std::string key = key_of(pointer);
  const auto known = texts_.find(key);
  if (known != texts_.end()) {
    return known->second ? &*known->second : nullptr;
  }
  if (const SourceText* same = known_text(pointer)) {
    return same;
  }
  return keep(pointer, read(pointer));
}

const SourceText* Library::known_text(const Pointer& pointer) {
  if (known_ == nullptr || pointer.kind != PointerKind::file) {
    return nullptr;
  }
  const auto known = known_->texts_.find(key_of(pointer));
  if (known == known_->texts_.end() || !known->second ||
      known->second->blob.empty()) {
    return nullptr;
  }
  const auto found = objects_->header(pointer.rev + ":" + pointer.path);
  return found && found->id == known->second->blob ? &*known->second : nullptr;
}

const SourceText* Library::file_text(const Pointer& pointer,
                                     const std::string& blob) {
  const std::string key = key_of(pointer);
  if (texts_.contains(key)) {
    return text(pointer);
  }
  const SourceText* kept = keep(pointer, read_blob(blob));
  if (kept != nullptr) {
    texts_[key]->blob = blob;
  }
  return kept;
}

const SourceText* Library::keep(const Pointer& pointer,
                                std::optional<std::string> bytes) {
  if (!bytes || (pointer.kind == PointerKind::file && is_binary(*bytes))) {
    texts_[key_of(pointer)] = std::nullopt;
    return nullptr;
  }
  return &put(pointer, std::move(*bytes));
}

void Library::forget(const Pointer& pointer) {
  texts_.erase(key_of(pointer));
}

void Library::trim() {
  if (bytes_ > k_max_kept_bytes) {
    texts_.clear();
    bytes_ = 0;
  }
}

const SourceText& Library::put(const Pointer& pointer, std::string bytes) {
  bytes_ += bytes.size();
  SourceText text;
  text.bytes = std::make_shared<const std::string>(std::move(bytes));
  text.lines = lines_of(*text.bytes);
  if (pointer.kind == PointerKind::diff && pointer.command.empty()) {
    text.files = parse_patch(text.lines);
  }
  return texts_[key_of(pointer)].emplace(std::move(text));
}

std::optional<std::string> Library::read(const Pointer& pointer) {
  if (!pointer.command.empty()) {
    const std::optional<Listing> listing = parse_listing(pointer.command);
    return listing ? run_listing(*listing) : std::nullopt;
  }
  switch (pointer.kind) {
  case PointerKind::file:
    return read_blob(pointer.rev + ":" + pointer.path);
  case PointerKind::commit:
    return read_message(pointer.rev);
  case PointerKind::diff: {
    base::Completed done = git::run(patch_arguments(pointer));
    return done.ok() ? std::optional(std::move(done.out)) : std::nullopt;
  }
  default:
    return elsewhere_ ? elsewhere_(pointer) : std::nullopt;
  }
}

std::optional<std::string> Library::read_blob(const std::string& name) {
  auto object = objects_->read(name);
  const bool is_file = object && object->kind == git::ObjectKind::blob;
  return is_file ? std::optional(std::move(object->bytes)) : std::nullopt;
}

std::optional<std::string> Library::read_message(const std::string& rev) {
  auto object = objects_->read(rev + "^{commit}");
  if (!object) {
    return std::nullopt;
  }
  const std::string& bytes = object->bytes;
  const std::size_t body = bytes.find("\n\n");
  if (body == std::string::npos) {
    return std::string();
  }
  if (bytes.substr(0, body).find("\nencoding ") != std::string::npos) {
    return git::output(
        {"show", "-s", "--format=%B", "--encoding=UTF-8", object->id});
  }
  const std::size_t start = bytes.find_first_not_of('\n', body);
  return start == std::string::npos ? std::string() : bytes.substr(start);
}

std::optional<Passage> Library::passage(const Pointer& pointer,
                                        const std::vector<LineRange>& lines) {
  const SourceText* source = text(pointer);
  const auto within =
      source == nullptr ? std::nullopt : extent(*source, pointer);
  if (!within) {
    return std::nullopt;
  }
  const auto [start, end] = *within;
  const bool is_file = pointer.kind == PointerKind::file;
  std::vector<LineRange> ranges = is_file ? pointer.lines : lines;
  if (ranges.empty()) {
    ranges = {{1, end - start}};
  }
  Passage passage{source->bytes, {}};
  for (const LineRange& range : ranges) {
    if (range.first == 0 || range.last > end - start) {
      return std::nullopt;
    }
    const auto first = source->lines.begin() +
                       static_cast<std::ptrdiff_t>(start + range.first - 1);
    const auto size = static_cast<std::ptrdiff_t>(range.last - range.first + 1);
    passage.pieces.push_back({range.first, {first, first + size}});
  }
  return passage;
}

std::vector<std::string> patch_arguments(const Pointer& pointer) {
  std::vector<std::string> words = {"-c", "core.quotePath=true", "diff-tree"};
  words.insert(
      words.end(), std::begin(k_patch_options), std::end(k_patch_options));
  words.push_back("--abbrev=" + std::to_string(pointer.rev.size()));
  if (pointer.base.empty()) {
    words.insert(words.end(), {"--root", "--no-commit-id", pointer.rev});
  } else {
    words.insert(words.end(), {pointer.base, pointer.rev});
  }
  return words;
}

} // namespace handoff::point
