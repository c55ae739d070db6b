// SPDX-License-Identifier: MIT
// The id of a handoff, before there is a handoff.
#pragma once

#include <string>

namespace handoff::store {

// An id that no other handoff of this repository gets while this object lives.
class ReservedId {
public:
  // Where the ledger of `common_dir` cannot be written, or there is none
  // (empty), the id is chosen and not reserved: at 38 bits two are never the
  // same by accident.
  explicit ReservedId(std::string common_dir);
  ~ReservedId();
  ReservedId(const ReservedId&) = delete;
  ReservedId& operator=(const ReservedId&) = delete;

  [[nodiscard]] const std::string& id() const { return id_; }

private:
  std::string common_dir_;
  std::string id_;
  bool is_reserved_ = false;
};

} // namespace handoff::store
