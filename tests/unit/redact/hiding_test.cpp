// SPDX-License-Identifier: MIT
// A generator of hiding: secrets of many families, each hidden in every way in
// which people meet them.
#include "samples.hpp"
#include "text/utf8.hpp"

#include <functional>

using namespace handoff;
using namespace handoff::redact;

namespace {

std::string hex(unsigned value, std::size_t width) {
  std::string digits;
  while (digits.size() < width || value != 0) {
    digits.insert(digits.begin(), k_hex[value % 16]);
    value /= 16;
  }
  return digits;
}

// Every byte but letters and digits in another spelling.
std::string spell(std::string_view text,
                  const std::function<std::string(char)>& spelled) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = k_alnum.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : spelled(c);
  }
  return out;
}

// `what` before every `step`-th byte but the first.
std::string
between(std::string_view text, std::string_view what, std::size_t step = 1) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += (i > 0 && i % step == 0 ? std::string(what) : "") + text[i];
  }
  return out;
}

unsigned byte(char c) {
  return static_cast<unsigned char>(c);
}

struct Way {
  std::string name;
  std::function<std::string(const std::string&)> hide;
};

void add_spellings(std::vector<Way>& ways) {
  const auto add = [&](const std::string& name, auto spelled) {
    ways.push_back(
        {name, [=](const std::string& text) { return spell(text, spelled); }});
  };
  add("Markdown", [](char c) {
    const bool is_mark =
        std::string_view("_-.*+=~#!").find(c) != std::string_view::npos;
    return (is_mark ? "\\" : "") + std::string(1, c);
  });
  add("entities", [](char c) { return "&#" + std::to_string(byte(c)) + ";"; });
  add("hexadecimal entities",
      [](char c) { return "&#x" + hex(byte(c), 2) + ";"; });
  add("percent codes", [](char c) { return "%" + hex(byte(c), 2); });
  add("percent codes twice", [](char c) { return "%25" + hex(byte(c), 2); });
  add("JSON", [](char c) { return "\\u" + hex(byte(c), 4); });
  add("JSON twice", [](char c) { return "\\\\u" + hex(byte(c), 4); });
  add("C", [](char c) { return "\\x" + hex(byte(c), 2); });
  ways.push_back({"fullwidth forms", [](const std::string& text) {
                    std::string out;
                    for (const char c : text) {
                      c == ' ' ? out.push_back(c)
                               : text::append_utf8(out, byte(c) + 0xfee0);
                    }
                    return out;
                  }});
  ways.push_back({"struck twice", [](const std::string& text) {
                    std::string out;
                    for (const char c : text) {
                      out += {c, '\b', c};
                    }
                    return out;
                  }});
}

std::vector<Way> all_ways() {
  std::vector<Way> ways;
  for (const std::string what : {"\x1b[0m",
                                 "\x1b[1;38;5;12m",
                                 "\x1b[K",
                                 "\x1b(B",
                                 "\x1b]0;t\x07",
                                 "\x1b]8;;http://x.corp.io/\x1b\\",
                                 "\xc2\x9b"
                                 "31m",
                                 "\\u001b[0m",
                                 "\\\\u001b[36m",
                                 "\\x1b[31m",
                                 "\\033[1m",
                                 "\\e[32m",
                                 "^[[31m",
                                 "\xe2\x90\x9b[31m",
                                 "[31m",
                                 "\xe2\x80\x8b",
                                 "\xe2\x80\x8d",
                                 "\xc2\xad",
                                 "\xe2\x81\xa0",
                                 "\xef\xbb\xbf",
                                 "\xe2\x80\xae",
                                 "\xe2\x81\xa6",
                                 "\xcd\x8f",
                                 "\xef\xb8\x8f",
                                 "<U+200B>",
                                 "&#8203;",
                                 "&shy;",
                                 "\\u200b",
                                 "%E2%80%8B",
                                 "&ZeroWidthSpace;"}) {
    ways.push_back({what + " between", [=](const std::string& text) {
                      return between(text, what);
                    }});
    for (const std::size_t step : {3U, 4U, 6U}) {
      ways.push_back({what + " at times", [=](const std::string& text) {
                        return between(text, what, step);
                      }});
    }
    ways.push_back({what + " inside", [=](std::string text) {
                      return text.insert(text.size() / 2, what);
                    }});
  }
  for (const std::string mark : {"\xcc\x81", "\xcc\xb6", "\xe2\x83\x9d"}) {
    ways.push_back({mark + " between", [=](const std::string& text) {
                      return between(text, mark);
                    }});
  }
  add_spellings(ways);
  return ways;
}

