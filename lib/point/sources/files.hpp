// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#pragma once

#include "point/index/fingerprint_index.hpp"
#include "point/sources/blob_places.hpp"
#include "point/sources/candidates.hpp"
#include "point/sources/corpus.hpp"

#include <future>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace handoff::point {

// Finds them by the index of fingerprints, which it brings up to date when it
// is first needed; git starts to list the tree at once.
class FileFinder {
public:
  // All must stay.
  FileFinder(const Ends& ends,
             const git::Repository& repository,
             git::Objects& objects,
             base::Verbosity verbosity);

  // The files that the branch changed, and those of the snapshot, unless they
  // are very many: the index leaves some of their lines out. To be called once,
  // before add().
  void add_changed(Sources& sources);

  // Any file at the branch's end, in the snapshot or (of the changed ones)
  // earlier that may hold a passage of the notes, but those that
  // add_changed() adds. The byte of the notes where those begin that had no
  // room any longer, at a line's start; their size when there was enough.
  [[nodiscard]] std::size_t add(Sources& sources, const NoteLines& notes);

  // Lines of the notes that add() was last given, each of which begins what
  // is in a hundred files: an idiom, no copy of one of them.
  [[nodiscard]] const std::set<std::size_t>& idioms() const { return idioms_; }

private:
  [[nodiscard]] bool is_read_whole(Rank rank) const;
  void list_early();
  void read_listing();
  void index_listed(const TreeListing::Printed& tree);
  void index_others();
  void bring_up_to_date();
  Candidates candidates(const std::vector<NotePrint>& prints);
  [[nodiscard]] std::vector<std::size_t> blobs_with(Fingerprint print);
  std::size_t
  add_best(Sources& sources, const Candidates& found, const NoteLines& notes);
  std::size_t add_blob(Sources& sources, std::size_t number);

  const Ends& ends_;
  const git::Repository& repository_;
  git::Objects& objects_;
  base::Verbosity verbosity_;
  std::size_t id_size_;
  FingerprintIndex index_;
  std::optional<TreeListing> listing_;
  std::future<std::string> printed_;       // the tree's, where it is not kept
  std::future<base::Completed> differing_; // from the work tree
  std::future<Paths> reading_changed_;
  Paths changed_;
  std::future<std::vector<Version>> reading_old_;
  std::vector<Version> others_; // not at the branch's end, the snapshot's first
  std::size_t snapshot_files_ = 0;
  std::set<std::size_t> idioms_;
  std::optional<TreeNames> names_;
  std::optional<BlobPlaces> places_; // nothing: not up to date
};

} // namespace handoff::point
