// SPDX-License-Identifier: MIT
// What a sentence chooses and rejects.
#include "session/dialogue/choice.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("what a sentence chooses and what it rejects") {
  struct Row {
    std::string_view sentence, chosen, rejected;
  };
  static constexpr Row rows[] = {
      {"We'll use SQLite instead of Postgres because it is one file.",
       "SQLite",
       "Postgres"},
      {"Instead of polling, use a webhook.", "webhook", "polling"},
      {"Go with `ring buffers` rather than the queue.",
       "ring buffers",
       "queue"},
      {"Switch from REST to gRPC.", "gRPC", "REST"},
      {"I rejected GraphQL since nobody knows it.", "", "GraphQL"},
      {"Don't use mocks.", "", "mocks"},
      {"Decision: use a template literal, keep it.", "template literal", ""},
      {"Use `git status` instead of go-git's Status().",
       "git status",
       "go-git's Status()"},
      {"Not a list but a heap.", "heap", "list"},
      {"Wir nehmen SQLite statt Postgres, weil es reicht.",
       "SQLite",
       "Postgres"},
      {"Usaremos Redis en lugar de Memcached.", "Redis", "Memcached"},
      {"On utilise Go au lieu de Rust.", "Go", "Rust"},
      {"Vamos usar Kafka em vez de RabbitMQ.", "Kafka", "RabbitMQ"},
      {"Используем SQLite вместо Postgres.", "SQLite", "Postgres"},
      {"我们用 SQLite 而不是 Postgres。", "SQLite", "Postgres"},
      {"Postgresではなく、SQLiteを使います。", "SQLite", "Postgres"},
      {"Postgres 대신 SQLite 사용하자", "SQLite", "Postgres"},
      {"The test passes.", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Choice choice = read_choice(row.sentence);
    CHECK(choice.chosen == row.chosen);
    CHECK(choice.rejected == row.rejected);
  }
}

TEST_CASE("two phrases are the same choice when one holds the other's words") {
  CHECK(is_same_choice("sqlite", "SQLite 3"));
  CHECK_FALSE(is_same_choice("sqlite", "postgres"));
  CHECK_FALSE(is_same_choice("", ""));
}
