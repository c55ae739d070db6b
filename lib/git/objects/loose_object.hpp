// SPDX-License-Identifier: MIT
// An object in a file of its own, read without git.
#pragma once

#include "git/objects/objects.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::git {

// What was added a moment ago lies so; packs are git's affair.
class LooseObject {
public:
  // `objects` is the directory; `id` a full one. Nothing when the object lies
  // elsewhere, or this file cannot be understood.
  [[nodiscard]] static std::optional<LooseObject>
  open(const std::string& objects, std::string_view id);

  ~LooseObject();
  LooseObject(LooseObject&& other) noexcept;
  LooseObject& operator=(LooseObject&&) = delete;
  LooseObject(const LooseObject&) = delete;
  LooseObject& operator=(const LooseObject&) = delete;

  [[nodiscard]] ObjectKind kind() const { return kind_; }
  [[nodiscard]] std::size_t size() const { return size_; } // bytes

  // The first `most` bytes of it, or all; once only. Nothing when the file is
  // damaged.
  [[nodiscard]] std::optional<std::string> read(std::size_t most);

private:
  class Inflater;
  explicit LooseObject(std::unique_ptr<Inflater> inflater);

  std::unique_ptr<Inflater> inflater_;
  std::string begun_; // content that came with the header
  ObjectKind kind_ = ObjectKind::blob;
  std::size_t size_ = 0;
};

} // namespace handoff::git
