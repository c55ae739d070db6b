// SPDX-License-Identifier: MIT
// Which facts go to which section.
#include "handoff/compose.hpp"
#include "handoff/redact_stage.hpp"
#include "render/markdown.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

namespace {

const std::string k_base(40, 'a');
const std::string k_head(40, 'b');

// A branch of one commit that changes `path`.
Gathered branch(const std::string& path) {
  Gathered gathered;
  gathered.purpose = "finish the parser";
  gathered.scope = {.branch = "topic",
                    .head = k_head,
                    .base_name = "main",
                    .base = k_base,
                    .origin = git::BaseOrigin::common_name};
  gathered.scope.commits = {{.id = k_head, .subject = "parse"}};
  gathered.scope.commit_count = 1;
  gathered.scope.files = {{.path = path, .added = 3, .deleted = 1}};
  return gathered;
}

std::string rendered(const Gathered& gathered) {
  redact::Redactor redactor(redact::Rules::built_in());
  return render_markdown(
      redact_draft(compose(gathered), redactor),
      {"test",
       "{{title}}|{{purpose}}|{{base}}\n{{#goal}}{{text}}\n{{/goal}}"
       "{{#next_steps}}{{number}}. {{text}}\n{{/next_steps}}"
       "{{#questions}}Q{{number}} {{text}}\n{{/questions}}"
       "{{#know}}- {{text}}\n{{/know}}"
       "{{#state}}- {{text}}\n{{/state}}"
       "{{#skills}}- {{text}}\n{{/skills}}"
       "{{#pointers}}- {{text}}\n{{/pointers}}{{#files}}{{/files}}"});
}

void holds(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK_THAT(text, Catch::Contains(part));
}

} // namespace

TEST_CASE("a changed file is named with the functions that changed") {
  struct Row {
    const char* line; // of the hunk's header
    const char* label;
  };
  static constexpr Row rows[] = {
      {"func (f *Filter) CopyFile(event, name string, index, total i",
       " (CopyFile)"},
      {"export function show(x) {", " (show)"},
      {"export const FileDisplay = {", ""},
      {"void Cleaner::LoadDyndeps() {", " (Cleaner::LoadDyndeps)"},
      {"begin_test \"progress\"", ""},
      {"import { expect } from \"vitest\";", ""},
      {"import (", ""},
      {"Checks: '", ""},
      {"indent_style = tab", ""},
      {"public:", ""},
      {"key \"a very long text that the header has cut sh", ""},
  };
  for (const Row& row : rows) {
    Gathered gathered = branch("a.c");
    gathered.hunks["a.c"] = {{.first = 7, .count = 2, .function = row.line}};
    holds(rendered(gathered),
          "- `a.c:7-8 @ bbbbbbb" + std::string(row.label) + "` (+3 -1)");
  }
}

TEST_CASE("a finished step is marked done, with one list mark") {
  Gathered gathered = branch("a.c");
  gathered.notes = parse_notes("## Next\n- [x] rename it\n- [X] move it\n"
                               "## Pointers\n- see a.c\n");
  const std::string text = rendered(gathered);
  holds(text, "\n- Done: rename it\n- Done: move it\n");
  holds(text, "\n- see a.c\n");
}

TEST_CASE("a purpose is a sentence, a name in front stays a name") {
  struct Row {
    const char *purpose, *goal;
  };
  static constexpr Row rows[] = {
      {"finish it", "\nFinish it.\n"},
      {"finish", "\nFinish.\n"},
      {"run() loops", "\nrun() loops.\n"},
      {"parse\\_header fails!", "\nparse"},
      {"iOS: fix it", "\niOS: fix it.\n"},
  };
  for (const Row& row : rows) {
    Gathered gathered = branch("a.c");
    gathered.purpose = row.purpose;
    holds(rendered(gathered), row.goal);
  }
}

TEST_CASE("a base that would be another commit tomorrow is its id") {
  struct Row {
    const char *name, *words;
  };
  static constexpr Row rows[] = {
      {"main", "|main aaaaaaa\n"},
      {"v1.2", "|v1.2 aaaaaaa\n"},
      {"HEAD~2", "|aaaaaaa\n"},
      {"main^", "|aaaaaaa\n"},
      {"@{u}", "|aaaaaaa\n"},
      {"HEAD", "|aaaaaaa\n"},
      {"aaaaaaaaaa", "|aaaaaaa\n"},
  };
  for (const Row& row : rows) {
    Gathered gathered = branch("a.c");
    gathered.scope.base_name = row.name;
    holds(rendered(gathered), row.words);
  }
}

TEST_CASE("where nothing was committed since a commit, it says so") {
  Gathered gathered = branch("a.c");
  gathered.scope.commit_count = 0;
  gathered.scope.commits.clear();
  gathered.scope.files.clear();
  holds(rendered(gathered), "no commit of its own on main aaaaaaa");
  gathered.scope.base_name = k_base;
  holds(rendered(gathered), "no commit since `aaaaaaa`");
}

