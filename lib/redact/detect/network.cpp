// SPDX-License-Identifier: MIT
// Finds public IP addresses and hardware addresses.
#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace handoff::redact {
namespace {

using Octets = std::array<unsigned, 4>;

// Networks that say nothing about a person (IANA special-purpose registries,
// RFC 6890) and resolvers that everybody uses.
struct Network {
  std::uint32_t base;
  unsigned bits;
};

constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c, unsigned d) {
  return (a << 24U) | (b << 16U) | (c << 8U) | d;
}

constexpr Network k_special[] = {
    {ipv4(0, 0, 0, 0), 8},
    {ipv4(10, 0, 0, 0), 8},
    {ipv4(100, 64, 0, 0), 10},
    {ipv4(127, 0, 0, 0), 8},
    {ipv4(169, 254, 0, 0), 16},
    {ipv4(172, 16, 0, 0), 12},
    {ipv4(192, 0, 0, 0), 24},
    {ipv4(192, 0, 2, 0), 24},
    {ipv4(192, 88, 99, 0), 24},
    {ipv4(192, 168, 0, 0), 16},
    {ipv4(198, 18, 0, 0), 15},
    {ipv4(198, 51, 100, 0), 24},
    {ipv4(203, 0, 113, 0), 24},
    {ipv4(224, 0, 0, 0), 3},
    {ipv4(1, 1, 1, 1), 32},
    {ipv4(1, 0, 0, 1), 32},
    {ipv4(8, 8, 8, 8), 32},
    {ipv4(8, 8, 4, 4), 32},
    {ipv4(9, 9, 9, 9), 32},
    {ipv4(208, 67, 222, 222), 32},
    {ipv4(208, 67, 220, 220), 32},
    {ipv4(2, 5, 0, 0), 16}, // as good as always X.500's object identifiers
};

struct Quad {
  std::size_t end = 0;
  Octets octets{};
};

std::optional<Quad> read_quad(std::string_view text, std::size_t at) {
  Quad quad{at};
  for (std::size_t i = 0; i < quad.octets.size(); ++i) {
    if (i > 0) {
      if (quad.end >= text.size() || text[quad.end] != '.') {
        return std::nullopt;
      }
      ++quad.end;
    }
    const char* const first = text.data() + quad.end;
    const char* const last =
        first + std::min<std::size_t>(3, text.size() - quad.end);
    const auto read = std::from_chars(first, last, quad.octets[i]);
    if (read.ec != std::errc() || quad.octets[i] > 255 ||
        (*first == '0' && read.ptr - first > 1)) {
      return std::nullopt;
    }
    quad.end += static_cast<std::size_t>(read.ptr - first);
  }
  return quad;
}

bool is_special(const Octets& octets) {
  const bool is_repeated =
      std::ranges::all_of(octets, [&](unsigned o) { return o == octets[0]; });
  if (is_repeated) {
    return true;
  }
  const std::uint32_t address =
      ipv4(octets[0], octets[1], octets[2], octets[3]);
  return std::ranges::any_of(k_special, [&](const Network& network) {
    return ((address ^ network.base) >> (32 - network.bits)) == 0;
  });
}

// "v1.2.3.4", "Chrome/1.2.3.4", "version 1.2.3.4", and what is all small.
bool is_version(std::string_view text,
                std::size_t start,
                const Octets& octets) {
  const char before = start > 0 ? text[start - 1] : ' ';
  if (before == '/' && start > 1 && is_letter(text[start - 2])) {
    return true;
  }
  // pycurl>=7.43.0.5
  if (before == '=' && start > 1 &&
      std::string_view("<>=~!").find(text[start - 2]) !=
          std::string_view::npos) {
    return true;
  }

  constexpr std::array<std::string_view, 12> words = {"version",
                                                      "release",
                                                      "oid",
                                                      "section",
                                                      "update",
                                                      "upgrade",
                                                      "patch",
                                                      "bump",
                                                      "deps",
                                                      ",v ",
                                                      "wheel",
                                                      "package"};
  const std::size_t lowest = start > 40 ? start - 40 : 0;
  for (std::size_t i = lowest; i < start; ++i) {
    for (const std::string_view word : words) {
      if (has_at(text, i, word)) {
        return true;
      }
    }
  }
  return std::ranges::all_of(octets, [](unsigned o) { return o < 32; });
}

// "2.83-2.12 3.51.98.32 2.03.5": numbers before and after.
bool is_listed_address(std::string_view text,
                       std::size_t start,
                       std::size_t end) {
  return start >= 2 && end + 1 < text.size() && text[start - 1] == ' ' &&
         is_digit(text[start - 2]) && text[end] == ' ' &&
         (is_digit(text[end + 1]) || text[end + 1] == '-') &&
         !read_quad(text, end + 1);
}

// Nothing that makes the quad a piece of something longer.
bool stands_alone(std::string_view text, std::size_t start, std::size_t end) {
  if (start > 0 && !starts_word(text, start)) {
    return false;
  }
  if (start > 0 && std::string_view("._-@~$").find(text[start - 1]) !=
                       std::string_view::npos) {
    return start > 1 && text[start - 1] == '@' && text[start - 2] != ' ' &&
           is_alnum(text[start - 2]);
  }
  if (end >= text.size()) {
    return true;
  }
  const char next = text[end];
  const bool goes_on = end + 1 < text.size() && is_alnum(text[end + 1]);
  return !is_alnum(next) && next != '_' &&
         !((next == '.' || next == '-' || next == '+') && goes_on);
}

