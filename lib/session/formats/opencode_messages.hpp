// SPDX-License-Identifier: MIT
// OpenCode's messages and parts, which have one shape wherever they are kept.
#pragma once

#include "session/dialogue/builder.hpp"
#include "session/records/json.hpp"

#include <string_view>

namespace handoff::session {

// Takes the messages of one session in order, each before its parts.
class OpencodeMessages {
public:
  explicit OpencodeMessages(const std::string& path)
      : builder_(agent::named("opencode"), path) {}

  // What is known of the session itself: {id, directory, version, parentID}.
  void session(const JsonValue& session);
  void message(const JsonValue& message);
  void part(const JsonValue& part);
  void todos(std::vector<Todo> todos);
  // A message or part that is not JSON.
  void unreadable() { builder_.unreadable("messages that are not JSON"); }

  [[nodiscard]] Builder& builder() { return builder_; }
  [[nodiscard]] Session finish();

private:
  void tool(const JsonValue& part);
  void words(const JsonValue& part);

  Builder builder_;
  std::string id_; // of the message
  bool is_user_ = false;
  bool is_summary_ = false;
};

} // namespace handoff::session
