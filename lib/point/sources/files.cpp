// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#include "point/sources/files.hpp"

#include "git/git.hpp"
#include "git/objects/tree_entries.hpp"
#include "point/index/indexer.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace handoff::point {
namespace {

// What is in so many files is an idiom, no copy of one of them.
constexpr std::ptrdiff_t k_idiom = 100;
// Of more files that the branch changed, those that the index names.
constexpr std::size_t k_max_changed = 300;
// Of fewer blobs none is read in the work tree: git would have to compare it.
constexpr std::size_t k_few_blobs = 300;
// Of the files that one part of the notes may be from so many bytes are kept,
// and a few more where the first lines need them.
constexpr std::size_t k_max_source_bytes = std::size_t{40} << 20U;
constexpr std::size_t k_min_lines = 64;

std::string print_tree(const std::string& commit) {
  return git::output({"ls-tree", "-r", "-t", "-z", "--full-tree", commit});
}

} // namespace

FileFinder::FileFinder(const Ends& ends,
                       const git::Repository& repository,
                       git::Objects& objects,
                       base::Verbosity verbosity)
    : ends_(ends), repository_(repository), objects_(objects),
      verbosity_(verbosity), id_size_(ends.head.size() / 2),
      index_(repository.common_dir, id_size_) {
  list_early();
  reading_changed_ =
      std::async(std::launch::async, [this] { return changed_paths(ends_); });
  others_ = snapshot_versions(ends);
  snapshot_files_ = others_.size();
}

// While other questions are asked; whether files are as in the commit only
// where all of them will be read.
void FileFinder::list_early() {
  listing_ = TreeListing::open(
      index_.directory(), ends_.head, id_size_, index_.segment_names());
  if (listing_) {
    return;
  }
  printed_ = std::async(std::launch::async, print_tree, ends_.head);
  const bool is_checked_out =
      ends_.head == repository_.head && !repository_.worktree.empty();
  if (is_checked_out && index_.segment_names().empty()) {
    differing_ = std::async(std::launch::async, [this] {
      return base::run(differing_paths(repository_, ends_.head));
    });
  }
}

bool FileFinder::is_read_whole(Rank rank) const {
  return (rank == Rank::changed_file && changed_.size() <= k_max_changed) ||
         (rank == Rank::snapshot_file && snapshot_files_ <= k_max_changed);
}

void FileFinder::add_changed(Sources& sources) {
  changed_ = reading_changed_.get();
  reading_old_ = std::async(std::launch::async,
                            [this] { return old_versions(ends_, changed_); });
  if (is_read_whole(Rank::changed_file)) {
    for (const auto& [path, id] : changed_) {
      sources.add_file(
          {.kind = PointerKind::file, .rev = ends_.short_head, .path = path},
          ends_.head,
          Rank::changed_file,
          git::to_digits(id));
    }
  }
  if (is_read_whole(Rank::snapshot_file)) {
    for (std::size_t i = 0; i < snapshot_files_; ++i) {
      sources.add_file({.kind = PointerKind::file,
                        .rev = others_[i].short_rev,
                        .path = others_[i].path},
                       others_[i].rev,
                       Rank::snapshot_file,
                       git::to_digits(others_[i].id));
    }
  }
}

std::size_t FileFinder::add(Sources& sources, const NoteLines& notes) {
  const auto prints = index_.fingerprinter().of_notes(notes);
  idioms_.clear();
  if (prints.empty()) {
    return notes.text().size();
  }
  bring_up_to_date();
  Candidates found;
  for (auto lost = index_.lost_count();; lost = index_.lost_count()) {
    found = candidates(prints);
    if (index_.lost_count() == lost) {
      break;
    }
    listing_.reset(); // damaged: read again what was lost
    places_.reset();
    bring_up_to_date();
  }
  index_.rest();
  return add_best(sources, found, notes);
}

void FileFinder::bring_up_to_date() {
  if (places_) {
    return;
  }
  const bool is_kept = listing_.has_value();
  read_listing();
  if (reading_old_.valid()) {
    for (Version& version : reading_old_.get()) {
      others_.push_back(std::move(version));
    }
  }
  index_others();
  const bool is_as_kept =
      is_kept && listing_->segment_count() == index_.segment_names().size();
  if (!is_as_kept) {
    index_.drop_doubles(listing_->size());
    index_.tidy(listing_->size());
  }
  if (!is_as_kept && !index_.directory().empty()) {
    listing_->keep(index_.directory(), ends_.head, index_.segment_names());
  }
  names_.emplace(*listing_, ends_.head, objects_);
  places_.emplace(*listing_, *names_, changed_, others_);
}

