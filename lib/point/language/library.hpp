// SPDX-License-Identifier: MIT
// Gives the text that a pointer names, each source read once.
#pragma once

#include "git/objects/objects.hpp"
#include "point/language/passage.hpp"
#include "point/language/patch.hpp"
#include "point/language/pointer.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// What is not in git: the text of an issue (by its name) and of an earlier
// handoff (by its id). Nothing where it is not known.
using ReadElsewhere = std::function<std::optional<std::string>(const Pointer&)>;

// One text and its lines.
struct SourceText {
  std::shared_ptr<const std::string> bytes;
  std::vector<std::string_view> lines; // look into bytes
  std::vector<PatchFile> files;        // of a patch
  std::string blob;                    // its id (digits) where it was given
};

class Library {
public:
  Library(const git::Repository& repository, ReadElsewhere elsewhere);

  // One that reads everything anew; of a file that this one, which must stay,
  // read by its blob's id only whether the pointer's name leads to that blob.
  [[nodiscard]] Library anew() const;

  // The whole text of what the pointer names, before its lines or hunk are
  // cut out: the file, the message, the patch of all paths, the listing.
  // Nothing when it is not there. Stays valid as long as the library.
  const SourceText* text(const Pointer& pointer);

  // The same of a file whose blob's id (digits) is known.
  const SourceText* file_text(const Pointer& pointer, const std::string& blob);

  // The lines that the pointer and, for other kinds than files, `lines` of
  // its recipe name. Nothing where they are not there.
  std::optional<Passage> passage(const Pointer& pointer,
                                 const std::vector<LineRange>& lines);

  // What is not asked for again need not be kept: its text() goes.
  void forget(const Pointer& pointer);

  // Forgets all of it when it has become much.
  void trim();

  // Puts in what a caller has read already.
  const SourceText& put(const Pointer& pointer, std::string bytes);

  [[nodiscard]] git::Objects& objects() { return *objects_; }

private:
  Library(std::shared_ptr<git::Objects> objects,
          ReadElsewhere elsewhere,
          const Library* known)
      : objects_(std::move(objects)), elsewhere_(std::move(elsewhere)),
        known_(known) {}
  const SourceText* known_text(const Pointer& pointer);
  std::optional<std::string> read(const Pointer& pointer);
  std::optional<std::string> read_blob(const std::string& name);
  const SourceText* keep(const Pointer& pointer,
                         std::optional<std::string> bytes);
  std::optional<std::string> read_message(const std::string& rev);

  std::shared_ptr<git::Objects> objects_;
  ReadElsewhere elsewhere_;
  const Library* known_ = nullptr;
  std::map<std::string, std::optional<SourceText>, std::less<>> texts_;
  std::size_t bytes_ = 0; // of texts that were put in since the last trim()
};

// The arguments of the git command that prints the patch of `pointer` (a
// diff), all paths, as sources are compared with: no configuration of the
// user's changes it, and object names are as long as the pointer's.
[[nodiscard]] std::vector<std::string> patch_arguments(const Pointer& pointer);

// What a diff pointer without a base compares with: a commit's parent.
inline constexpr std::string_view k_patch_options[] = {
    "--patch",
    "--find-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--unified=3",
    "--ignore-submodules=none",
    "--submodule=short"};

} // namespace handoff::point
