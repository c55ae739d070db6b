// SPDX-License-Identifier: MIT
// The transcript of an agent that writes it behind its hooks.
#include "agenthooks/transcript_end.hpp"

#include "session/records/plain_files.hpp"

#include <chrono>
#include <fstream>
#include <string_view>
#include <thread>

namespace handoff::agenthooks {
namespace {

// Empty when there is no such file.
std::string tail_of(const std::string& path) {
  constexpr std::streamoff k_max_tail_bytes = 16'384; // bytes
  if (!session::is_plain_file(path)) {
    return {};
  }
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) {
    return {};
  }
  const std::streamoff size = file.tellg();
  const std::streamoff length = std::min(size, k_max_tail_bytes);
  std::string tail(static_cast<std::size_t>(length), '\0');
  file.seekg(size - length);
  file.read(tail.data(), length);
  tail.resize(static_cast<std::size_t>(file.gcount()));
  return tail;
}

// A session that was taken up again has ended before.
bool has_ended(std::string_view events) {
  const std::size_t end = events.rfind(R"("hookType":"sessionEnd")");
  return end != std::string_view::npos &&
         events.find(R"("type":"session.resume")", end) ==
             std::string_view::npos;
}

} // namespace

void await_session_end(const std::string& transcript) {
  constexpr auto k_step = std::chrono::milliseconds(25);
  constexpr int k_max_steps = 32;
  for (int i = 0; i < k_max_steps && !has_ended(tail_of(transcript)); ++i) {
    std::this_thread::sleep_for(k_step);
  }
}

} // namespace handoff::agenthooks
