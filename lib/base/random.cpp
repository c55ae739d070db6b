// SPDX-License-Identifier: MIT
// Names that no one can guess.
#include "base/random.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <sys/random.h>

namespace handoff::base {
namespace {

unsigned char random_byte() {
  unsigned char byte = 0;
  while (::getrandom(&byte, 1, 0) != 1) {
    if (errno != EINTR) {
      throw system_error("cannot get random bytes", errno);
    }
  }
  return byte;
}

char random_character() {
  // Bytes past the last whole alphabet would make its start more likely.
  constexpr std::size_t k_limit = 256 / k_random_alphabet.size();
  for (;;) {
    const std::size_t byte = random_byte();
    if (byte < k_limit * k_random_alphabet.size()) {
      return k_random_alphabet[byte % k_random_alphabet.size()];
    }
  }
}

} // namespace

std::string random_name(std::size_t size) {
  std::string name(size, '\0');
  for (char& character : name) {
    character = random_character();
  }
  return name;
}

std::string random_id() {
  return random_name(4) + "-" + random_name(4);
}

} // namespace handoff::base
