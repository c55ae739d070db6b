// SPDX-License-Identifier: MIT
// The id of a handoff, before there is a handoff.
#include "store/reserved_id.hpp"

#include "base/attempt.hpp"
#include "base/random.hpp"
#include "store/ledger.hpp"

namespace handoff::store {

ReservedId::ReservedId(std::string common_dir)
    : common_dir_(std::move(common_dir)) {
  constexpr int k_max_tries = 8;
  for (int tries = 0; tries < k_max_tries; ++tries) {
    id_ = base::random_id();
    const auto failure = base::attempt([&] {
      is_reserved_ = !common_dir_.empty() && reserve_id(common_dir_, id_);
    });
    if (is_reserved_ || common_dir_.empty() || failure) {
      return;
    }
  }
  throw Error("could not allocate an unused id");
}

ReservedId::~ReservedId() {
  if (is_reserved_) {
    release_id(common_dir_, id_);
  }
}

} // namespace handoff::store