TEST_CASE("a commit is named by its subject or a substitute") {
  const std::string word(300, 'x');
  const std::string words = std::string(180, 'y') + " tail " + word;
  struct Row {
    std::string subject, shown;
  };
  const Row rows[] = {
      {"parse", "- `bbbbbbb` \"parse\"\n"},
      {"", "- `bbbbbbb` (no message)\n"},
      {word, "- `bbbbbbb` \"...\"\n"},
      {words, "- `bbbbbbb` \"" + std::string(180, 'y') + " tail ...\"\n"},
  };
  for (const Row& row : rows) {
    Gathered gathered = branch("a.c");
    gathered.scope.commits[0].subject = row.subject;
    holds(rendered(gathered), row.shown);
  }
}

TEST_CASE("uncommitted changes are described with git's own names") {
  Gathered gathered = branch("a.c");
  gathered.scope.uncommitted = {
      {.path = "new\nline", .index = 'A'},
      {.path = "b.c", .old_path = "a.c", .index = 'R', .worktree = 'M'}};
  holds(rendered(gathered),
        "- Uncommitted: `\"new\\nline\"` new, staged\n"
        "- Uncommitted: `b.c` partly staged, renamed from `a.c`\n");
}

TEST_CASE("a document that the branch changed is listed once") {
  Gathered gathered = branch("doc/plan.md");
  gathered.artifacts.documents = {
      {.path = "doc/plan.md", .role = "plan", .is_changed = true},
      {.path = "doc/old.md", .role = "plan"},
      {.path = "doc/gone.md", .role = "plan"}};
  gathered.titles = {{"doc/plan.md", "The plan"}, {"doc/old.md", ""}};
  gathered.hunks["doc/plan.md"] = {{.first = 7, .count = 2, .function = ""}};
  const std::string text = rendered(gathered);
  holds(text, "- `doc/plan.md:7-8 @ bbbbbbb` plan \"The plan\" (+3 -1)\n");
  holds(text, "- `doc/old.md @ bbbbbbb` plan, named in the notes\n");
  CHECK(text.find("plan.md") == text.rfind("plan.md"));
  CHECK(text.find("gone.md") == text.npos);
}

TEST_CASE("an answer to an answer is about what was asked first") {
  Gathered gathered = branch("a.c");
  gathered.purpose.clear();
  gathered.kind = Kind::answer;
  gathered.parent = {.id = "2222-2222", .purpose = "answer to 3333-3333, fix"};
  holds(rendered(gathered), "answer to 2222-2222, fix|");
}

TEST_CASE("a prototype's constraint and stop rule are part of its goal") {
  Gathered gathered = branch("a.c");
  gathered.notes = parse_notes("## Constraint\nonly a.c\n"
                               "## Stop\nafter a day\n");
  const std::string text = rendered(gathered);
  holds(text, "\n**Constraint:** only a.c\n");
  holds(text, "\n**Stop:** after a day\n");
}

TEST_CASE("a review's heading does not say review twice") {
  Gathered gathered = branch("a.c");
  gathered.purpose.clear();
  gathered.kind = Kind::review;
  const std::string text = rendered(gathered);
  holds(text, "topic|review topic|main aaaaaaa\nReview topic.\n");
  CHECK(text.starts_with("topic|"));
}

namespace {

void lacks(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) == std::string::npos);
}

Gathered with_notes(const std::string& notes) {
  Gathered gathered = branch("a.c");
  gathered.notes = parse_notes(notes);
  return gathered;
}

} // namespace

TEST_CASE("only what asks is a question, what belongs to it stays with it") {
  const std::string text =
      rendered(with_notes("## Questions\n- Does it stay\n- Is it fast?\n\n"
                          "```c\nrun();\n```\n\nWho owns it?\n\n"
                          "Call me at the desk.\n"));
  holds(text, "Q1 Does it stay\nQ2 Is it fast?\n\n  ```c\n  run();\n  ```\n");
  holds(text, "Q3 Who owns it?\n");
  holds(text, "- Call me at the desk.\n");
  lacks(text, "Q4");
}

TEST_CASE("the author's words come first, whole, and in their order") {
  Gathered gathered = with_notes("## State\nHalf done.\n\n## Traps\n- one\n"
                                 "## Decisions\n- two\n\n```\ncode\n```\n"
                                 "## Skills\n- `mine` first\n");
  gathered.skills = {{.pieces = {{PieceKind::code, "mine"}}},
                     {.pieces = {{PieceKind::code, "other"}}}};
  const std::string text = rendered(gathered);
  holds(text, "- one\n- two\n\n  ```\n  code\n  ```\n");
  holds(text, "- Half done.\n- Clean; 1 commit on main");
  holds(text, "- `mine` first\n- `other`\n");
  lacks(text, "- `mine`\n");
  gathered.skills = {{.pieces = {{PieceKind::text, "None fits."}}}};
  lacks(rendered(gathered), "None fits");
}

