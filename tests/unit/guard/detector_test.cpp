// SPDX-License-Identifier: MIT
// Verdicts on whole documents.
#include "guard/document/detector.hpp"
#include "samples.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <string>

using namespace handoff::guard;
using namespace handoff::test;

namespace {

Verdict judge(std::string_view path, std::string_view text) {
  static const Knowledge knowledge;
  return Detector(knowledge, nullptr).judge(path, text);
}

Level level(std::string_view path, std::string_view text) {
  return judge(path, text).level;
}

std::string without(std::string text, const std::string& pattern) {
  return std::regex_replace(text, std::regex(pattern), "");
}

std::string demoted(std::string_view text) {
  return std::regex_replace(
      std::string(text), std::regex("(^|\n)(#+ )"), "$1#$2");
}

} // namespace

TEST_CASE("a handoff is refused under whatever name") {
  for (const char* path : {"HANDOFF.md",
                           "notes.md",
                           "docs/plan.md",
                           "x.txt",
                           "src/data",
                           "image.png"}) {
    INFO(path);
    CHECK(level(path, k_english_handoff) == Level::refuse);
  }
}

TEST_CASE("a verdict names the lines that decided") {
  const Verdict verdict = judge("notes.md", k_english_handoff);
  REQUIRE(verdict.reasons.size() >= 2);
  CHECK(verdict.reasons[0].line == 1);
  CHECK(verdict.reasons[0].quote == "# Session handoff: rate limiter");
  CHECK(verdict.line() == 1);
}

TEST_CASE("permanent documents pass, those about handoffs too") {
  CHECK(level("skills/handoff/SKILL.md", k_skill) == Level::clean);
  CHECK(level("notes.md", k_skill) == Level::clean);
  CHECK(level("README.md", k_readme) == Level::clean);
  CHECK(level("CHANGELOG.md", k_changelog) == Level::clean);
  CHECK(level("docs/meeting.md", k_minutes) == Level::clean);
  CHECK(level("a.md", "") == Level::clean);
}

TEST_CASE("our own format is certain, whatever is left of it") {
  const std::string whole(k_own_document);
  const std::string body = whole.substr(whole.find("# Prototype"));
  CHECK(judge("a.md", whole).rule == "own-format");
  CHECK(judge("a.md", body).rule == "own-format");
  CHECK(judge("README.md", std::string(k_readme) + demoted(body)).rule ==
        "own-format");
  CHECK(judge("a.md", "Kept:\n\n````\n" + whole + "````\n").rule ==
        "own-format");
  CHECK(judge("a.md", std::regex_replace(body, std::regex("(^|\n)"), "$1> "))
            .rule == "own-format");
}

TEST_CASE("a commit message may repeat notes, but not most of a handoff") {
  const TemporaryDirectory directory;
  record(directory.path(), "4kq7-2mzd", k_own_document);
  const Descent descent = Descent::load(directory.path());
  const Knowledge knowledge;
  Detector detector(knowledge, &descent);
  const std::string whole(k_own_document);
  const std::string body = whole.substr(whole.find("Prove that"));
  const std::string plain = without(body, "(^|\n)## [^\n]*");
  CHECK(detector.judge("", "Resize windows\n\n" + plain).rule == "descent");
  const std::size_t first = body.find("- The protocol is binary");
  const std::string notes =
      "Make the protocol binary\n\n" +
      body.substr(first, body.find("\n\n", first) + 1 - first);
  CHECK(detector.judge("", notes).level == Level::clean);
}

TEST_CASE("our templates are no handoffs: their content is missing") {
  const std::string text =
      "# {{title}}\n\n## Goal\n\n{{#goal}}{{text}}{{/goal}}\n"
      "## Next steps\n\n{{steps}}\n"
      "## What you must know\n\n{{know}}\n"
      "## Suggested skills\n\n{{skills}}\n";
  CHECK(level("templates/continue.md", text) != Level::refuse);
}

TEST_CASE("a handoff inside a document is found") {
  const std::string wrapped = std::string(k_readme) +
                              demoted(k_english_handoff) +
                              "\n## Contact\n\nx\n";
  const Verdict verdict = judge("README.md", wrapped);
  CHECK(verdict.level != Level::clean);
  CHECK(verdict.rule == "section");
  CHECK(verdict.first_line > 20);
  const std::string fenced = "The text as it came:\n\n````markdown\n" +
                             std::string(k_english_handoff) + "````\n";
  CHECK(level("docs/archive.md", fenced) != Level::clean);
}

TEST_CASE("without a title or with half of it, it is at least warned of") {
  const std::string whole(k_english_handoff);
  CHECK(level("notes.md", without(whole, "# Session handoff[^\n]*\n")) !=
        Level::clean);
  CHECK(level("notes.md", whole.substr(0, whole.size() / 2)) != Level::clean);
}

