// SPDX-License-Identifier: MIT
// A token, hidden in random ways between any bytes: the text as it is read
// holds it no more.
#include "redact/reading/view.hpp"
#include "redact/redactor.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view k_alnum =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

struct Family {
  std::string_view prefix;
  std::size_t size;
};

constexpr std::array<Family, 6> k_families = {{{"ghp_", 36},
                                               {"glpat-", 20},
                                               {"sk_live_", 24},
                                               {"npm_", 36},
                                               {"hf_", 34},
                                               {"AIza", 35}}};

constexpr std::array<std::string_view, 16> k_hidings = {"\x1b[0m",
                                                        "\x1b[1;38;5;12m",
                                                        "\x1b[K",
                                                        "\x1b]0;t\x07",
                                                        "\\u001b[36m",
                                                        "\\x1b[31m",
                                                        "\\033[1m",
                                                        "\\e[32m",
                                                        "^[[31m",
                                                        "\xe2\x80\x8b",
                                                        "\xe2\x80\x8d",
                                                        "\xc2\xad",
                                                        "\xef\xbb\xbf",
                                                        "\xe2\x80\xae",
                                                        "&#8203;",
                                                        "%E2%80%8B"};

// Bytes taken from the front of the input; 0 when it is used up.
class Input {
public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t next() {
    const std::uint8_t byte =
        at_ < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at_]) : 0;
    ++at_;
    return byte;
  }
  [[nodiscard]] std::string_view rest() const {
    return bytes_.substr(std::min(at_, bytes_.size()));
  }

private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// Random whatever the input is: a body that the input chose could be a
// stand-in, which stays.
std::string make_token(const Family& family, std::uint64_t seed) {
  std::string token(family.prefix);
  std::uint64_t state = seed * 2654435761U + 12345;
  for (std::size_t i = 0; i < family.size; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    token.push_back(k_alnum[(state >> 33U) % k_alnum.size()]);
  }
  return token;
}

std::string hide(std::string text, Input& input) {
  for (unsigned count = input.next() % 8U; count > 0; --count) {
    const std::size_t at = 1 + input.next() % (text.size() - 1);
    text.insert(at, k_hidings.at(input.next() % k_hidings.size()));
  }
  return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::redact;
  Input input({reinterpret_cast<const char*>(data), size});
  const Family& family = k_families.at(input.next() % k_families.size());
  const std::string token =
      make_token(family, input.next() * 256U + input.next());
  const std::string hidden = hide(token, input);
  const std::string_view around = input.rest();
  const std::size_t half = around.size() / 2;
  const std::string text = std::string(around.substr(0, half)) + "\n" + hidden +
                           "\n" + std::string(around.substr(half));
  Redactor redactor(Rules::built_in());
  const std::string once = redactor.redact(text).text.str();
  require(as_read(once).find(token) == std::string::npos);
  require(!redactor.finds_any(once));
  return 0;
}