TEST_CASE("a claim that the last run contradicts has the run beside it") {
  session::DigestItem failed = {.kind = session::DigestKind::failure,
                                .code = "npm test",
                                .label = "exit 1"};
  struct Row {
    const char* claim;
    bool is_contradicted;
  };
  static constexpr Row rows[] = {
      {"All tests pass.", true},
      {"`npm test` passed; the build was not run.", true},
      {"The test suite is green", true},
      {"The tests do not pass.", false},
      {"Two tests fail, the rest is ok.", false},
      {"Make sure that the tests pass.", false},
      {"The build passes.", false},
      {"Pass the buffer to the test.", false},
      {"The reader is done.", false},
  };
  for (const Row& row : rows) {
    INFO(row.claim);
    Gathered gathered = with_notes("## Verified\n- " + std::string(row.claim));
    gathered.sessions.digest.items = {failed};
    const std::string text = rendered(gathered);
    holds(text, std::string("- ") + row.claim);
    CHECK((text.find("**Evidence against it:** `npm test` exit 1") !=
           text.npos) == row.is_contradicted);
    gathered.sessions.digest.items.clear();
    lacks(rendered(gathered), "Evidence");
  }
}

TEST_CASE("what the author says is not said again, evidence is") {
  Gathered gathered =
      with_notes("- Frames carry a length of four bytes, little endian.\n"
                 "- See https://example.org/frames.\n");
  gathered.sessions.digest.items = {
      {.kind = session::DigestKind::decision,
       .text = "frames carry four bytes of length, little endian"},
      {.kind = session::DigestKind::decision, .text = "the reader is lazy"},
      {.kind = session::DigestKind::check,
       .code = "frames length",
       .label = "four bytes little endian"},
      {.kind = session::DigestKind::link, .text = "https://example.org/frames"},
      {.kind = session::DigestKind::link, .text = "https://example.org/other"}};
  const std::string text = rendered(gathered);
  lacks(text, "four bytes of length");
  holds(text, "- the reader is lazy\n");
  holds(text, "`frames length` four bytes little endian");
  CHECK(text.find("example.org/frames") == text.rfind("example.org/frames"));
  holds(text, "example.org/other");
}

TEST_CASE("a step that the author's notes cover is not said again") {
  struct Row {
    const char* step;
    bool is_covered;
  };
  const Row rows[] = {
      {"Which token shall the push use, the short one or that of the app?",
       true},
      {"The upload fails with status 507 on the second mirror", false},
  };
  for (const Row& row : rows) {
    INFO(row.step);
    for (const bool has_steps : {true, false}) {
      Gathered gathered = with_notes(
          std::string("The push needs a token; the user has not said which.\n\n"
                      "- a short token is quick\n- the app is for teams\n\n") +
          (has_steps ? "## Next steps\n\n1. Ask the user.\n" : ""));
      gathered.sessions.digest.items = {
          {.kind = session::DigestKind::unfinished,
           .text = row.step,
           .origin = session::Origin::question}};
      CHECK((rendered(gathered).find(row.step) == std::string::npos) ==
            (row.is_covered && has_steps));
    }
  }
}

TEST_CASE("a line of a session ends with who said it, and in which turn") {
  struct Row {
    session::Who who;
    const char* session;
    session::TurnRange turns;
    const char* line;
  };
  const Row rows[] = {
      {session::Who::user, "last", {7, 7}, "- the reader is lazy u7\n"},
      {session::Who::agent, "last", {12, 12}, "- the reader is lazy a12\n"},
      {session::Who::inferred, "last", {3, 4}, "- the reader is lazy t3\n"},
      {session::Who::user, "last", {}, "- the reader is lazy\n"},
      {session::Who::user,
       "1c38adc0-1",
       {7, 7},
       "- the reader is lazy session:1c38adc0#7\n"},
  };
  for (const Row& row : rows) {
    Gathered gathered = branch("a.c");
    gathered.sessions.sessions.resize(1);
    gathered.sessions.sessions.front().id = "last";
    gathered.sessions.digest.items = {{.kind = session::DigestKind::decision,
                                       .text = "the reader is lazy",
                                       .who = row.who,
                                       .session = row.session,
                                       .turns = row.turns}};
    holds(rendered(gathered), row.line);
  }
}

TEST_CASE("on a default branch other people's commits are not listed") {
  Gathered gathered = branch("a.c");
  gathered.scope.origin = git::BaseOrigin::recent;
  gathered.scope.commits.clear();
  gathered.scope.commit_count = 0;
  gathered.scope.files.clear();
  const std::string text = rendered(gathered);
  holds(text, "- Clean; on the default branch, with no commits of its own\n");
}

TEST_CASE("what the digest left out of the sessions is counted by part") {
  Gathered gathered = branch("src/a.c");
  gathered.sessions.digest.left_out = {
      {session::DigestKind::decision, 3},
      {session::DigestKind::request, 4},
      {session::DigestKind::file, 50}}; // no entry shows files
  const Draft draft = compose(gathered);
  CHECK(draft.left_out.entries.at(Part::know) == 7);
  CHECK(draft.left_out.total() == 7);
}