TEST_CASE("a session that a tool exported is known by its table") {
  CHECK(judge("x.md",
              "# Context\n\n| Field | Value |\n|---|---|\n"
              "| **Source** | Some Agent |\n| **Session ID** | `c1` |\n"
              "| **Working Directory** | `/srv/x` |\n"
              "| **Last Active** | 2026-02-25 |\n\n## Summary\n\n> do it\n")
            .rule == "session-export");
}

TEST_CASE("braces in an exported session's code make it no template") {
  const std::string text =
      "# Session\n\n| **Source** | Some Agent |\n| **Session ID** | `c1` |\n"
      "| **Working Directory** | `/srv/x` |\n"
      "| **Last Active** | 2026-02-25 |\n\n## Edits\n\n";
  const std::string edit = "```jsx\n<a style={{width: 1}} />\n```\n\n";
  CHECK(judge("x.md", text + edit + edit + edit + edit + edit).rule ==
        "session-export");
}

TEST_CASE("handoffs in eleven languages are found by their words") {
  struct Row {
    const char* language;
    const char* text;
  };
  const Row rows[] = {
      {"de",
       "# Übergabe 12.03.2026\n\nBranch: feat/limit, letzter Commit "
       "a41f09c.\n\n"
       "## Stand\n\n- Der Zähler läuft, 44 Tests grün.\n- Behoben: "
       "Überlauf.\n\n"
       "## Nächste Schritte\n\n1. Den Speicher bauen.\n2. Messen.\n\n"
       "## Offen\n\n- Noch nicht gepusht.\n"},
      {"fr",
       "# Passation — 2026-03-12\n\nBranche feat/limit, commit a41f09c.\n\n"
       "## Fait\n\n- Ajouté le compteur, 44 tests passent.\n\n"
       "## État actuel\n\nRien n'est encore poussé.\n\n"
       "## Prochaines étapes\n\n1. Écrire le stockage.\n"},
      {"es",
       "# Traspaso 2026-03-12\n\nRama feat/limit, commit a41f09c.\n\n"
       "## Hecho\n\n- Añadido el contador, 44 pruebas pasan.\n\n"
       "## Estado actual\n\nTodavía sin subir.\n\n"
       "## Próximos pasos\n\n1. Escribir el almacén.\n"},
      {"it",
       "# Passaggio di consegne 2026-03-12\n\nBranch feat/limit, a41f09c.\n\n"
       "## Fatto in questa sessione\n\n- Aggiunto il contatore, 44 test.\n\n"
       "## Stato attuale\n\nNon ancora inviato.\n\n"
       "## Prossimi passi\n\n1. Scrivere il deposito.\n"},
      {"pt",
       "# Passagem de bastão 2026-03-12\n\nBranch feat/limit, a41f09c.\n\n"
       "## Feito\n\n- Adicionado o contador, 44 testes passando.\n\n"
       "## Estado atual\n\nAinda não enviado.\n\n"
       "## Próximos passos\n\n1. Escrever o depósito.\n"},
      {"ca",
       "# Traspàs 2026-03-12\n\nBranca feat/limit, a41f09c.\n\n"
       "## Fet aquesta sessió\n\n- Afegit el comptador, 44 tests.\n\n"
       "## Estat actual\n\nEncara no pujat.\n\n"
       "## Propers passos\n\n1. Escriure el magatzem.\n"},
      {"ru",
       "# Передача сессии 2026-03-12\n\nВетка: feat/limit, коммит a41f09c.\n\n"
       "## Что сделано\n\n- Добавлен счётчик, 44 теста проходят.\n\n"
       "## Текущее состояние\n\nПока не запушено.\n\n"
       "## Следующие шаги\n\n1. Написать хранилище.\n"},
      {"ja",
       "# 引き継ぎ 2026年3月12日\n\nブランチ: feat/limit コミット a41f09c\n\n"
       "## 今回のセッションでやったこと\n\n- "
       "カウンタを追加しました。テスト44件成功。\n\n"
       "## 現在の状態\n\nまだ未コミット。\n\n"
       "## 次のステップ\n\n1. ストアを実装する。\n"},
      {"zh",
       "# 交接 2026年3月12日\n\n分支: feat/limit 提交 a41f09c\n\n"
       "## 本次已完成\n\n- 已添加计数器，44 个测试通过。\n\n"
       "## 当前状态\n\n尚未提交。\n\n"
       "## 下一步\n\n1. 实现存储。\n"},
      {"ko",
       "# 인수인계 2026년 3월 12일\n\n브랜치: feat/limit 커밋 a41f09c\n\n"
       "## 완료한 작업\n\n- 카운터를 추가했습니다. 테스트 44 개 통과.\n\n"
       "## 현재 상태\n\n아직 커밋되지 않음.\n\n"
       "## 다음 단계\n\n1. 저장소를 구현.\n"},
  };
  for (const Row& row : rows) {
    INFO(row.language);
    CHECK(level("notes.md", row.text) != Level::clean);
    CHECK(level("HANDOFF.md", row.text) == Level::refuse);
  }
}