std::size_t group_end(std::string_view text, std::size_t at) {
  const std::size_t end =
      run_end(text.substr(0, std::min(text.size(), at + 4)), at, Charset::hex);
  return end;
}

struct AddressGroups {
  std::size_t end = 0;
  unsigned count = 0;
  bool is_compressed = false;
};

// Groups of an IPv6 address and whether "::" stands between them.
AddressGroups read_groups(std::string_view text, std::size_t at) {
  AddressGroups groups{at};
  while (groups.count < 8) {
    const std::size_t end = group_end(text, at);
    if (end == at) {
      break;
    }
    ++groups.count;
    groups.end = end;
    if (end < text.size() && text[end] == ':' && text.substr(end, 2) != "::") {
      at = end + 1;
    } else if (text.substr(end, 2) == "::" && !groups.is_compressed) {
      groups.is_compressed = true;
      groups.end = end + 2;
      at = end + 2;
    } else {
      break;
    }
  }
  return groups;
}

std::size_t find_ipv6(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  if (!starts_word(text, hit.start) ||
      (hit.start > 0 &&
       (text[hit.start - 1] == ':' || text[hit.start - 1] == '.'))) {
    return 0;
  }
  const AddressGroups groups = read_groups(text, hit.start);
  const bool is_whole = groups.is_compressed
                            ? groups.count < 8 && groups.count >= 2
                            : groups.count == 8;
  const bool goes_on = groups.end < text.size() &&
                       (is_alnum(text[groups.end]) || text[groups.end] == ':');
  if (!is_whole || goes_on) {
    return 0;
  }
  const bool is_example = has_at(text, hit.start, "2001:db8:") ||
                          has_at(text, hit.start, "2001:0db8:") ||

                          has_at(text, hit.start, "3fff:") ||
                          has_at(text, hit.start, "2001:4860:4860::88") ||
                          has_at(text, hit.start, "2606:4700:4700::1");
  out.add({hit.start,
           groups.end,
           "ip",
           Level::personal,
           is_example ? "reserved network" : ""});
  return groups.end;
}

// 0012.3456.789A is Cisco's way, and that of tables of numbers.
bool has_device_word(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 40 ? at - 40 : 0;
  for (std::size_t i = lowest; i < at; ++i) {
    for (const std::string_view word :
         {"mac", "address", "arp", "vlan", "ether", "hardware", "interface"}) {
      if (has_at(text, i, word)) {
        return true;
      }
    }
  }
  return false;
}

bool is_one_byte(std::string_view text, char separator) {
  return std::ranges::all_of(text, [&](char c) {
    return c == separator || to_lower(c) == to_lower(text[0]);
  });
}

} // namespace

std::size_t find_ip(const Hit& hit, Collector& out) {
  if (hit.text[hit.start] != '.') {
    return find_ipv6(hit, out);
  }
  // The trigger is the second octet with its dots.
  const std::size_t start = run_start(
      hit.text, hit.start, Charset::digit, hit.start > 4 ? hit.start - 4 : 0);
  const std::optional<Quad> quad = read_quad(hit.text, start);
  if (!quad || !stands_alone(hit.text, start, quad->end)) {
    return 0;
  }
  std::string_view gate;
  if (is_special(quad->octets)) {
    gate = "reserved network";
  } else if (is_version(hit.text, start, quad->octets)) {
    gate = "version";
  } else if (is_listed_address(hit.text, start, quad->end)) {
    gate = "list of numbers";
  }
  out.add({start, quad->end, "ip", Level::personal, gate});
  return quad->end;
}

std::size_t find_mac(const Hit& hit, Collector& out) {
  const std::string_view text = hit.text;
  const char separator = text[hit.start + 1];
  const std::size_t width = separator == '.' ? 4 : 2;
  const std::size_t count = 12 / width;
  const std::size_t size = count * (width + 1) - 1;
  const std::size_t start = hit.start + 1 >= width ? hit.start + 1 - width : 0;
  if (start + size > text.size()) {
    return 0;
  }
  const std::string_view address = text.substr(start, size);
  for (std::size_t i = 0; i < size; ++i) {
    const bool is_gap = i % (width + 1) == width;
    if (is_gap ? address[i] != separator : !is_in(Charset::hex, address[i])) {
      return 0;
    }
  }
  const bool is_longer =
      !starts_word(text, start) ||
      (start > 0 && text[start - 1] == separator) ||
      (start + size < text.size() &&
       (is_alnum(text[start + size]) || text[start + size] == separator));
  const bool is_number = std::ranges::none_of(address, is_letter);
  std::string_view gate;
  if (is_longer) {
    gate = "part of something longer";
  } else if (is_one_byte(address, separator)) {
    gate = "no device";

  } else if (is_number && separator != ':') {
    gate = "number";
  } else if (separator == '.' && !has_device_word(text, start) &&
             std::ranges::any_of(address, is_upper)) {
    gate = "no word for a device";
  }
  out.add({start, start + size, "mac", Level::personal, gate});
  return start + size;
}

} // namespace handoff::redact
