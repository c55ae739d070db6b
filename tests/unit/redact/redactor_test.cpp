// SPDX-License-Identifier: MIT
// The redactor's promises.
#include "base/error.hpp"
#include "redact/redactor.hpp"
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

namespace {

const std::string k_token = "ghp_" + random_text(36);
const std::string k_other = "ghp_" + random_text(36, k_alnum, 2);

} // namespace

TEST_CASE("one value has one number, across texts, and the rest is untouched") {
  Redactor redactor(Rules::built_in());
  CHECK(redactor.redact("a " + k_token + " b\n").text.str() ==
        "a [REDACTED:github-pat#1] b\n");
  CHECK(redactor.redact(k_other + ", " + k_token).text.str() ==
        "[REDACTED:github-pat#2], [REDACTED:github-pat#1]");
  CHECK(redactor.counts().at("github-pat") == 2);
}

TEST_CASE("findings say rule, bytes and placeholder of the input") {
  Redactor redactor(Rules::built_in());
  const Redaction result = redactor.redact("x=" + k_token + ";");
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "github-pat");
  CHECK(result.findings[0].start == 2);
  CHECK(result.findings[0].end == 42);
  CHECK(result.findings[0].placeholder == "[REDACTED:github-pat#1]");
}

TEST_CASE("redacted text is clean, and redacting it changes nothing") {
  const std::string texts[] = {
      "export TOKEN=" + k_token + "\n",
      "password: " + random_text(12) + "!\n",
      "https://bob:" + random_text(14) + "@git.corp.io/x and /home/" +
          std::string("mwebber") + "/src, mail jane" + "@corp.io",
      "Authorization: Bearer " + random_text(40) + "\n",
      "PASS:~0@:~",
      // the end of a placeholder that names a service
      "const twilioAccountSid = 'AC" + random_text(32, k_hex) +
          "' // Your Account SID ]frram-token d3adbeef12om www." +
          random_text(18, k_alnum, 6) + "\n",
      // one run of bytes, two secrets
      "acme_SECRET=\"~/x[" + random_text(76, k_alnum, 8) + "_KEY=ab-cd-" +
          random_text(24) + ")V2=\"",
  };
  for (const std::string& text : texts) {
    Redactor redactor(Rules::built_in());
    const std::string once = redactor.redact(text).text.str();
    INFO(once);
    CHECK(once != text);
    CHECK(redactor.scan(once).empty());
    CHECK(!redactor.finds_any(once));
    CHECK(redactor.finds_any(text));
    CHECK(redacted(once) == once);
  }
}

TEST_CASE("a text in pieces is the same text, whatever its size") {
  std::string dense;
  std::string sparse;
  for (int i = 0; i < 200000; ++i) {
    dense += "pw=x" + std::to_string(1000000 + i) + "q\n";
    sparse += "line " + std::to_string(i) + " says nothing at all\n";
  }
  for (const std::string& text : {dense, sparse + k_token, std::string()}) {
    Redactor redactor(Rules::built_in());
    const std::string whole = redactor.redact(text).text.str();
    std::string pieces;
    redactor.filter(text,
                    [&](const RedactedText& piece) { pieces += piece.view(); });
    CHECK(pieces == whole); // no INFO: megabytes
    CHECK(Redactor(Rules::built_in()).filter(text).view() == whole);
  }
}

TEST_CASE("nothing is written of a text whose end cannot be looked through") {
  Redactor redactor(
      Rules(Options{.rule_files = {{"slow.yml",
                                    "rules:\n"
                                    "  - id: slow\n"
                                    "    keywords: aaaa\n"
                                    "    pattern: '(a|aa)+[bc]'\n"}}}));
  std::string text;
  for (int i = 0; i < 200000; ++i) {
    text += "pw=x" + std::to_string(1000000 + i) + "q\n";
  }
  text += std::string(1000, 'a') + "!";
  int pieces = 0;
  CHECK_THROWS_AS(redactor.filter(text, [&](const RedactedText&) { ++pieces; }),
                  Error);
  CHECK(pieces == 0);
}

TEST_CASE("a blob of lines is not one wrapped token") {
  std::string blob;
  for (std::uint64_t seed = 1; seed < 1000; ++seed) {
    blob += random_text(64, k_alnum, seed) + "\n";
  }
  const std::string text = k_token + "\n" + blob + "end\n";
  CHECK(redacted(text).size() > blob.size() * 9 / 10);
}

