// SPDX-License-Identifier: MIT
// How full a context is, and what compactions leave of it.
#include "claude_records.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using namespace handoff::test::claude;
using handoff::test::Transcript;

TEST_CASE("claude: usage is the last one of the main thread") {
  const std::string side =
      R"({"isSidechain":true,"uuid":"x","sessionId":"s1",)" +
      answer("m9", says("side"), 9000) + "}";
  const std::string synthetic =
      record("4",
             "3",
             R"("type":"assistant","message":{"id":"m3","model":"<synthetic>",)"
             R"("content":[],"usage":{"input_tokens":0}})");
  const Transcript transcript("s1.jsonl",
                              {record("1", "", typed("Hi")),
                               record("2", "1", answer("m1", says("a"), 500)),
                               record("3", "2", answer("m2", says("b"), 700)),
                               side,
                               synthetic});
  const Session session = transcript.read();
  CHECK(session.tokens.used == 711);
  CHECK(session.tokens.window == 200'000);
  CHECK(session.last_message == "b");
}

TEST_CASE("claude: after a compaction the context is what it left") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Hi")),
       record("2", "1", answer("m1", says("a"), 90'000)),
       record("3",
              "",
              R"("type":"system","subtype":"compact_boundary",)"
              R"("logicalParentUuid":"2",)"
              R"("compactMetadata":{"preTokens":90011,"postTokens":3000})"),
       record("4", "3", R"("isCompactSummary":true,)" + typed("The summary"))});
  const Session session = transcript.read();
  CHECK(session.tokens.used == 3000);
  REQUIRE(session.requests.size() == 1);
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.compactions[0].summary == "The summary");
  CHECK(session.compactions[0].tokens_before == 90011);
}

TEST_CASE("claude: after a compaction that counts nothing the use is unknown") {
  const std::string boundary = record(
      "3",
      "",
      R"("type":"system","subtype":"compact_boundary","logicalParentUuid":"2",)"
      R"("compactMetadata":{"trigger":"auto","preTokens":90011})");
  const std::string summary =
      record("4", "3", R"("isCompactSummary":true,)" + typed("The summary"));
  const Transcript just_now("s1.jsonl",
                            {record("1", "", typed("Hi")),
                             record("2", "1", answer("m1", says("a"), 90'000)),
                             boundary,
                             summary});
  CHECK_FALSE(just_now.read().tokens.used);
  const Transcript later("s1.jsonl",
                         {record("1", "", typed("Hi")),
                          record("2", "1", answer("m1", says("a"), 90'000)),
                          boundary,
                          summary,
                          record("5", "4", answer("m2", says("b"), 300))});
  CHECK(later.read().tokens.used == 311);
}

TEST_CASE("claude: a microcompaction saves tokens and ends nothing") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Hi")),
       record("2", "1", answer("m1", says("a"), 90'000)),
       record("3",
              "",
              R"("type":"system","subtype":"microcompact_boundary",)"
              R"("content":"Context microcompacted","microcompactMetadata":)"
              R"({"trigger":"auto","preTokens":90000,"tokensSaved":20000,)"
              R"("compactedToolIds":["c"],"clearedAttachmentUUIDs":[]})"),
       record("4", "3", typed("Go on"))});
  const Session session = transcript.read();
  CHECK(session.tokens.used == 70'000);
  CHECK(session.compactions.empty());
  CHECK(session.requests.size() == 2);
}

TEST_CASE("claude: a subagent's compaction is not the session's") {
  const std::string side =
      R"({"isSidechain":true,"uuid":"x","sessionId":"s1",)";
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Hi")),
       record("2", "1", answer("m1", says("a"), 700)),
       side + R"("type":"system","subtype":"compact_boundary",)"
              R"("compactMetadata":{"preTokens":9,"postTokens":1}})",
       side + R"("isCompactSummary":true,)" + typed("its own") + "}"});
  const Session session = transcript.read();
  CHECK(session.tokens.used == 711);
  CHECK(session.compactions.empty());
}
