// SPDX-License-Identifier: MIT
// Feeds a transcript that exists in memory only to one of the readers.
#pragma once

#include "base/error.hpp"
#include "session/digest/digest.hpp"
#include "session/digest/session_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace handoff::fuzz {

using Reader = session::Session (*)(const std::string&);

// Reads `data`, then uses what was read as the program does.
inline int feed(Reader read, const std::uint8_t* data, std::size_t size) {
  const int fd = ::memfd_create("transcript", MFD_CLOEXEC);
  if (fd < 0 || ::write(fd, data, size) != static_cast<ssize_t>(size)) {
    return 0;
  }
  try {
    const session::Session session =
        read("/proc/self/fd/" + std::to_string(fd));
    static_cast<void>(session::to_json(session, "/w"));
    static_cast<void>(
        session::to_markdown(session::make_digest({&session, 1}, {})));
  } catch (const Error&) {
    ::close(fd);
    return 0; // a database that is none
  }
  ::close(fd);
  return 0;
}

} // namespace handoff::fuzz
