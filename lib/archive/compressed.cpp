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

std::optional<std::string> expanded(std::string_view stream,
                                    std::size_t max_bytes) {
  z_stream state{};
  if (::inflateInit(&state) != Z_OK) {
    return std::nullopt;
  }
  state.next_in = const_cast<Bytef*>(input(stream));
  state.avail_in = static_cast<uInt>(stream.size());
  std::string bytes;
  int result = Z_OK;
  while (result == Z_OK && bytes.size() <= max_bytes) {
    char buffer[65536];
    state.next_out = reinterpret_cast<Bytef*>(buffer);
    state.avail_out = sizeof buffer;
    result = ::inflate(&state, Z_NO_FLUSH);
    bytes.append(buffer, sizeof buffer - state.avail_out);
  }
  ::inflateEnd(&state);
  return result == Z_STREAM_END && bytes.size() <= max_bytes
             ? std::optional(std::move(bytes))
             : std::nullopt;
}

} // namespace handoff::archive
