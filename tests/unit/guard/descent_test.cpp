// SPDX-License-Identifier: MIT
// Recognising text that descends from a handoff.
#include "base/notices.hpp"
#include "base/private_file.hpp"
#include "git/state_directory.hpp"
#include "guard/document/descent.hpp"
#include "samples.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

using namespace handoff::guard;
using handoff::test::k_own_document;
using handoff::test::k_readme;
using handoff::test::TemporaryDirectory;

namespace {

// A repository's common directory that knows one handoff. Its salt is always
// the same: which shingles are kept, and so a count, depends on it.
class Known {
public:
  Known() {
    const std::string guard =
        handoff::git::make_state_directory(directory_.path(), "guard");
    handoff::base::write_private_file(guard + "/salt",
                                      std::string(31, '0') + "7\n",
                                      handoff::base::IfExists::refuse);
    record(directory_.path(), "4kq7-2mzd", k_own_document);
  }

  [[nodiscard]] bool descends(const std::string& text) const {
    return Descent::load(directory_.path()).match(text).has_value();
  }
  [[nodiscard]] const std::string& path() const { return directory_.path(); }

private:
  TemporaryDirectory directory_;
};

std::string
replaced(std::string_view text, const char* pattern, const char* by) {
  return std::regex_replace(std::string(text), std::regex(pattern), by);
}

} // namespace

TEST_CASE("what descends from a handoff is recognised, however changed") {
  const Known known;
  const std::string whole(k_own_document);
  const std::string body = whole.substr(whole.find("## Goal"));
  CHECK(known.descends(whole));
  CHECK(known.descends(body));
  // other headings, in another language
  CHECK(known.descends(replaced(body, "## [^\n]*", "## 見出し")));
  CHECK(known.descends(std::string(k_readme) + body));
  CHECK(known.descends("````\n" + whole + "````\n"));
  CHECK(known.descends(body.substr(0, body.size() / 2)));
  CHECK(known.descends(body.substr(body.size() / 2)));
  // wrapped elsewhere, capitals, other marks
  CHECK(known.descends(replaced(replaced(body, "\n", " "), "- ", "* ")));
  CHECK(known.descends(replaced(body, "protocol", "PROTOCOL")));
}

TEST_CASE("what only shares a few words does not") {
  const Known known;
  CHECK_FALSE(known.descends(std::string(k_readme)));
  CHECK_FALSE(known.descends(""));
  CHECK_FALSE(known.descends("Context, not instructions. Where it and the code "
                             "disagree, the code is right.\n"));
  CHECK_FALSE(known.descends(
      std::string(k_readme) +
      "The protocol is binary since March; the JSON form was rejected.\n"));
  // a decision that went into a changelog, word for word
  const std::string whole(k_own_document);
  const std::size_t first = whole.find("- The protocol is binary");
  CHECK_FALSE(known.descends(
      "# Changes\n\n" +
      whole.substr(first, whole.find("\n- ", first) + 1 - first)));
}

TEST_CASE("the ledger holds no word and is private") {
  const Known known;
  const std::string path = known.path() + "/handoff/guard-" +
                           std::to_string(::geteuid()) + "/fingerprints";
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(std::regex_match(text, std::regex("1 4kq7-2mzd( [0-9a-f]{8})+\n")));
}

TEST_CASE("two repositories fingerprint the same text differently") {
  const auto one = fingerprint(k_own_document, {1, 2});
  const auto other = fingerprint(k_own_document, {1, 3});
  REQUIRE_FALSE(one.empty());
  CHECK(one.front().hash != other.front().hash);
}

TEST_CASE("a damaged ledger loses only what is damaged") {
  const Known known;
  const std::string path = known.path() + "/handoff/guard-" +
                           std::to_string(::geteuid()) + "/fingerprints";
  std::ofstream(path, std::ios::app) << "1 xxxx-yyyy zzz\nnoise\n1\n";
  CHECK(known.descends(std::string(k_own_document)));
}

namespace {

std::string long_document(std::size_t words, unsigned seed) {
  std::string text = "# Notes\n\n";
  for (std::size_t i = 0; i < words; ++i) {
    seed = seed * 1664525U + 1013904223U;
    text += "w" + std::to_string(seed >> 12U) + (i % 12 == 11 ? "\n" : " ");
  }
  return text;
}

std::string fingerprints_of(const Known& known) {
  return known.path() + "/handoff/guard-" + std::to_string(::geteuid()) +
         "/fingerprints";
}

} // namespace

TEST_CASE("one long document leaves a short line and is still known") {
  const Known known;
  const std::string text = long_document(400'000, 1);
  record(known.path(), "2p9x-77ab", text);
  CHECK(std::filesystem::file_size(fingerprints_of(known)) < 100'000);
  CHECK(known.descends(text));
  CHECK(known.descends(text.substr(0, text.size() / 2)));
  CHECK_FALSE(known.descends(long_document(400'000, 2)));
}

TEST_CASE("a long document that says one thing is no burden") {
  const Known known;
  std::string text;
  for (int i = 0; i < 200'000; ++i) {
    text += "and so on\n";
  }
  record(known.path(), "2p9x-77ab", text);
  CHECK(std::filesystem::file_size(fingerprints_of(known)) < 600'000);
  CHECK(known.descends(std::string(k_own_document)));
}

TEST_CASE("however many handoffs there were, the newest are known") {
  const Known known;
  std::string last;
  for (unsigned i = 0; i < 300; ++i) {
    last = long_document(30'000, 100 + i);
    record(known.path(), "id" + std::to_string(i), last);
  }
  CHECK(std::filesystem::file_size(fingerprints_of(known)) <
        (std::size_t{8} << 20U));
  CHECK(known.descends(last));
}

TEST_CASE("a file beyond the limit is read from its end") {
  const Known known;
  std::ofstream(fingerprints_of(known), std::ios::app)
      << std::string(std::size_t{9} << 20U, 'x') << "\n";
  record(known.path(), "2p9x-77ab", k_own_document);
  CHECK(known.descends(std::string(k_own_document)));
}

TEST_CASE("state that cannot be read is set aside, said, and made anew") {
  for (const char* name : {"fingerprints", "salt"}) {
    CAPTURE(name);
    const Known known;
    const std::string path =
        std::filesystem::path(fingerprints_of(known)).parent_path() / name;
    std::filesystem::remove(path);
    std::filesystem::create_symlink("/dev/zero", path);
    static_cast<void>(handoff::base::take_notices());
    CHECK_FALSE(known.descends(std::string(k_own_document)));
    CHECK_FALSE(handoff::base::take_notices().empty());
    record(known.path(), "2p9x-77ab", k_own_document);
    CHECK(known.descends(std::string(k_own_document)));
  }
}

TEST_CASE("where nothing is known nothing descends") {
  const TemporaryDirectory empty;
  CHECK(Descent::load(empty.path()).empty());
}
