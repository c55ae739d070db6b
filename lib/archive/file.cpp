// SPDX-License-Identifier: MIT
// The archive's file.
#include "archive/file.hpp"

#include "archive/compressed.hpp"
#include "archive/format.hpp"
#include "archive/sealed.hpp"
#include "base/error.hpp"

#include <algorithm>

namespace handoff::archive {
namespace {

// Redaction can lengthen a text: a placeholder may be longer than its value.
constexpr std::size_t k_max_expanded = 2 * k_max_text_bytes;

// Half of the turns, the older half.
void drop_older_half(Archive& archive) {
  std::size_t turns = 0;
  for (const auto& conversation : archive) {
    turns += conversation.turns.size();
  }
  std::size_t to_drop = std::max<std::size_t>(turns / 2, 1);
  for (auto& conversation : archive) {
    const std::size_t here = std::min(to_drop, conversation.turns.size());
    conversation.turns.erase(conversation.turns.begin(),
                             conversation.turns.begin() +
                                 static_cast<std::ptrdiff_t>(here));
    to_drop -= here;
  }
  std::erase_if(archive, [](const auto& one) { return one.turns.empty(); });
}

} // namespace

std::string
file_bytes(Draft draft, redact::Redactor& redactor, std::size_t max_bytes) {
  Archive archive = sealed(draft, redactor);
  while (!archive.empty()) {
    const std::string text = format(archive);
    if (redactor.finds_any(text)) {
      throw Error("the archive of the conversation still holds what looks like "
                  "a secret; it is not kept");
    }
    if (std::string stream = compressed(text); stream.size() <= max_bytes) {
      return stream;
    }
    drop_older_half(archive);
  }
  return {};
}

std::optional<LoadedArchive> read_file_bytes(std::string_view bytes) {
  auto text = expanded(bytes, k_max_expanded);
  if (!text) {
    return std::nullopt;
  }
  auto archive = parse(text->view());
  return archive ? std::optional(LoadedArchive{.bytes = std::move(text->bytes),
                                               .archive = std::move(*archive)})
                 : std::nullopt;
}

} // namespace handoff::archive