void FileFinder::read_listing() {
  if (listing_) {
    return;
  }
  const std::string text =
      printed_.valid() ? printed_.get() : print_tree(ends_.head);
  TreeListing::Printed tree = TreeListing::read(text, id_size_);
  index_listed(tree);
  listing_ = std::move(tree.listing);
}

void FileFinder::index_listed(const TreeListing::Printed& tree) {
  const TreeListing& listing = tree.listing;
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < listing.size(); ++i) {
    ids.push_back(listing.id(i));
  }
  const std::vector<bool> known = index_.known(ids);
  std::vector<Unread> unread;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool is_new = i == 0 || ids[i] != ids[i - 1];
    if (!known[i] && is_new) {
      unread.push_back({ids[i], tree.paths[listing.file(i).place]});
    }
  }
  // In git's order: near on disk, in packs.
  std::ranges::sort(
      unread, {}, [](const Unread& each) { return each.path.data(); });
  std::optional<std::string> differing;
  if (differing_.valid() && unread.size() > k_few_blobs) {
    base::Completed said = differing_.get();
    differing = said.ok() ? std::optional(std::move(said.out)) : std::nullopt;
  }
  index_blobs(index_, repository_, unread, differing, verbosity_);
}

void FileFinder::index_others() {
  std::map<std::string_view, std::string_view> paths; // ascending, each once
  for (const Version& version : others_) {
    paths.emplace(version.id, version.path);
  }
  std::vector<std::string_view> ids;
  for (const auto& [id, path] : paths) {
    ids.push_back(id);
  }
  if (ids.empty()) {
    return; // none of the index need be read
  }
  const std::vector<bool> known = index_.known(ids);
  std::vector<Unread> unread;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!known[i]) {
      unread.push_back({ids[i], paths[ids[i]]});
    }
  }
  index_blobs(index_, repository_, unread, std::nullopt, verbosity_);
}

Candidates FileFinder::candidates(const std::vector<NotePrint>& prints) {
  Candidates all;
  std::unordered_set<Fingerprint> common;
  idioms_.clear();
  for (const NotePrint& print : prints) {
    std::vector<std::size_t> blobs;
    if (!common.contains(print.print)) {
      blobs = blobs_with(print.print);
    }
    const auto at_end = std::ranges::count_if(
        blobs, [&](std::size_t blob) { return places_->is_at_end(blob); });
    if (common.contains(print.print) || at_end >= k_idiom) {
      common.insert(print.print);
      idioms_.insert(print.line);
    } else if (!blobs.empty()) {
      all.add(print.line, std::move(blobs));
    }
  }
  return all;
}

// Those that this branch has, each once, whatever else is in the index.
std::vector<std::size_t> FileFinder::blobs_with(Fingerprint print) {
  std::vector<std::size_t> blobs;
  for (const std::string_view id : index_.find(print)) {
    if (const auto number = places_->number_of(id)) {
      blobs.push_back(*number);
    }
  }
  std::ranges::sort(blobs);
  blobs.erase(std::unique(blobs.begin(), blobs.end()), blobs.end());
  return blobs;
}

std::size_t FileFinder::add_best(Sources& sources,
                                 const Candidates& found,
                                 const NoteLines& notes) {
  const auto is_better = [&](std::size_t a, std::size_t b) {
    return places_->is_better(a, b);
  };
  std::size_t bytes = 0;
  for (const Candidates::Wanted& each : found.best(is_better)) {
    if (bytes > k_max_source_bytes && each.line >= k_min_lines) {
      return notes.lines()[each.line].start;
    }
    bytes += add_blob(sources, each.blob);
  }
  return notes.text().size();
}

std::size_t FileFinder::add_blob(Sources& sources, std::size_t number) {
  const auto named = is_read_whole(places_->rank(number))
                         ? std::nullopt
                         : places_->named(number);
  if (!named) {
    return 0;
  }
  const Version* other = named->other;
  return sources.add_file(
      {.kind = PointerKind::file,
       .rev = other != nullptr ? other->short_rev : ends_.short_head,
       .path = named->path},
      other != nullptr ? other->rev : ends_.head,
      places_->rank(number),
      git::to_digits(named->id));
}

} // namespace handoff::point
