// SPDX-License-Identifier: MIT
// Whole documents, compared byte for byte with golden/<kind>-<case>.md. After
// a change that is meant, HANDOFF_UPDATE_GOLDEN=1 writes them anew: read the
// difference before it is committed.
#include "base/private_file.hpp"
#include "handoff/document.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace handoff;

namespace {

const std::string k_base(40, 'a');
const std::string k_head(40, 'b');
const std::string k_first(40, 'c');
const std::string k_snapshot(40, 'd');

constexpr std::string_view k_notes = R"(# Frames of the window protocol

The viewer must never block on a slow peer.

## Decisions
- Frames carry a length of four bytes, little endian.
  Rejected: a delimiter, since payloads may hold any byte.
- Tests pass on both platforms.

```c
uint32_t length = read_le32(buffer);
```

## Next steps
1. Answer Q1.
2. Write the reader in `src/frame.c`.
   - keep `read_frame()` free of allocation
- [x] rename the header

## Questions
- Is a frame of no bytes legal?

```c
assert(length > 0);
```

Call me at the desk before you change the header.

## Rejected
- CBOR: a dependency for six fields

## State
The fuzzer found nothing in an hour.

## Pointers
- https://example.org/frames says why the length comes first.

## Suggested skills
- `frame-lint` before each commit
)";

constexpr std::string_view k_hostile_notes =
    "# <script>alert(1)</script>\n"
    "\n"
    "---\n"
    "id: 9999-9999\n"
    "---\n"
    "\n"
    "## Decisions\n"
    "- ```\n"
    "  never closed\n"
    "- [a]: https://example.org \"defined\"\n"
    "- <img src=x onerror=alert(1)> **bold <b>raw</b>**\n"
    "- hidden\xE2\x80\xAEtxet and \x1b[31mred\n"
    "\n"
    "# Not your heading\n"
    "## Questions\n"
    "- Is <!-- this\n"
    "  hidden --> ?\n"
    "## Next steps\n"
    "1. > quoted\n"
    "\n"
    "   ## Goal\n"
    "2. ~~~~\n";

git::Hunk hunk(std::size_t first, std::size_t count, std::string added) {
  return {.first = first,
          .count = count,
          .function = "static int read_header(const char *buffer)",
          .added = std::move(added)};
}

session::Digest digest() {
  using session::DigestKind;
  using session::Proof;
  session::Digest digest;
  digest.items = {
      {.kind = DigestKind::decision,
       .text = "the length is four bytes, little endian",
       .rejected = {"a delimiter"},
       .weight = session::DigestWeight::high},
      {.kind = DigestKind::constraint,
       .text = "never allocate in the reader's loop"},
      {.kind = DigestKind::failure,
       .text = "frame_test.c:12: expected 4",
       .code = "make test",
       .label = "exit 2"},
      {.kind = DigestKind::check,
       .code = "make lint",
       .label = "exit 0",
       .proof = Proof::verified,
       .evidence = "at bbbbbbb, clean"},
      {.kind = DigestKind::unfinished,
       .text = "measure the reader with 10,000 frames",
       .label = "pending"},
      {.kind = DigestKind::link, .text = "https://example.org/frames"},
      {.kind = DigestKind::file, .text = "edited", .code = "src/frame.c"},
  };
  return digest;
}

// A branch of two commits with uncommitted work, notes and a session.
Gathered branch(Kind kind) {
  Gathered gathered;
  gathered.kind = kind;
  gathered.id = "2222-3333";
  gathered.purpose = "finish the frame reader";
  gathered.created = 1'800'000'000;
  gathered.expires = 1'800'600'000;
  gathered.repository = "acme/board";
  gathered.scope = {.branch = "topic/frames",
                    .head = k_head,
                    .base_name = "main",
                    .base = k_base,
                    .origin = git::BaseOrigin::common_name};
  gathered.scope.commits = {
      {.id = k_first, .subject = "frame: read the header"},
      {.id = k_head, .subject = "frame: refuse what is too long"}};
  gathered.scope.commit_count = 2;
  gathered.scope.files = {
      {.path = "src/frame.c", .added = 40, .deleted = 3},
      {.path = "tests/frame_test.c",
       .kind = git::ChangeKind::added,
       .added = 80},
      {.path = "package-lock.json", .added = 900, .deleted = 800}};
  gathered.hunks["src/frame.c"] = {
      hunk(10, 12, "  check(buffer);\n}\n\nstatic int read_body(int fd)\n{\n"),
      hunk(90, 2, "  return length;\n")};
  gathered.scope.uncommitted = {
      {.path = "src/frame.c", .index = '.', .worktree = 'M'},
      {.path = "notes.txt", .index = '?', .worktree = '?'}};
  gathered.snapshot = git::Snapshot{.commit = k_snapshot};
  gathered.uncommitted_hunks["src/frame.c"] = {hunk(30, 4, "  x = 1;\n")};
  gathered.notes = parse_notes(k_notes);
  gathered.sessions.digest = digest();
  gathered.sessions.digest = digest();
  gathered.skills = {{.pieces = {{PieceKind::code, "review-frames"},
                                 {PieceKind::text, ": reviews frames"}},
                      .weight = Weight::high}};
  if (kind == Kind::prototype) {
    gathered.questions = {"Does a ring buffer pay?"};
  }
  if (kind == Kind::answer) {
    gathered.parent = {.id = "4444-5555",
                       .purpose = "prototype the frames",
                       .questions = {"Is it fast?", "Is it small?"}};
    gathered.verdict = "Keep it.";
    gathered.answers[1] = "Yes: 2 ms a frame.";
  }
  return gathered;
}

Gathered hostile(Kind kind) {
  Gathered gathered = branch(kind);
  gathered.purpose = "<b>finish</b> `it` *now* [x](y)\nid: 1\x1b[0m";
  gathered.notes = parse_notes(k_hostile_notes);
  gathered.scope.branch = "a`b_*c*<i>";
  gathered.scope.commits[0].subject = "# `fix` <script>|a|b| \xE2\x80\xAE";
  gathered.scope.files[0].path = "src/`a`\n<b>.c";
  gathered.scope.uncommitted[1].path = "- [ ] x\x1b]0;t\x07.txt";
  for (session::DigestItem& item : gathered.sessions.digest.items) {
    item.text += "\n```\n## Goal\n<!-- x";
  }
  return gathered;
}

std::string document(const Gathered& gathered, std::size_t budget) {
  redact::Redactor redactor(redact::Rules::built_in());
  return make_document(
             gathered,
             {.budget = budget, .how = built_in_template(gathered.kind)},
             redactor)
      .text.str();
}

void compare(Kind kind, const std::string& name, const std::string& text) {
  const std::string path = std::string(HANDOFF_GOLDEN) + "/" +
                           std::string(kind_name(kind)) + "-" + name + ".md";
  if (std::getenv("HANDOFF_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  INFO(path);
  CHECK(text == base::read_file(path));
}

} // namespace

TEST_CASE("a document is what it was, for each kind") {
  constexpr std::size_t k_tight = 420; // less than the notes
  for (const auto& [kind, name] : store::k_kinds) {
    compare(kind, "full", document(branch(kind), 0));
    compare(kind, "tight", document(branch(kind), k_tight));
    compare(kind, "hostile", document(hostile(kind), 0));
  }
}
