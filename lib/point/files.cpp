// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#include "point/files.hpp"

#include "point/candidates.hpp"
#include "point/indexer.hpp"
#include "point/tree_listing.hpp"
#include "point/versions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace handoff::point {
namespace {

// What stands in so many files is an idiom, no copy of one of them.
constexpr std::size_t k_idiom = 100;
// With other versions and branches it may stand in so many blobs.
constexpr std::size_t k_most_blobs = 20 * k_idiom;
// Of more files that the branch changed, those that the index names.
constexpr std::size_t k_most_changed = 300;

bool is_secondary(std::string_view path) {
  constexpr std::array<std::string_view, 10> marks = {"test",
                                                      "spec",
                                                      "sample",
                                                      "example",
                                                      "fixture",
                                                      "vendor",
                                                      "generated",
                                                      "snap",
                                                      "third_party",
                                                      "node_modules"};
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    return path.find(mark) != std::string_view::npos;
  });
}

class FileFinder {
public:
  FileFinder(Sources& sources,
             const Ends& ends,
             const git::Repository& repository,
             const PointOptions& options)
      : sources_(sources), ends_(ends), repository_(repository),
        options_(options), id_size_(ends.head.size() / 2),
        index_(repository.common_dir, id_size_), changed_(changed_paths(ends)) {
    for (Version& version : snapshot_versions(ends)) {
      others_.push_back(std::move(version));
    }
    for (Version& version : old_versions(ends, changed_)) {
      others_.push_back(std::move(version));
    }
  }

  void find(const Notes& notes) {
    if (changed_.size() <= k_most_changed) {
      add_changed();
    }
    const auto prints = index_.fingerprinter().of_notes(notes);
    if (prints.empty()) {
      return;
    }
    read_listing();
    index_others();
    Candidates found = candidates(prints);
    if (index_.has_lost()) { // damaged: read again what was lost
      listing_.reset();
      read_listing();
      index_others();
      found = candidates(prints);
    }
    add_best(found);
    index_.tidy(listing_->size());
  }

private:
  [[nodiscard]] Rank rank_of(std::string_view path) const {
    return changed_.contains(path) ? Rank::changed_file
           : is_secondary(path)    ? Rank::test_file
                                   : Rank::file;
  }

  void add(const Version& version) {
    sources_.add({.kind = PointerKind::file,
                  .rev = version.short_rev,
                  .path = version.path},
                 version.rev,
                 version.rank);
  }

  // The index leaves some lines out: what the branch changed is read whole.
  void add_changed() {
    for (const std::string& path : changed_) {
      add({"", path, ends_.head, ends_.short_head, Rank::changed_file});
    }
  }

  bool may_keep(const TreeListing& listing) const {
    std::string paths;
    for (std::size_t i = 0; options_.holds_secret && i < listing.size(); ++i) {
      paths += listing.file(i).path;
      paths += '\n';
    }
    return paths.empty() || !options_.holds_secret(paths);
  }

  void read_listing() {
    listing_ = TreeListing::open(
        index_.directory(), ends_.head, id_size_, index_.segment_names());
    if (listing_) {
      return;
    }
    listing_ = TreeListing::read(ends_.head, id_size_);
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < listing_->size(); ++i) {
      ids.push_back(listing_->file(i).id);
    }
    const std::vector<bool> known = index_.known(ids);
    std::vector<Unread> unread;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const bool is_new = i == 0 || ids[i] != ids[i - 1];
      if (!known[i] && is_new) {
        unread.push_back(
            {std::string(ids[i]), std::string(listing_->file(i).path)});
      }
    }
    std::ranges::sort(unread, {}, &Unread::path); // near on disk, in packs
    const bool is_checked_out = ends_.head == repository_.head;
    index_blobs(index_,
                repository_,
                unread,
                is_checked_out ? ends_.head : "",
                options_.verbosity);
    if (!index_.directory().empty() && may_keep(*listing_)) {
      listing_->keep(index_.directory(), ends_.head, index_.segment_names());
    }
  }

  void index_others() {
    std::map<std::string, std::string> paths; // ascending, each once
    for (const Version& version : others_) {
      paths.emplace(version.id, version.path);
    }
    std::vector<std::string_view> ids;
    for (const auto& [id, path] : paths) {
      ids.push_back(id);
    }
    const std::vector<bool> known = index_.known(ids);
    std::vector<Unread> unread;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (!known[i]) {
        const std::string id(ids[i]);
        unread.push_back({id, paths[id]});
      }
    }
    index_blobs(index_, repository_, unread, "", options_.verbosity);
  }

  // The file at the branch's end, or else the newest other version, that a
  // pointer to this blob should name.
  [[nodiscard]] std::optional<Version> version_of(std::string_view id) const {
    std::optional<Version> best;
    for (const std::size_t number : listing_->find(id)) {
      const std::string_view path = listing_->file(number).path;
      Version version{std::string(id),
                      std::string(path),
                      ends_.head,
                      ends_.short_head,
                      rank_of(path)};
      const auto key = [](const Version& each) {
        return std::tuple(each.rank, each.path.size(), each.path);
      };
      if (!best || key(version) < key(*best)) {
        best = std::move(version);
      }
    }
    if (best) {
      return best;
    }
    const auto other = std::ranges::find(others_, id, &Version::id);
    return other == others_.end() ? std::nullopt : std::optional(*other);
  }

  // The number of the blob, or nothing when this branch has no such file.
  std::optional<std::size_t> number_of(std::string_view id) {
    const auto known = numbers_.find(id);
    if (known != numbers_.end()) {
      return known->second;
    }
    std::optional<std::size_t> number;
    if (std::optional<Version> version = version_of(id)) {
      number = versions_.size();
      versions_.push_back(std::move(*version));
    }
    numbers_.emplace(id, number);
    return number;
  }

  Candidates candidates(const std::vector<NotePrint>& prints) {
    Candidates all;
    for (const NotePrint& print : prints) {
      std::vector<std::size_t> blobs;
      std::size_t at_end = 0; // of the branch
      for (const std::string_view id : index_.find(print.print, k_most_blobs)) {
        if (const auto number = number_of(id)) {
          blobs.push_back(*number);
          at_end += versions_[*number].rev == ends_.head ? 1 : 0;
        }
      }
      if (!blobs.empty() && at_end < k_idiom) {
        all.add(print.line, std::move(blobs));
      }
    }
    return all;
  }

  void add_best(const Candidates& found) {
    const auto key = [&](std::size_t number) {
      const Version& version = versions_[number];
      return std::tuple(
          version.rank, version.path.size(), std::string_view(version.path));
    };
    const auto is_better = [&](std::size_t a, std::size_t b) {
      return key(a) < key(b);
    };
    for (const std::size_t number : found.best(is_better)) {
      const Version& version = versions_[number];
      const bool is_known = version.rank == Rank::changed_file &&
                            changed_.size() <= k_most_changed;
      if (!is_known) {
        add(version);
      }
    }
  }

  Sources& sources_;
  const Ends& ends_;
  const git::Repository& repository_;
  const PointOptions& options_;
  std::size_t id_size_;
  FingerprintIndex index_;
  Paths changed_;
  std::vector<Version> others_; // not at the branch's end
  std::optional<TreeListing> listing_;
  std::vector<Version> versions_; // of blobs, by number
  std::map<std::string, std::optional<std::size_t>, std::less<>> numbers_;
};

} // namespace

void add_files(Sources& sources,
               const Ends& ends,
               const git::Repository& repository,
               const Notes& notes,
               const PointOptions& options) {
  FileFinder(sources, ends, repository, options).find(notes);
}

} // namespace handoff::point
