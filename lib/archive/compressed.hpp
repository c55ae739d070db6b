// SPDX-License-Identifier: MIT
// Bytes made small by zlib, and back, within bounds.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::archive {

// As a zlib stream (RFC 1950). Throws Error if zlib has no memory.
[[nodiscard]] std::string compressed(std::string_view bytes);

// Bytes whose place never changes, so that views of them stay valid.
struct Uncompressed {
  std::unique_ptr<char[]> bytes;
  std::size_t size = 0;

  [[nodiscard]] std::string_view view() const { return {bytes.get(), size}; }
};

// nullopt if `stream` is damaged, cut, or holds more than `max_bytes`: a small
// file can claim to be a very long text.
[[nodiscard]] std::optional<Uncompressed> expanded(std::string_view stream,
                                                   std::size_t max_bytes);

} // namespace handoff::archive
