// SPDX-License-Identifier: MIT
// Where a command on stored handoffs stands: in a repository or in none.
#include "store/here.hpp"

#include "base/attempt.hpp"
#include "git/repository.hpp"
#include "store/id.hpp"
#include "store/place.hpp"

namespace handoff::store {
namespace {

git::Config users_config() {
  const base::Completed listing = base::run(git::config_question());
  return listing.ok() ? git::Config(listing.out) : git::Config();
}

} // namespace

Here::Here() {
  failure_ =
      base::attempt([&] { repository_ = git::discover(git::Ask::place); });
  if (repository_) {
    config_ = repository_->config;
    shelves_ = shelves_of(*repository_);
    return;
  }
  config_ = users_config();
  PlaceQuery query = place_query();
  query.configured = config_.get_path(config::k_dir).value_or("");
  shelves_ = {"", known_roots(query)};
}

const git::Repository& Here::require_repository() const {
  if (failure_) {
    throw *failure_;
  }
  return *repository_;
}

StoredHandoff Here::find(const std::optional<std::string>& typed) const {
  if (!typed) {
    return find_for_branch().handoff;
  }
  if (means_newest(*typed)) {
    static_cast<void>(require_repository());
  }
  return find_handoff(shelves_, *typed);
}

OfBranch Here::find_for_branch() const {
  return store::find_for_branch(
      shelves_, BranchIdentity::checked_out(require_repository()));
}

void Here::mark_as_used(const StoredHandoff& handoff) const {
  if (repository_) {
    static_cast<void>(base::attempt([&] {
      store::mark_as_used(repository_->common_dir, handoff.front.id);
    }));
  }
}

} // namespace handoff::store