TEST_CASE("a line with handoff:allow stays, its neighbours do not") {
  const std::string text = k_token + " # handoff:allow\n" + k_other + "\n";
  Redactor authors(Rules::built_in(), Words::authors);
  CHECK(authors.filter(text).view() ==
        k_token + " # handoff:allow\n[REDACTED:github-pat#1]\n");
  // Anybody can write the mark into a commit subject or a log.
  Redactor others(Rules::built_in());
  CHECK(others.filter(text).view().find(k_token) == std::string::npos);
  // One redactor serves both: a call says whose words it is given.
  Redactor both(Rules::built_in());
  CHECK(both.filter(text, Words::authors).view() ==
        authors.filter(text).view());
}

TEST_CASE("a user may allow by value, rule and pattern") {
  const auto with = [](Options options) {
    return Redactor(Rules(options)).redact(k_token).text.str();
  };
  CHECK(with({.allow_values = {k_token}}) == k_token);
  CHECK(with({.allow_values = {k_token.substr(1)}}) != k_token);
  CHECK(with({.allow_rules = {"github-pat"}}) == k_token);
  CHECK(with({.allow_rules = {"email"}}) != k_token);
  CHECK(with({.allow_patterns = {"^ghp_"}}) == k_token);
  CHECK(with({.allow_patterns = {"^gho_"}}) != k_token);
  CHECK_THROWS_AS(with({.allow_patterns = {"("}}), Error);
}

TEST_CASE("a rule file adds rules") {
  const RuleFile file{"acme.yml",
                      "rules:\n"
                      "  - id: acme-badge\n"
                      "    keywords: acme-badge-\n"
                      "    body: digit{6}\n"
                      "  - id: acme-seal\n"
                      "    keywords: [seal of]\n"
                      "    pattern: 'seal of (?<secret>[a-z]+ [a-z]+)'\n"};
  Redactor redactor(Rules(Options{.rule_files = {file}}));
  CHECK(redactor.redact("acme-badge-493021, the seal of blue wax").text.str() ==
        "[REDACTED:acme-badge#1], the seal of [REDACTED:acme-seal#1]");
}

TEST_CASE("what a pattern finds may be asked to be no word, too") {
  Redactor redactor(
      Rules(Options{.rule_files = {{"own.yml",
                                    "rules:\n  - id: own\n    keywords: zorb=\n"
                                    "    check: unlikely\n"
                                    "    pattern: 'zorb=(\\S+)'\n"}}}));
  const std::string value = random_text(20);
  CHECK(redactor.redact("zorb=" + value).text.str() == "zorb=[REDACTED:own#1]");
  CHECK(redactor.redact("zorb=some-other-words").findings.empty());
}

TEST_CASE("a wrong rule file is an error that names the line") {
  const auto message = [](const std::string& yaml) -> std::string {
    try {
      Redactor redactor(Rules(Options{.rule_files = {{"bad.yml", yaml}}}));
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  };
  CHECK(message("rules:\n  - id: x\n") ==
        "rules 'bad.yml', line 2, column 5: rule 'x' has no keywords");
  CHECK(message("rules:\n  - id: x\n    keywords: abc\n") ==
        "rules 'bad.yml', line 2, column 5: rule 'x' wants either a body or a "
        "pattern");
  CHECK(message("rules:\n  - id: x\n    keywords: ab\n    body: hex{9}\n") ==
        "rules 'bad.yml', line 3, column 15: keyword 'ab' is shorter than 3 "
        "bytes");
  CHECK(message("rules:\n  - id: x\n    keywords: abc\n    body: hex(9)\n") ==
        "rules 'bad.yml', line 4, column 11: 'hex(9)' is no body, such as "
        "alnum{36}");
  CHECK(message("rules:\n  - id: x\n    keywords: abc\n    pattern: (a\n") ==
        "rules 'bad.yml', line 4, column 14: the pattern is wrong at byte 2: "
        "missing closing parenthesis");
  CHECK(message("allow: [email]\n") ==
        "rules 'bad.yml', line 1, column 1: unknown key 'allow'");
  CHECK(message("rules: [\n").find("rules 'bad.yml', line ") == 0);
}

TEST_CASE("explain names the gate that kept a candidate") {
  CHECK(explained("password=${DB_PASSWORD}") == "password (template); ");
  CHECK(explained("token: " + k_token).find("github-pat (replaced)") !=
        std::string::npos);
}

TEST_CASE("invalid UTF-8 passes through around findings") {
  const std::string noise = "\xff\xfe\x80";
  CHECK(redacted(noise + " " + k_token + noise) ==
        noise + " [REDACTED:github-pat#1]" + noise);
}
