// SPDX-License-Identifier: MIT
// One conversation written as each of eight agents writes it.
#pragma once

#include "transcript.hpp"

#include <string>
#include <vector>

namespace handoff::test {

// What is said, or a command with what it printed.
struct Line {
  enum class Kind { user, agent, command } kind = Kind::user;
  std::string text;
  int exit = 0;
  std::string output = {};
};

// A JSON string with its quotes.
inline std::string quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '\n') {
      json += "\\n";
      continue;
    }
    json += c == '"' || c == '\\' ? "\\" : "";
    json += c;
  }
  return json + "\"";
}

using Script = std::vector<Line>;

// "2026-01-02T03:00:07.000Z" for the seventh line.
inline std::string time_of(std::size_t line) {
  const std::string seconds = std::to_string(line % 60);
  return "2026-01-02T03:0" + std::to_string(line / 60) + ":" +
         (seconds.size() < 2 ? "0" : "") + seconds + ".000Z";
}

// Writers of a script's lines, in the format of one agent.
namespace written {

inline std::string shell_args(const Line& line) {
  return R"({"command":)" + quoted(line.text) + "}";
}

inline std::string claude(const Script& script) {
  std::string text;
  std::string parent = "null";
  const auto add =
      [&](std::size_t i, const std::string& id, const std::string& rest) {
        text += R"({"parentUuid":)" + parent + R"(,"isSidechain":false,)" +
                R"("cwd":"/w","sessionId":"80b7f07a-0001","version":"2.1.0",)" +
                R"("gitBranch":"topic","uuid":")" + id + R"(","timestamp":")" +
                time_of(i) + R"(",)" + rest + "}\n";
        parent = "\"" + id + "\"";
      };
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "u" + std::to_string(i);
    const auto assistant = [&](const std::string& block) {
      return R"("type":"assistant","message":{"id":"m)" + std::to_string(i) +
             R"(","model":"claude-x","content":[)" + block + "]}";
    };
    if (line.kind == Line::Kind::user) {
      add(i,
          id,
          R"("type":"user","message":{"role":"user","content":)" +
              quoted(line.text) + "}");
    } else if (line.kind == Line::Kind::agent) {
      add(i,
          id,
          assistant(R"({"type":"text","text":)" + quoted(line.text) + "}"));
    } else {
      add(i,
          id,
          assistant(R"({"type":"tool_use","id":"c)" + std::to_string(i) +
                    R"(","name":"Bash","input":)" + shell_args(line) + "}"));
      const std::string said =
          line.exit == 0
              ? line.output
              : "Exit code " + std::to_string(line.exit) + "\n" + line.output;
      add(i,
          id + "r",
          R"("type":"user","message":{"role":"user","content":[{"type":)"
          R"("tool_result","tool_use_id":"c)" +
              std::to_string(i) + R"(","is_error":)" +
              (line.exit == 0 ? "false" : "true") + R"(,"content":)" +
              quoted(said) + R"(}]},"toolUseResult":{"interrupted":false})");
    }
  }
  return text;
}

inline std::string codex(const Script& script) {
  std::string text =
      R"({"timestamp":"2026-01-02T03:00:00.000Z","type":"session_meta",)"
      R"("payload":{"id":"80b7f07a-0002","cwd":"/w","git":{"branch":"topic"}}})"
      "\n";
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "c" + std::to_string(i);
    const auto add = [&](const std::string& type, const std::string& payload) {
      text += R"({"timestamp":")" + time_of(i) + R"(","type":")" + type +
              R"(","payload":)" + payload + "}\n";
    };
    if (line.kind == Line::Kind::command) {
      add("response_item",
          R"({"type":"function_call","name":"exec_command","call_id":")" + id +
              R"(","arguments":)" +
              quoted(R"({"cmd":)" + quoted(line.text) + "}") + "}");
      add("response_item",
          R"({"type":"function_call_output","call_id":")" + id +
              R"(","output":)" +
              quoted("Process exited with code " + std::to_string(line.exit) +
                     "\nOutput:\n" + line.output) +
              "}");
      continue;
    }
    const std::string type =
        line.kind == Line::Kind::user ? "user_message" : "agent_message";
    add("event_msg",
        R"({"type":")" + type + R"(","message":)" + quoted(line.text) + "}");
  }
  return text;
}

