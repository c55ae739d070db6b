// SPDX-License-Identifier: MIT
// Bytes made small by zlib, and back, within bounds.
#include "archive/compressed.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <zlib.h>

namespace handoff::archive {
namespace {

const Bytef* input(std::string_view bytes) {
  return reinterpret_cast<const Bytef*>(bytes.data());
}

} // namespace

std::string compressed(std::string_view bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  std::string stream(size, '\0');
  const int result = ::compress2(reinterpret_cast<Bytef*>(stream.data()),
                                 &size,
                                 input(bytes),
                                 static_cast<uLong>(bytes.size()),
                                 Z_BEST_SPEED + 2);
  if (result != Z_OK) {
    throw Error("cannot compress the archive of the conversation");
  }
  stream.resize(size);
  return stream;
}

std::optional<std::string> expanded(std::string_view stream,
                                    std::size_t max_bytes) {
  z_stream state{};
  if (::inflateInit(&state) != Z_OK) {
    return std::nullopt;
  }
  state.next_in = const_cast<Bytef*>(input(stream));
  state.avail_in = static_cast<uInt>(stream.size());
  // Text like ours shrinks to a third or a quarter.
  constexpr std::size_t k_usual_ratio = 4;
  constexpr std::size_t k_min_room = 4096;
  std::string bytes;
  std::size_t size = 0;
  int result = Z_OK;
  while (result == Z_OK && size <= max_bytes) {
    if (bytes.size() - size < k_min_room) {
      bytes.resize(std::max(bytes.size() * 2,
                            stream.size() * k_usual_ratio + k_min_room));
    }
    const std::size_t room = bytes.size() - size;
    state.next_out = reinterpret_cast<Bytef*>(bytes.data() + size);
    state.avail_out = static_cast<uInt>(room);
    result = ::inflate(&state, Z_NO_FLUSH);
    size += room - state.avail_out;
  }
  bytes.resize(size);
  ::inflateEnd(&state);
  return result == Z_STREAM_END && bytes.size() <= max_bytes
             ? std::optional(std::move(bytes))
             : std::nullopt;
}

} // namespace handoff::archive
