// SPDX-License-Identifier: MIT
// Stored handoffs as JSON: one form for every command that names some.
#include "store/stored_json.hpp"

#include "base/clock.hpp"
#include "text/tokens.hpp"

namespace handoff::store {
namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json time_or_null(std::int64_t time) {
  return time == 0 ? Json(nullptr) : Json(base::iso_time(time));
}

} // namespace

Json to_json(const StoredHandoff& handoff) {
  const FrontMatter& front = handoff.front;
  const bool has_document = !handoff.document.empty();
  return {
      {"id", text_or_null(front.id)},
      {"kind",
       front.kind ? Json(std::string(kind_name(*front.kind))) : Json(nullptr)},
      {"purpose", text_or_null(front.purpose)},
      {"repository", text_or_null(front.repository)},
      {"branch", text_or_null(front.branch)},
      {"base", text_or_null(front.base)},
      {"head", text_or_null(front.head)},
      {"snapshot", text_or_null(front.snapshot)},
      {"parent", text_or_null(front.parent)},
      {"automatic", text_or_null(front.automatic)},
      {"created", time_or_null(front.created)},
      {"expires", time_or_null(front.expires)},
      {"path", handoff.path},
      {"state", std::string(presence_name(handoff.presence))},
      {"expired", is_expired(handoff, base::now())},
      {"tokens",
       has_document ? Json(text::estimate_tokens(handoff.document,
                                                 text::Tokenizer::o200k))
                    : Json(nullptr)},
      {"problem", text_or_null(handoff.problem)}};
}

Json to_json(std::span<const Drift> drift) {
  Json list = Json::array();
  for (const Drift& one : drift) {
    list.push_back(
        {{"kind", std::string(drift_name(one.kind))}, {"text", one.text}});
  }
  return list;
}

Json to_json(std::span<const Check> checks) {
  Json list = Json::array();
  for (const Check& check : checks) {
    list.push_back({{"check", check.name},
                    {"verdict", std::string(verdict_name(check.verdict))},
                    {"text", check.text}});
  }
  return list;
}

std::string printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace handoff::store
