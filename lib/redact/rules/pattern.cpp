// SPDX-License-Identifier: MIT
// A regular expression with limits: PCRE2, compiled on first use.
#include "redact/rules/pattern.hpp"

#include "base/error.hpp"

#include <pcre2.h>

#include <cstdint>
#include <limits>

namespace handoff::redact {
namespace {

// A window is at most some kilobytes: an honest pattern needs few steps.
constexpr std::uint32_t k_match_limit = 100000;
constexpr std::uint32_t k_depth_limit = 1000;
constexpr std::uint32_t k_heap_limit = 1024; // KiB

// Compiling to machine code takes as long as some matches do.
constexpr unsigned k_uses_before_jit = 16;

template <auto free_function>
struct FreePcre {
  template <typename T>
  void operator()(T* value) const {
    free_function(value);
  }
};

std::string message(int code) {
  PCRE2_UCHAR buffer[128] = {};
  pcre2_get_error_message(code, buffer, sizeof buffer);
  std::string text;
  for (const PCRE2_UCHAR c : buffer) {
    if (c == 0) {
      break;
    }
    text.push_back(static_cast<char>(c));
  }
  return text;
}

PCRE2_SPTR bytes(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

} // namespace

struct Pattern::Code {
  std::unique_ptr<pcre2_code, FreePcre<pcre2_code_free>> code;
  std::unique_ptr<pcre2_match_context, FreePcre<pcre2_match_context_free>>
      context;
  std::unique_ptr<pcre2_match_data, FreePcre<pcre2_match_data_free>> data;
  std::size_t group = 0;
  unsigned uses = 0;
};

Pattern::Pattern(std::string_view name, std::string_view source)
    : name_(name), code_(std::make_unique<Code>()) {
  int error = 0;
  PCRE2_SIZE at = 0;
  // Bytes, not UTF: the text may be anything. No \C, no callouts.
  code_->code.reset(pcre2_compile(bytes(source),
                                  source.size(),
                                  PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UTF,
                                  &error,
                                  &at,
                                  nullptr));
  if (!code_->code) {
    throw Error("rule '" + name_ + "': the pattern is wrong at byte " +
                std::to_string(at) + ": " + message(error));
  }

  code_->context.reset(pcre2_match_context_create(nullptr));
  pcre2_set_match_limit(code_->context.get(), k_match_limit);
  pcre2_set_depth_limit(code_->context.get(), k_depth_limit);
  pcre2_set_heap_limit(code_->context.get(), k_heap_limit);
  code_->data.reset(
      pcre2_match_data_create_from_pattern(code_->code.get(), nullptr));
  const int named = pcre2_substring_number_from_name(
      code_->code.get(), reinterpret_cast<PCRE2_SPTR>("secret"));
  std::uint32_t groups = 0;
  pcre2_pattern_info(code_->code.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
  code_->group = named > 0 ? static_cast<std::size_t>(named)
                           : static_cast<std::size_t>(groups > 0 ? 1 : 0);
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

std::optional<Match> Pattern::find(std::string_view text,
                                   std::size_t from) const {
  if (++code_->uses == k_uses_before_jit) {
    // Without JIT (no executable memory) the interpreter does the same.
    pcre2_jit_compile(code_->code.get(), PCRE2_JIT_COMPLETE);
  }
  const int result = pcre2_match(code_->code.get(),
                                 bytes(text),
                                 text.size(),
                                 from,
                                 0,
                                 code_->data.get(),
                                 code_->context.get());
  if (result == PCRE2_ERROR_NOMATCH) {
    return std::nullopt;
  }
  if (result < 0) {
    throw Error("rule '" + name_ + "' cannot be applied: " + message(result),
                "nothing was written; report the rule, not the text");
  }
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(code_->data.get());
  const std::size_t group =
      ends[2 * code_->group] == PCRE2_UNSET ? 0 : code_->group;
  return Match{ends[2 * group], ends[2 * group + 1]};
}

} // namespace handoff::redact