inline std::string copilot(const Script& script) {
  std::string text;
  const auto add =
      [&](std::size_t i, const std::string& type, const std::string& data) {
        text += R"({"type":")" + type + R"(","data":)" + data + R"(,"id":"e)" +
                std::to_string(i) + type + R"(","timestamp":")" + time_of(i) +
                "\"}\n";
      };
  add(0,
      "session.start",
      R"({"sessionId":"80b7f07a-0003","copilotVersion":"1.0","context":)"
      R"({"cwd":"/w","branch":"topic"}})");
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "c" + std::to_string(i);
    if (line.kind == Line::Kind::user) {
      add(i, "user.message", R"({"content":)" + quoted(line.text) + "}");
    } else if (line.kind == Line::Kind::agent) {
      add(i,
          "assistant.message",
          R"({"messageId":")" + id + R"(","content":)" + quoted(line.text) +
              "}");
    } else {
      add(i,
          "tool.execution_start",
          R"({"toolCallId":")" + id + R"(","toolName":"bash","arguments":)" +
              shell_args(line) + "}");
      add(i,
          "tool.execution_complete",
          R"({"toolCallId":")" + id + R"(","success":true,"shellExecution":)" +
              R"({"exitCode":)" + std::to_string(line.exit) +
              R"(},"result":{"content":)" + quoted(line.output) + "}}");
    }
  }
  return text;
}

inline std::string gemini(const Script& script) {
  std::string text =
      R"({"sessionId":"80b7f07a-0004","projectHash":"h","kind":"main"})"
      "\n";
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "m" + std::to_string(i);
    const std::string type = line.kind == Line::Kind::user ? "user" : "gemini";
    const bool is_command = line.kind == Line::Kind::command;
    text += R"({"id":")" + id + R"(","timestamp":")" + time_of(i) +
            R"(","type":")" + type + R"(","content":)" +
            quoted(is_command ? "" : line.text);
    if (is_command) {
      const std::string exit =
          line.exit == 0 ? ""
                         : "\nExit Code: " + std::to_string(line.exit) +
                               "\nProcess Group PGID: 1";
      text += R"(,"toolCalls":[{"id":"c)" + std::to_string(i) +
              R"(","name":"run_shell_command","args":)" + shell_args(line) +
              R"(,"status":"success","result":[{"functionResponse":)"
              R"({"response":{"output":)" +
              quoted("Output: " + line.output + exit) + "}}}]}]";
    }
    text += "}\n";
  }
  return text;
}

inline std::string pi(const Script& script) {
  std::string text =
      R"({"type":"session","version":3,"id":"80b7f07a-0005","cwd":"/w"})"
      "\n";
  std::string parent = "null";
  const auto add =
      [&](std::size_t i, const std::string& id, const std::string& message) {
        text += R"({"type":"message","id":")" + id + R"(","parentId":)" +
                parent + R"(,"timestamp":")" + time_of(i) + R"(","message":)" +
                message + "}\n";
        parent = "\"" + id + "\"";
      };
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "e" + std::to_string(i);
    if (line.kind != Line::Kind::command) {
      const std::string role =
          line.kind == Line::Kind::user ? "user" : "assistant";
      add(i,
          id,
          R"({"role":")" + role + R"(","content":[{"type":"text","text":)" +
              quoted(line.text) + "}]}");
      continue;
    }
    add(i,
        id,
        R"({"role":"assistant","content":[{"type":"toolCall","id":"c)" +
            std::to_string(i) + R"(","name":"bash","arguments":)" +
            shell_args(line) + "}]}");
    const std::string failed =
        line.exit == 0
            ? ""
            : "\n\nCommand exited with code " + std::to_string(line.exit);
    add(i,
        id + "r",
        R"({"role":"toolResult","toolCallId":"c)" + std::to_string(i) +
            R"(","toolName":"bash","isError":)" +
            (line.exit == 0 ? "false" : "true") +
            R"(,"content":[{"type":"text","text":)" +
            quoted(line.output + failed) + "}]}");
  }
  return text;
}