struct Family {
  std::string lead; // hidden as well
  std::string prefix;
  std::size_t size = 0;
  std::string_view alphabet = k_alnum;
  std::string tail = {};
};

const Family k_families[] = {
    {"", "ghp_", 36},
    {"", "gho_", 36},
    {"", "glpat-", 20},
    {"", "sk_live_", 24},
    {"", "rk_live_", 24},
    {"", "sk-ant-api03-", 93},
    {"", "sk-proj-", 60},
    {"", "npm_", 36},
    {"", "pypi-AgEIcHlwaS5vcmc", 70},
    {"", "AIza", 35},
    {"", "dop_v1_", 64, k_hex},
    {"", "hf_", 34},
    {"", "shpat_", 32, k_hex},
    {"", "hvs.", 24},
    {"", "dapi", 32, k_hex},
    {"", "gsk_", 52},
    {"", "nvapi-", 64},
    {"", "r8_", 37},
    {"", "pul-", 40, k_hex},
    {"", "lin_api_", 40},
    {"", "sq0atp-", 22},
    {"", "tskey-auth-", 32},
    {"", "rubygems_", 48, k_hex},
    {"", "dckr_pat_", 27},
    {"DB_PASSWORD=", "", 14, k_alnum, "7!"},
    {"password: ", "", 13, k_alnum, "7"},
    {"API_TOKEN=", "", 32},
    {"client_secret=", "", 28, k_alnum, "8"},
    {"export SECRET_KEY=", "", 30, k_alnum, "3"},
    {"api_key: ", "", 32, k_hex},
    {"", "ghu_", 36},
    {"", "ghs_", 36},
    {"", "ghr_", 36},
    {"", "github_pat_", 82},
    {"", "glrt-", 20},
    {"", "glcbt-", 20},
    {"", "sk_test_", 24},
    {"", "whsec_", 32},
    {"", "AKIA", 16, k_upper},
    {"", "ASIA", 16, k_upper},
    {"", "xoxb-", 50},
    {"", "xapp-", 50},
    {"", "sq0csp-", 43},
    {"", "dp.pt.", 43},
    {"", "figd_", 40},
    {"", "ntn_", 46},
    {"", "phc_", 43},
    {"", "sntrys_", 64},
    {"", "glsa_", 41},
    {"", "tfp_", 44},
    {"", "xai-", 80},
    {"", "pplx-", 48},
    {"", "fw_", 24},
    {"", "key-", 32, k_hex},
    {"", "rnd_", 32},
    {"", "sbp_", 40, k_hex},
    {"token=", "", 40},
    {"DB_PASS=", "", 16, k_alnum, "9"},
    {"passphrase: ", "", 20, k_alnum, "4"},
    {"\"secret_key\": \"", "", 40, k_alnum, "5"},
};

} // namespace

TEST_CASE("no way of hiding hides a secret, whole or in part") {
  std::size_t tried = 0;
  std::size_t found = 0;
  std::uint64_t seed = 1000;
  for (const Way& way : all_ways()) {
    for (const Family& family : k_families) {
      const std::string value =
          family.prefix + random_text(family.size, family.alphabet, ++seed) +
          family.tail;
      const std::string lead = way.hide(family.lead);
      const std::string hidden = way.hide(value);
      const std::string once = redacted("see " + lead + hidden + " there\n");
      const bool is_gone = once.starts_with("see " + lead + "[REDACTED:") &&
                           once.ends_with("] there\n");
      const bool is_kept = once == "see " + lead + hidden + " there\n";
      INFO(way.name << ": " << lead << hidden << " -> " << once);
      CHECK((is_gone || is_kept)); // nothing half gone
      CHECK(redacted(once) == once);
      ++tried;
      found += is_gone ? 1U : 0U;
    }
  }
  INFO(found << " of " << tried);
  CHECK(found * 1000 >= tried * 995);
}

TEST_CASE("a lone escape does not swallow a placeholder") {
  const std::string token = "ghp_" + random_text(36);
  for (const std::string lead :
       {"\x1b", "^[", "\\x1b", "\xe2\x90\x9b", "\xc2\x9b", "\x1b[1;"}) {
    for (const std::string& text : {"see " + lead + token,
                                    "password=" + lead + "[Beare7!rTx9",
                                    lead + "j\xc3\xb6rg@corp.io"}) {
      const std::string once = redacted(text);
      INFO(text << " -> " << once);
      CHECK(redacted(once) == once);
    }
  }
}
