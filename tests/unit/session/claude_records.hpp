// SPDX-License-Identifier: MIT
// Records of Claude Code's transcripts, for tests.
#pragma once

#include <string>

namespace handoff::test::claude {

// A record of the main thread: {"uuid", "parentUuid", <rest>}.
inline std::string record(const std::string& id,
                          const std::string& parent,
                          const std::string& rest,
                          const std::string& branch = "topic") {
  return R"({"parentUuid":)" +
         (parent.empty() ? "null" : "\"" + parent + "\"") +
         R"(,"isSidechain":false,"cwd":"/w","sessionId":"s1",)"
         R"("version":"2.1.0","gitBranch":")" +
         branch + R"(","uuid":")" + id +
         R"(","timestamp":"2026-01-02T03:04:05.000Z",)" + rest + "}";
}

inline std::string typed(const std::string& text) {
  return R"("type":"user","message":{"role":"user","content":")" + text + "\"}";
}

inline std::string
answer(const std::string& message, const std::string& block, int tokens = 100) {
  return R"("type":"assistant","message":{"id":")" + message +
         R"(","model":"claude-x","content":[)" + block +
         R"(],"usage":{"input_tokens":1,"cache_read_input_tokens":)" +
         std::to_string(tokens) + R"(,"cache_creation_input_tokens":10}})";
}

inline std::string says(const std::string& text) {
  return R"({"type":"text","text":")" + text + "\"}";
}

inline std::string calls(const std::string& id,
                         const std::string& tool,
                         const std::string& input) {
  return R"({"type":"tool_use","id":")" + id + R"(","name":")" + tool +
         R"(","input":)" + input + "}";
}

inline std::string result(const std::string& id,
                          const std::string& content,
                          const std::string& detail,
                          bool is_error = false) {
  return R"("type":"user","message":{"role":"user","content":[)"
         R"({"type":"tool_result","tool_use_id":")" +
         id + R"(","is_error":)" + (is_error ? "true" : "false") +
         R"(,"content":")" + content + R"("}]},"toolUseResult":)" + detail;
}

inline const std::string k_ok =
    R"({"stdout":"","stderr":"","interrupted":false})";

} // namespace handoff::test::claude