inline std::string qwen(const Script& script) {
  std::string text;
  std::string parent = "null";
  const auto add = [&](std::size_t i,
                       const std::string& id,
                       const std::string& rest) {
    text += R"({"uuid":")" + id + R"(","parentUuid":)" + parent +
            R"(,"sessionId":"80b7f07a-0006","cwd":"/w","gitBranch":"topic",)" +
            R"("timestamp":")" + time_of(i) + R"(",)" + rest + "}\n";
    parent = "\"" + id + "\"";
  };
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string id = "u" + std::to_string(i);
    if (line.kind != Line::Kind::command) {
      const std::string type =
          line.kind == Line::Kind::user ? "user" : "assistant";
      add(i,
          id,
          R"("type":")" + type + R"(","message":{"parts":[{"text":)" +
              quoted(line.text) + "}]}");
      continue;
    }
    const std::string call = "c" + std::to_string(i);
    add(i,
        id,
        R"("type":"assistant","message":{"parts":[{"functionCall":)"
        R"({"id":")" +
            call + R"(","name":"run_shell_command","args":)" +
            shell_args(line) + "}}]}");
    const std::string said =
        "Output: " + line.output +
        "\nError: (none)\nExit Code: " + std::to_string(line.exit) +
        "\nSignal: 0";
    add(i,
        id + "r",
        R"("type":"tool_result","message":{"parts":[{"functionResponse":)"
        R"({"id":")" +
            call + R"(","response":{"output":)" + quoted(said) +
            R"(}}}]},"toolCallResult":{"callId":")" + call +
            R"(","status":"success"})");
  }
  return text;
}

inline std::string cline(const Script& script) {
  std::string text = R"({"sessionId":"80b7f07a-0007","messages":[)";
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string call = "c" + std::to_string(i);
    text += i == 0 ? "" : ",";
    if (line.kind == Line::Kind::user) {
      text +=
          R"({"role":"user","ts":)" + std::to_string(1'000 * (i + 1)) +
          R"(,"content":[{"type":"text","text":)" +
          quoted("<user_input mode=\"act\">" + line.text + "</user_input>") +
          "}]}";
    } else if (line.kind == Line::Kind::agent) {
      text += R"({"role":"assistant","ts":)" + std::to_string(1'000 * (i + 1)) +
              R"(,"content":[{"type":"text","text":)" + quoted(line.text) +
              "}]}";
    } else {
      text += R"({"role":"assistant","ts":)" + std::to_string(1'000 * (i + 1)) +
              R"(,"content":[{"type":"tool_use","id":")" + call +
              R"(","name":"run_commands","input":{"commands":[)" +
              quoted(line.text) + R"(]}}]},{"role":"user","content":[{)" +
              R"("type":"tool_result","tool_use_id":")" + call +
              R"(","content":[{"query":)" + quoted(line.text) + R"(,"result":)";
      const std::string code =
          "Command exited with code " + std::to_string(line.exit);
      text += line.exit == 0
                  ? quoted(line.output) + R"(,"success":true}]}]})"
                  : quoted("[" + code + "]\n\n[stderr]\n" + line.output) +
                        R"(,"error":)" + quoted(code) +
                        R"(,"success":false}]}]})";
    }
  }
  return text + "]}\n";
}

inline std::string opencode(const Script& script) {
  std::string text = R"({"info":{"id":"ses_80b7f07a0008","projectID":"p",)"
                     R"("directory":"/w","version":"1"},"messages":[)";
  for (std::size_t i = 0; i < script.size(); ++i) {
    const Line& line = script[i];
    const std::string role =
        line.kind == Line::Kind::user ? "user" : "assistant";
    text += (i == 0 ? "" : ",") + std::string(R"({"info":{"id":"m)") +
            std::to_string(i) + R"(","role":")" + role +
            R"(","time":{"created":)" + std::to_string(1'000 * (i + 1)) +
            R"(}},"parts":[)";
    text += line.kind != Line::Kind::command
                ? R"({"type":"text","text":)" + quoted(line.text) + "}"
                : R"({"type":"tool","tool":"bash","callID":"c)" +
                      std::to_string(i) +
                      R"(","state":{"status":"completed","input":)" +
                      shell_args(line) + R"(,"output":)" + quoted(line.output) +
                      R"(,"metadata":{"exit":)" + std::to_string(line.exit) +
                      "}}}";
    text += "]}";
  }
  return text + "]}\n";
}

} // namespace written

struct Format {
  const char* agent;
  const char* file;
  std::string (*write)(const Script&);
};

inline constexpr Format k_formats[] = {
    {"claude", "80b7f07a-0001.jsonl", written::claude},
    {"codex", "rollout-a.jsonl", written::codex},
    {"copilot", "80b7f07a-0003/events.jsonl", written::copilot},
    {"gemini", "session-a.jsonl", written::gemini},
    {"pi", "a.jsonl", written::pi},
    {"qwen", "q1.jsonl", written::qwen},
    {"cline", "c1/c1.messages.json", written::cline},
    {"opencode", "export.json", written::opencode},
};

} // namespace handoff::test
