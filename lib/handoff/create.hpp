// SPDX-License-Identifier: MIT
// A new handoff from beginning to end: the pipeline as one call.
#pragma once

#include "git/repository.hpp"
#include "handoff/document.hpp"
#include "handoff/gather.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff {

struct CreateOptions {
  Request request;
  DocumentOptions document = {};
  std::size_t archive_bytes =
      0; // kept of the conversations at most; 0: nothing
};

struct Created {
  std::string id;
  std::string path; // empty for a preview
  Document document;
  std::vector<std::string> sessions; // which transcripts were read, and why
  std::vector<std::string> warnings;
};

// Gathers, composes, redacts, fits, renders and proves; writes nothing, not
// even a snapshot.
[[nodiscard]] Created preview(const git::Repository& repository,
                              CreateOptions options);

// The same, stored. When anything fails the snapshot is released again.
[[nodiscard]] Created create(const git::Repository& repository,
                             CreateOptions options);

// The kind that a purpose asks for by its first word: "prototype the window
// protocol" is a prototype, all else goes on.
[[nodiscard]] Kind kind_of_purpose(std::string_view purpose);

} // namespace handoff
