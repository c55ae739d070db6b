// SPDX-License-Identifier: MIT
// The one exception type: a message, a hint and an exit status.
#include "base/error.hpp"

#include <cstring>
#include <utility>

namespace handoff {

Error::Error(const std::string& message, std::string hint, Exit exit)
    : std::runtime_error(message), hint_(std::move(hint)), exit_(exit) {}

Error usage_error(const std::string& message, std::string hint) {
  return Error(message, std::move(hint), Exit::usage);
}

Error system_error(const std::string& message,
                   int error_number,
                   std::string hint) {
  return Error(message + ": " + std::strerror(error_number), std::move(hint));
}

} // namespace handoff
