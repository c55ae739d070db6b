// SPDX-License-Identifier: MIT
// Taking in a document that the store did not render.
#include "store/adopt.hpp"

#include "base/error.hpp"
#include "git/objects/objects.hpp"
#include "store/branch_identity.hpp"
#include "store/lookup.hpp"
#include "store/store.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <set>

namespace handoff::store {
namespace {

Error refused(const StoredHandoff& found, const std::string& why) {
  return Error("cannot take handoff '" + found.front.id +
               "' into this repository: " + why);
}

// The full id of the commit that `id` abbreviates; empty if it is not here.
std::string full_id(git::Objects& objects, const std::string& id) {
  const auto header =
      id.empty() ? std::nullopt : objects.header(id + "^{commit}");
  return header ? header->id : std::string();
}

redact::RedactedText proven(const StoredHandoff& found,
                            redact::Redactor& redactor) {
  redact::Redaction scanned = redactor.redact(found.document);
  std::set<std::string> rules;
  for (const redact::Finding& finding : scanned.findings) {
    rules.insert(finding.rule);
  }
  if (rules.empty()) {
    return std::move(scanned.text);
  }
  std::string names;
  for (const std::string& rule : rules) {
    names += (names.empty() ? "" : ", ") + rule;
  }
  throw refused(found, "it contains what looks like a secret (" + names + ")");
}

// The header that a document was read to have, as one that is written.
Header header_of(const FrontMatter& front, redact::Redactor& redactor) {
  return {.facts = {.id = front.id,
                    .kind = front.kind.value_or(Kind::continuation),
                    .base = front.base,
                    .head = front.head,
                    .snapshot = front.snapshot,
                    .parent = front.parent,
                    .created = front.created,
                    .expires = front.expires},
          .purpose = redactor.redact(front.purpose).text,
          .repository = redactor.redact(front.repository).text,
          .branch = redactor.redact(front.branch).text,
          .base_name = redactor.redact(front.base_name).text};
}

bool is_on_a_shelf(const Shelves& shelves, const StoredHandoff& found) {
  return is_in_store(found.path) &&
         std::ranges::any_of(shelves.roots, [&](const std::string& root) {
           return found.path.starts_with(root + "/");
         });
}

// A name that redaction has changed says too little to be hashed.
std::optional<std::string> plain_branch(const FrontMatter& front) {
  return front.branch.find(redact::k_placeholder_lead) == std::string::npos
             ? std::optional(front.branch)
             : std::nullopt;
}

} // namespace

Adopted adopt(const git::Repository& repository,
              const StoredHandoff& found,
              redact::Redactor& redactor) {
  require_document(found);
  const Shelves shelves = shelves_of(repository);
  const Inventory inventory = repository_inventory(shelves);
  const auto known =
      std::ranges::find(inventory.handoffs, found.path, &StoredHandoff::path);
  if (known != inventory.handoffs.end()) {
    return {.handoff = *known};
  }
  const auto objects = git::open_objects(repository, git::Expected::few);
  NewHandoff handoff = {.header = header_of(found.front, redactor),
                        .document = proven(found, redactor),
                        .branch = plain_branch(found.front)};
  HeaderFacts& facts = handoff.header.facts;
  facts.head = full_id(*objects, facts.head);
  if (facts.head.empty()) {
    throw refused(found, "its head is not a commit of this repository");
  }
  const std::string snapshot = full_id(*objects, facts.snapshot);
  facts.snapshot = snapshot.empty() ? facts.snapshot : snapshot;
  const bool is_taken =
      std::ranges::any_of(inventory.handoffs, [&](const StoredHandoff& other) {
        return other.front.id == facts.id;
      });
  if (is_taken) {
    throw refused(found, "another handoff of this repository has its id");
  }
  WrittenHandoff written;
  if (is_on_a_shelf(shelves, found)) {
    written = {.id = facts.id, .path = found.path};
    enter_handoff(repository.common_dir, handoff, written);
  } else {
    written = write_handoff(
        find_places(place_query(repository)), repository.common_dir, handoff);
  }
  return {.handoff = find_handoff(shelves, written.path),
          .warnings = std::move(written.warnings)};
}

} // namespace handoff::store
