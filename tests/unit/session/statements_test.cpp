// SPDX-License-Identifier: MIT
// Sentences and what they state.
#include "session/dialogue/statements.hpp"
#include "session/dialogue/words.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("text is cut into sentences and list items, code left out") {
  const auto found = sentences("One. Two is v1.2 e.g. this! Three?\n"
                               "- [ ] **Four** stands\n"
                               "  2. Five\n"
                               "```\nnot. This\n```\n"
                               "> Six");
  const std::vector<std::string_view> expected = {"One.",
                                                  "Two is v1.2 e.g. this!",
                                                  "Three?",
                                                  "**Four** stands",
                                                  "Five",
                                                  "Six"};
  CHECK(found == expected);
}

TEST_CASE("fences in an example of Markdown do not end it") {
  const std::vector<std::string_view> expected = {"Before.", "After."};
  for (const std::string_view text :
       {"Before.\n````md\n```\nx = 1\n```\ny = 2\n````\nAfter.",
        "Before.\n```md\n```sh\nx = 1\n```\ny = 2\n```\nAfter.",
        "Before.\n~~~\n```\nx = 1\n~~~\nAfter."}) {
    INFO(text);
    CHECK(sentences(text) == expected);
  }
}

TEST_CASE("a bracket that opens no box is text") {
  CHECK(sentences("[ 8") == std::vector<std::string_view>{"[ 8"});
  CHECK(sentences("- [ ]").empty());
  CHECK(sentences("[x] a\n[ ] b\n[ ]c") ==
        std::vector<std::string_view>{"a", "b", "c"});
}

