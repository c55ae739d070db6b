// SPDX-License-Identifier: MIT
// Editing a stored handoff.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "handoff/edit.hpp"
#include "store/store.hpp"
#include "store/stored_world.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

using namespace handoff;
using namespace handoff::store;
using test::StoredWorld;

namespace {

// The path that a message names last, between single quotes.
std::string quoted_path(const std::string& text) {
  const std::size_t start = text.find("'/") + 1;
  return text.substr(start, text.find('\'', start) - start);
}

Edited edit(const StoredHandoff& handoff, const std::string& editor) {
  redact::Redactor redactor(redact::Rules::built_in());
  UnsavedText edits("edits");
  Edited outcome = Edited::unchanged;
  edits.guard([&] { outcome = edit_handoff(handoff, edits, editor, redactor); },
              [](const Error&) {});
  return outcome;
}

// Kept edits go to a directory of the test's own.
class Kept {
public:
  Kept() { ::setenv("TMPDIR", directory_.path().c_str(), 1); }
  ~Kept() { ::unsetenv("TMPDIR"); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

private:
  test::TemporaryDirectory directory_;
};

} // namespace

TEST_CASE("an edit takes the handoff's place, redacted") {
  const StoredWorld world;
  const StoredHandoff handoff = read_stored(world.write("topic").path);
  // In pieces, so that no scanner takes it for a key.
  const std::string key =
      "ghp_" + std::string("1aB2cD3eF4gH5iJ6kL7m") + "N8oP9qR0sT1uV2wX";
  const std::string editor = "echo 'token " + key + "' >>";
  CHECK(edit(handoff, editor) == Edited::changed);
  const std::string now = base::read_file(handoff.path);
  CHECK_THAT(now, Catch::StartsWith(handoff.document));
  CHECK_THAT(now, Catch::Contains("token [REDACTED"));
  CHECK(now.find(key) == std::string::npos);
}

TEST_CASE("an edit leaves no fuller version of what it has changed") {
  const StoredWorld world;
  const StoredHandoff handoff = read_stored(world.write("topic").path);
  const std::string full = full_path(handoff.path);
  base::write_private_file(full, "more", base::IfExists::refuse);
  CHECK(edit(handoff, "true") == Edited::unchanged);
  CHECK(std::filesystem::exists(full));
  CHECK(edit(handoff, "echo more >>") == Edited::changed);
  CHECK_FALSE(std::filesystem::exists(full));
}

TEST_CASE("an edit that changes nothing, or leaves nothing, is said") {
  const StoredWorld world;
  const StoredHandoff handoff = read_stored(world.write("topic").path);
  CHECK(edit(handoff, "true") == Edited::unchanged);
  CHECK(edit(handoff, ":") == Edited::unchanged);
  CHECK(edit(handoff, "echo >") == Edited::aborted);
  CHECK_THROWS_WITH(edit(handoff, "false"),
                    Catch::Contains("ended with status 1"));
  CHECK(base::read_file(handoff.path) == handoff.document);
}

TEST_CASE("an edit that is no handoff is kept, redacted, and the stored one "
          "stays") {
  const StoredWorld world;
  const Kept kept_here;
  const StoredHandoff handoff = read_stored(world.write("topic").path);
  const std::string mail = "someone@" + std::string("corp-mail.net");
  struct Row {
    std::string editor, why;
  };
  const Row rows[] = {
      {"echo " + mail + " >", "first line is not '---'"},
      {"sed -i s/^kind:.*/kind:\\ mail/", "'kind' is no kind"},
      {"sed -i s/^id:.*/id:\\ 2222-2222/", "its id has changed"},
  };
  for (const Row& row : rows) {
    INFO(row.editor);
    try {
      static_cast<void>(edit(handoff, row.editor));
      FAIL("it was accepted");
    } catch (const Error& error) {
      CHECK_THAT(error.what(), Catch::Contains(row.why));
      const std::string kept = base::read_file(quoted_path(error.hint()));
      CHECK_FALSE(kept.empty());
      CHECK(kept.find(mail) == std::string::npos);
    }
    CHECK(base::read_file(handoff.path) == handoff.document);
  }
}
