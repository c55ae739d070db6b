// SPDX-License-Identifier: MIT
// Finds e-mail addresses of people, and users in prompts.
#include "redact/detect/email.hpp"

#include "redact/detect/collector.hpp"
#include "redact/detect/home.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/generated.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/value.hpp"
#include "redact/value/value_scan.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace handoff::redact {
namespace {

bool is_local_byte(char c) {
  return is_alnum(c) ||
         std::string_view("._%+-").find(c) != std::string_view::npos;
}

bool is_domain_byte(char c) {
  return is_alnum(c) || c == '.' || c == '-';
}

constexpr std::array<std::string_view, 64> k_top_levels = {
    "com",        "org",         "net",        "edu",     "gov",
    "mil",        "int",         "info",       "biz",     "name",
    "pro",        "dev",         "app",        "site",    "online",
    "tech",       "store",       "cloud",      "email",   "xyz",
    "blog",       "live",        "shop",       "agency",  "digital",
    "group",      "company",     "software",   "systems", "solutions",
    "team",       "work",        "world",      "network", "media",
    "studio",     "design",      "page",       "wiki",    "zone",
    "mobi",       "jobs",        "museum",     "travel",  "aero",
    "coop",       "cat",         "asia",       "post",    "tel",
    "berlin",     "london",      "paris",      "academy", "center",
    "consulting", "engineering", "foundation", "global",  "health",
    "institute",  "events",      "community",  "legal"};

constexpr std::array<std::string_view, 16> k_file_types = {"js",
                                                           "ts",
                                                           "py",
                                                           "go",
                                                           "rs",
                                                           "sh",
                                                           "so",
                                                           "md",
                                                           "gz",
                                                           "cc",
                                                           "hh",
                                                           "pl",
                                                           "rb",
                                                           "vb",
                                                           "ps",
                                                           "pm"};

bool is_top_level(std::string_view label) {
  // "рф", and what stands for it in ASCII
  if (label.size() >= 4 && (static_cast<unsigned char>(label[0]) >= 0x80 ||
                            has_at(label, 0, "xn--"))) {
    return true;
  }
  if (label.size() == 2 && is_letter(label[0]) && is_letter(label[1])) {
    return true;
  }
  return std::ranges::any_of(k_top_levels, [&](std::string_view known) {
    return equals_folded(known, label);
  });
}

// RFC 2606, and what people write who mean nobody.
bool is_reserved(std::string_view domain) {
  const auto ends = [&](std::string_view end) {
    return domain.size() >= end.size() &&
           has_at(domain, domain.size() - end.size(), end) &&
           (domain.size() == end.size() ||
            domain[domain.size() - end.size() - 1] == '.');
  };
  for (const std::string_view name : {"example.com",
                                      "example.org",
                                      "example.net",
                                      "example.edu",
                                      "example",
                                      "test",
                                      "invalid",
                                      "localhost",
                                      "local",
                                      "localdomain",
                                      "users.noreply.github.com",
                                      "domain.com",
                                      "domain.tld",
                                      "yourdomain.com",
                                      "mydomain.com",
                                      "email.com",
                                      "host.com",
                                      "company.com",
                                      "acme.com",
                                      "foo.com",
                                      "bar.com",
                                      "test.com",
                                      "foo.bar"}) {
    if (ends(name)) {
      return true;
    }
  }
  return false;
}

bool is_service(std::string_view local) {
  for (const std::string_view name : {"noreply",
                                      "no-reply",
                                      "no_reply",
                                      "donotreply",
                                      "do-not-reply",
                                      "git",
                                      "hg",
                                      "svn",
                                      "mailer-daemon",
                                      "postmaster",
                                      "root",
                                      "notifications"}) {
    if (equals_folded(local, name) ||
        (has_at(local, 0, name) && name.size() > 4)) {
      return true;
    }
  }
  return has_at(local, local.size() > 4 ? local.size() - 4 : 0, "-bot") ||
         has_at(local, local.size() > 5 ? local.size() - 5 : 0, "[bot]");
}

// scheme://user@host is a place, no address.
bool is_userinfo(std::string_view text, std::size_t start) {
  std::size_t at = start;
  const std::size_t lowest = start > 256 ? start - 256 : 0;
  while (at > lowest && static_cast<unsigned char>(text[at - 1]) > ' ' &&
         text[at - 1] != '/' && text[at - 1] != '"' && text[at - 1] != '<') {
    --at;
  }
  return at >= 3 && text.substr(at - 3, 3) == "://";
}

// lore.kernel.org/git/X@mail.gmail.com/, In-Reply-To: <X@mail.gmail.com>
bool is_message_id(std::string_view text, std::size_t start, std::size_t at) {
  if (at - start < 24 || start < 2 ||
      !is_unlikely(text.substr(start, at - start))) {
    return false;
  }
  const std::size_t lowest = start > 16 ? start - 16 : 0;
  const std::string_view before = text.substr(lowest, start - lowest);
  return before.back() == '/' || before.back() == '=' ||
         before.ends_with("-ID: <") || before.ends_with("-Id: <") ||
         before.ends_with("-To: <") || before.ends_with("ferences: <");
}

struct EmailAddress {
  std::size_t start = 0;
  std::size_t end = 0;
};

// Whether `c` is a letter of the scripts that are written with spaces between
// words, or a mark on one; of others all of a sentence would be an address.
bool is_spaced_letter(char32_t c) {
  return (c >= 0xc0 && c <= 0x52f && c != 0xd7 && c != 0xf7) ||
         (c >= 0x1e00 && c <= 0x1fff);
}

// The start of the letter beyond ASCII that ends at `at`; `at` if none does.
std::size_t letter_before(std::string_view text, std::size_t at) {
  if (at < 2 || static_cast<unsigned char>(text[at - 1]) < 0x80) {
    return at;
  }
  std::size_t start = at - 1;
  while (start > 0 && at - start < 3 &&
         static_cast<unsigned char>(text[start]) < 0xc0) {
    --start;
  }
  const text::Decoded decoded = text::decode_utf8(text, start);
  return decoded.valid && start + decoded.size == at &&
                 is_spaced_letter(decoded.code_point)
             ? start
             : at;
}

// The end of the letter beyond ASCII at `at`; `at` if there is none.
std::size_t letter_after(std::string_view text, std::size_t at) {
  const text::Decoded decoded = text::decode_utf8(text, at);
  return decoded.valid && is_spaced_letter(decoded.code_point)
             ? at + decoded.size
             : at;
}

EmailAddress around(std::string_view text, std::size_t at) {
  EmailAddress address{at, at + 1};
  const std::size_t lowest = at > 64 ? at - 64 : 0;
  while (address.start > lowest) {
    const std::size_t letter = letter_before(text, address.start);
    if (letter == address.start && !is_local_byte(text[address.start - 1])) {
      break;
    }
    address.start = letter == address.start ? letter - 1 : letter;
  }
  while (address.start < at && !is_alnum(text[address.start]) &&
         letter_after(text, address.start) == address.start) {
    ++address.start;
  }
  const bool is_escape = address.start > 0 && text[address.start - 1] == '\\' &&
                         starts_word(text, address.start + 1);
  address.start += is_escape && address.start < at ? 1U : 0U;
  const std::size_t highest = std::min(text.size(), at + 254);
  while (address.end < highest) {
    const std::size_t letter = letter_after(text, address.end);
    if (letter == address.end && !is_domain_byte(text[address.end])) {
      break;
    }
    address.end = letter == address.end ? letter + 1 : letter;
  }
  while (address.end > at + 1 && !is_alnum(text[address.end - 1]) &&
         letter_before(text, address.end) == address.end) {
    --address.end;
  }
  return address;
}

// aes128-gcm@openssh.com: the name of an algorithm, and who made it up.
bool is_algorithm(std::string_view local, std::string_view domain) {
  constexpr std::array<std::string_view, 5> makers = {
      "openssh.com", "libssh.org", "tinyssh.org", "lysator.liu.se", "ssh.com"};
  return local.find('-') != std::string_view::npos &&
         std::ranges::find(makers, domain) != makers.end();
}

// What the parts say by themselves.
std::string_view parts_gate(std::string_view local, std::string_view domain) {
  if (is_service(local)) {
    return "service account";
  }
  if (is_algorithm(local, domain)) {
    return "algorithm";
  }
  return is_reserved(domain) ? "reserved domain" : "";
}

// user@host:~/src$
void find_prompt(const Hit& hit, const EmailAddress& address, Collector& out) {
  // "me@host:~/src$", but not "name@npm:~1.2"
  const std::string_view next = hit.text.substr(address.end, 3);
  if (next.starts_with(":~") &&
      (next.size() < 3 ||
       std::string_view("/#$ \n").find(next[2]) != std::string_view::npos)) {
    const std::string_view user =
        hit.text.substr(address.start, hit.start - address.start);
    out.add(
        {address.start, hit.start, "user", Level::personal, user_gate(user)});
  }
}

// "jane@corp.io / V", "jane@corp.io:V": how people hand on a login. Not the
// path of git@host:owner/name nor the port of a host.
void find_password_behind(std::string_view text,
                          std::size_t at,
                          Collector& out) {
  std::size_t start = skip_spaces(text, at);
  if (start >= text.size() ||
      std::string_view("/:|;,").find(text[start]) == std::string_view::npos ||
      ((text[start] == '/' || text[start] == ',') && start == at)) {
    return;
  }
  const char joint = text[start];
  start = skip_spaces(text, start + 1);
  const std::optional<Value> value = read_value(text, start);
  if (!value || value->start >= value->end) {
    return;
  }
  const std::string_view shown =
      text.substr(value->start, value->end - value->start);
  const bool has_case = std::ranges::any_of(shown, is_lower) &&
                        (std::ranges::any_of(shown, is_upper) ||
                         shown.find_first_of("!#$%^*?") < shown.size());
  const bool is_typed = std::ranges::any_of(shown, is_digit) && has_case;
  const bool is_path = shown.find('/') != std::string_view::npos &&
                       (joint == ':' || !is_generated(shown));
  std::string_view gate = placeholder_gate(shown);
  if (gate.empty()) {
    gate = shown.size() < 8 || shown.size() > 128               ? "length"
           : !is_typed || (joint == ',' && !is_unlikely(shown)) ? "word"
           : is_path || shown.find('@') != std::string_view::npos
               ? "path"
               : std::string_view();
  }
  out.add({value->start, value->end, "password", Level::assignment, gate});
}

bool is_address(std::string_view domain) {
  const std::size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 ||
      domain.find("..") != std::string_view::npos ||
      !is_top_level(domain.substr(dot + 1))) {
    return false;
  }
  const bool is_file =
      std::ranges::any_of(k_file_types, [&](std::string_view type) {
        return domain.substr(dot + 1) == type;
      });
  return !is_file || !is_digit(domain[0]);
}

} // namespace

std::string_view address_gate(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0) {
    return "no address";
  }
  return parts_gate(address.substr(0, at), address.substr(at + 1));
}

std::size_t find_email(const Hit& hit, Collector& out) {
  const std::size_t at = hit.start;
  const EmailAddress address = around(hit.text, at);
  if (address.start == at) {
    return 0;
  }
  const std::string_view domain = hit.text.substr(at + 1, address.end - at - 1);
  if (!is_address(domain)) {
    find_prompt(hit, address, out);
    return 0;
  }
  std::string_view gate =
      parts_gate(hit.text.substr(address.start, at - address.start), domain);
  if (gate.empty() && is_userinfo(hit.text, address.start)) {
    gate = "part of a URL";
  }
  if (gate.empty() && is_message_id(hit.text, address.start, at)) {
    gate = "message id";
  }
  out.add({address.start, address.end, "email", Level::personal, gate});
  find_password_behind(hit.text, address.end, out);
  return 0;
}

} // namespace handoff::redact
