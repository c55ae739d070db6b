// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#include "point/files.hpp"

#include "point/indexer.hpp"
#include "point/tree_listing.hpp"
#include "point/versions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace handoff::point {
namespace {

// What stands in so many blobs is an idiom, no copy of one of them.
constexpr std::size_t k_idiom = 100;
// Of equal candidates for one fingerprint so many are looked into.
constexpr std::size_t k_most_each = 3;
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
             base::Verbosity verbosity)
      : sources_(sources), ends_(ends), repository_(repository),
        verbosity_(verbosity), id_size_(ends.head.size() / 2),
        index_(repository.common_dir, id_size_), changed_(changed_paths(ends)) {
    for (Version& version : snapshot_versions(ends)) {
      others_.push_back(std::move(version));
    }
    for (Version& version : old_versions(ends, changed_)) {
      others_.push_back(std::move(version));
    }
  }

  void find(const Notes& notes) {
    add_changed();
    const auto prints = index_.fingerprinter().of_notes(notes);
    if (prints.empty()) {
      return;
    }
    read_listing();
    index_others();
    std::vector<Candidates> found = candidates(prints);
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
  // The blobs of one fingerprint, as numbers of blobs_.
  using Candidates = std::vector<std::size_t>;

  struct Blob {
    Version version;
    std::size_t votes = 0; // fingerprints of the notes
    bool is_added = false;
  };

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
    std::size_t count = 0;
    for (const std::string& path : changed_) {
      if (count++ < k_most_changed) {
        add({"", path, ends_.head, ends_.short_head, Rank::changed_file});
      }
    }
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
                verbosity_);
    if (!index_.directory().empty()) {
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
    index_blobs(index_, repository_, unread, "", verbosity_);
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
      number = blobs_.size();
      blobs_.push_back({std::move(*version)});
    }
    numbers_.emplace(id, number);
    return number;
  }

  std::vector<Candidates> candidates(const std::vector<Fingerprint>& prints) {
    std::vector<Candidates> all;
    for (const Fingerprint print : prints) {
      const std::vector<std::string_view> ids = index_.find(print, k_idiom);
      if (ids.empty() || ids.size() >= k_idiom) {
        continue;
      }
      Candidates blobs;
      for (const std::string_view id : ids) {
        if (const auto number = number_of(id)) {
          blobs.push_back(*number);
          ++blobs_[*number].votes;
        }
      }
      all.push_back(std::move(blobs));
    }
    return all;
  }

  // For each fingerprint the blobs that have most of the notes'.
  void add_best(std::vector<Candidates>& all) {
    for (Candidates& blobs : all) {
      std::ranges::sort(blobs, [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t number) {
          const Blob& blob = blobs_[number];
          return std::tuple(~blob.votes,
                            blob.version.rank,
                            blob.version.path.size(),
                            std::string_view(blob.version.path));
        };
        return key(a) < key(b);
      });
      for (std::size_t i = 0; i < std::min(blobs.size(), k_most_each); ++i) {
        Blob& blob = blobs_[blobs[i]];
        const bool is_known =
            blob.is_added || blob.version.rank == Rank::changed_file;
        if (!is_known) {
          add(blob.version);
        }
        blob.is_added = true;
      }
    }
  }

  Sources& sources_;
  const Ends& ends_;
  const git::Repository& repository_;
  base::Verbosity verbosity_;
  std::size_t id_size_;
  FingerprintIndex index_;
  Paths changed_;
  std::vector<Version> others_; // not at the branch's end
  std::optional<TreeListing> listing_;
  std::vector<Blob> blobs_;
  std::map<std::string, std::optional<std::size_t>, std::less<>> numbers_;
};

} // namespace

void add_files(Sources& sources,
               const Ends& ends,
               const git::Repository& repository,
               const Notes& notes,
               base::Verbosity verbosity) {
  FileFinder(sources, ends, repository, verbosity).find(notes);
}

} // namespace handoff::point