TEST_CASE("sentences that a successor needs are known by their form") {
  struct Row {
    std::string_view sentence;
    Speaker speaker;
    std::optional<StatementKind> kind;
  };
  using enum StatementKind;
  static constexpr Row rows[] = {
      {"We'll use SQLite instead of Postgres.", Speaker::agent, decision},
      {"Decision: keep the signature.", Speaker::agent, decision},
      {"Use tabs here.", Speaker::human, decision},
      {"I use grep to find it.", Speaker::agent, std::nullopt},
      {"Names may be empty, except for admins.", Speaker::agent, constraint},
      {"Do not touch README yet.", Speaker::human, constraint},
      {"Now I do not see it.", Speaker::agent, std::nullopt},
      {"p95 fell from 840 ms to 412 ms.", Speaker::agent, number},
      {"See https://example.com/acme/board/issues/42 for it.",
       Speaker::agent,
       link},
      {"See https://example.com/page for it.", Speaker::agent, std::nullopt},
      {"See https://example.com/page for it.", Speaker::human, link},
      {"For the index we take a heap over a list.", Speaker::agent, decision},
      {"We switched from a list to a heap.", Speaker::agent, decision},
      {"Not a list but a heap.", Speaker::human, decision},
      {"It is not slow but loud.", Speaker::human, std::nullopt},
      {"I have to see it.", Speaker::human, std::nullopt},
      {"The new version is out.", Speaker::human, std::nullopt},
      {"Do it with a heap instead.", Speaker::human, decision},
      {"Let me look there instead.", Speaker::agent, std::nullopt},
      {"It goes over the network.", Speaker::agent, std::nullopt},
      {"Names must stay below 40 letters.", Speaker::agent, constraint},
      {"Only the nightly job may write.", Speaker::agent, constraint},
      {"Apart from admins nobody may.", Speaker::agent, constraint},
      {"The test must be slow.", Speaker::agent, std::nullopt},
      {"Avoid locks there.", Speaker::human, constraint},
      {"The helper is never called.", Speaker::agent, std::nullopt},
      {"The helper must never be called twice.", Speaker::agent, constraint},
      {"I never used a heap.", Speaker::agent, std::nullopt},
      {"I avoid the lock.", Speaker::agent, std::nullopt},
      {"This is acme/board#42.", Speaker::agent, link},
      {"The C# 9 compiler, page#top.", Speaker::agent, std::nullopt},
      {"https://bugs.example.org/show.cgi?bug=42", Speaker::agent, link},
      {"README is not done.", Speaker::agent, open},
      {"Let me look at the file.", Speaker::agent, std::nullopt},
      {"ok", Speaker::human, std::nullopt},
      // How a program behaves is nobody's choice.
      {"It prints 3 instead of 4.", Speaker::human, std::nullopt},
      {"The parser returns nil instead of an error.",
       Speaker::agent,
       std::nullopt},
      {"The button shows red rather than green.", Speaker::human, std::nullopt},
      {"Sie zeigt rot statt gelb.", Speaker::human, std::nullopt},
      {"Devuelve nil en lugar de un error.", Speaker::human, std::nullopt},
      {"it will still use whatever go is on the PATH.",
       Speaker::human,
       std::nullopt},
      {"I don't recall adding it.", Speaker::human, std::nullopt},
      {"I decided to use a heap over a list because it is faster.",
       Speaker::agent,
       decision},
      {"An admin would need to switch to other permissions.",
       Speaker::agent,
       std::nullopt},
      // A question decides nothing; an order with a question mark does.
      {"Should we use a heap instead of a list?", Speaker::human, std::nullopt},
      {"Which one do we use?", Speaker::agent, std::nullopt},
      {"Can you use a heap instead of a list?", Speaker::human, decision},
      {"Wir nehmen SQLite statt Postgres.", Speaker::agent, decision},
      {"Ändere niemals die Tabelle.", Speaker::human, constraint},
      {"On utilise Go au lieu de Rust.", Speaker::human, decision},
      {"Ne touche pas au cache.", Speaker::human, constraint},
      {"Usaremos Redis en lugar de Memcached.", Speaker::human, decision},
      {"Nunca borres la tabla.", Speaker::human, constraint},
      {"Vamos usar Kafka em vez de RabbitMQ.", Speaker::agent, decision},
      {"Não mexa no cache.", Speaker::human, constraint},
      {"Решили использовать SQLite.", Speaker::agent, decision},
      {"Никогда не трогай таблицу.", Speaker::human, constraint},
      {"我们决定用SQLite。", Speaker::agent, decision},
      {"绝不要改这个表。", Speaker::human, constraint},
      {"SQLiteを採用します。", Speaker::agent, decision},
      {"このテーブルは絶対に触らないで。", Speaker::human, constraint},
      {"SQLite를 사용하자", Speaker::human, decision},
      {"이 테이블은 절대 수정 금지", Speaker::human, constraint},
      {"Der Test läuft.", Speaker::human, std::nullopt},
      {"テストが通りました。", Speaker::agent, std::nullopt},
      {"测试通过了。", Speaker::agent, std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    CHECK(statement_kind(row.sentence, row.speaker) == row.kind);
  }
}

TEST_CASE("only numbers with a unit are measurements") {
  for (const char* text : {"412 ms",
                           "took 3.5s",
                           "87 %",
                           "2x faster",
                           "12/14 tests passed",
                           "1,234 req/s",
                           "18,250 frames/s",
                           "9.1 ns/op",
                           "435 of 1,204 parse",
                           "3 frames per call",
                           "took 4m35s",
                           "1h 20m in all",
                           "costs $12"}) {
    INFO(text);
    CHECK(holds_measurement(text));
  }
  for (const char* text : {"version 1.2.3",
                           "line 42",
                           "2026-11-21",
                           "issue #42",
                           "utf8",
                           "x86",
                           "step 3",
                           "sha256",
                           "step 3 of 5",
                           "3 of them",
                           "4 months",
                           "4mx",
                           ""}) {
    INFO(text);
    CHECK_FALSE(holds_measurement(text));
  }
}

TEST_CASE("phrases end at word borders") {
  CHECK(holds_phrase("we must not", "must"));
  CHECK_FALSE(holds_phrase("mustard", "must"));
  CHECK(holds_phrase("use, must", "must"));
}
