// SPDX-License-Identifier: MIT
// Bytes made small by zlib, and back, within bounds.
#include "archive/compressed.hpp"

#include "base/error.hpp"

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

std::optional<Uncompressed> expanded(std::string_view stream,
                                     std::size_t max_bytes) {
  z_stream state{};
  if (::inflateInit(&state) != Z_OK) {
    return std::nullopt;
  }
  // Not set to zero: what the text does not fill never takes memory.
  const std::size_t room = max_bytes + 1;
  Uncompressed result = {.bytes = std::make_unique_for_overwrite<char[]>(room),
                         .size = 0};
  state.next_in = const_cast<Bytef*>(input(stream));
  state.avail_in = static_cast<uInt>(stream.size());
  state.next_out = reinterpret_cast<Bytef*>(result.bytes.get());
  state.avail_out = static_cast<uInt>(room);
  const int end = ::inflate(&state, Z_FINISH);
  result.size = room - state.avail_out;
  ::inflateEnd(&state);
  return end == Z_STREAM_END && result.size <= max_bytes
             ? std::optional(std::move(result))
             : std::nullopt;
}

} // namespace handoff::archive
