// SPDX-License-Identifier: MIT
// Renders a handoff as JSON, for programs.
#include "render/json.hpp"

#include "render/sections.hpp"
#include "text/visible.hpp"

namespace handoff {
namespace {

using Json = nlohmann::ordered_json;
using redact::RedactedText;

std::string_view name_of(PieceKind kind) {
  switch (kind) {
  case PieceKind::text:
    return "text";
  case PieceKind::strong:
    return "strong";
  case PieceKind::emphasis:
    return "emphasis";
  case PieceKind::code:
    return "code";
  case PieceKind::pointer:
    return "pointer";
  case PieceKind::turn:
    return "turn";
  case PieceKind::quotation:
    return "quotation";
  case PieceKind::code_block:
    return "code_block";
  case PieceKind::authored:
    break;
  }
  return "authored";
}

std::string_view name_of(Source source) {
  switch (source) {
  case Source::author:
    return "author";
  case Source::session:
    return "session";
  case Source::repository:
    break;
  }
  return "repository";
}

Json to_json(const Entry<RedactedText>& entry) {
  Json pieces = Json::array();
  for (const Piece<RedactedText>& piece : entry.pieces) {
    pieces.push_back({{"kind", name_of(piece.kind)},
                      {"text", text::visible(piece.text.view())}});
  }
  return {{"from", name_of(entry.source)}, {"pieces", std::move(pieces)}};
}

Json counts_json(const std::map<Part, std::size_t>& counts) {
  Json object = Json::object();
  for (const auto& [part, count] : counts) {
    object[std::string(part_name(part))] = count;
  }
  return object;
}

} // namespace

nlohmann::ordered_json render_json(const Handoff& handoff) {
  Json header = Json::object();
  for (const store::HeaderLine& line : store::header_lines(handoff.header)) {
    header[std::string(line.key)] = text::visible_line(line.value);
  }
  Json sections = Json::array();
  for (const SectionForm& form : sections_of(handoff.kind)) {
    const auto found = handoff.parts.find(form.part);
    if (found == handoff.parts.end() || found->second.empty()) {
      continue;
    }
    Json entries = Json::array();
    for (const Entry<RedactedText>& entry : found->second) {
      entries.push_back(to_json(entry));
    }
    sections.push_back({{"name", part_name(form.part)},
                        {"heading", heading_of(form.part)},
                        {"entries", std::move(entries)}});
  }
  const LeftOut& left_out = handoff.left_out;
  return {{"title", text::visible_line(handoff.title.view())},
          {"header", std::move(header)},
          {"sections", std::move(sections)},
          {"left_out",
           {{"entries", counts_json(left_out.entries)},
            {"of_author", counts_json(left_out.of_author)},
            {"over_budget", left_out.is_over_budget}}}};
}

} // namespace handoff
