// SPDX-License-Identifier: MIT
// Secrets of this machine, found wherever they appear.
#include "redact/engine/known.hpp"

#include "redact/form/known_forms.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"

#include <algorithm>
#include <cstring>

namespace handoff::redact {
namespace {

constexpr std::size_t k_key = 4; // first bytes, which find a form
constexpr std::size_t k_min_size = 8;
constexpr std::size_t k_min_number = 10;
constexpr std::size_t k_min_words = 16;
constexpr std::size_t k_max_size = 4096;
constexpr std::size_t k_max_run = 16384;
constexpr std::size_t k_max_values = 1024; // a foreign file may name any number

std::uint16_t key_of(const char* bytes) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, k_key);
  return static_cast<std::uint16_t>((word * 2654435761U) >> 16U);
}

// user:PASSWORD@ of a URL; empty if there is none.
std::string_view url_password(std::string_view value) {
  const std::size_t scheme = value.find("://");
  const std::size_t at = value.rfind('@');
  if (scheme == std::string_view::npos || at == std::string_view::npos ||
      at < scheme) {
    return {};
  }
  const std::size_t colon = value.find(':', scheme + 3);
  return colon < at ? value.substr(colon + 1, at - colon - 1)
                    : std::string_view{};
}

// What points to a secret is none: a path, a URL, a variable. Base64 may begin
// with a slash, too, but then a second one is rare.
bool is_reference(std::string_view value) {
  constexpr std::string_view leads[] = {"./", "../", "~", "$", "file:"};
  const bool is_led = std::ranges::any_of(
      leads, [&](std::string_view lead) { return value.starts_with(lead); });
  const bool is_path =
      value.starts_with('/') &&
      (value.find('/', 1) != std::string_view::npos || !is_unlikely(value));
  return is_path || value.find("://") != std::string_view::npos ||
         (is_led && !is_unlikely(value));
}

bool is_wordy(std::string_view value) {
  return std::ranges::none_of(value, is_digit);
}

bool is_long_enough(std::string_view value) {
  if (value.size() > k_max_size) {
    return false;
  }
  if (std::ranges::all_of(value, is_digit)) {
    return value.size() >= k_min_number;
  }
  const bool has_symbols = std::ranges::any_of(value, [](char c) {
    return std::string_view("!#$%^&*?@+~|<>[]{}").find(c) !=
           std::string_view::npos;
  });
  return value.size() >=
         (is_wordy(value) && !has_symbols ? k_min_words : k_min_size);
}

// PWD is where a shell is, and no password.
bool promises_secret(std::string_view name) {
  if (name == "PWD" || name == "OLDPWD") {
    return false;
  }
  const Promise promise = promise_of(name);
  return promise == Promise::secret || promise == Promise::password ||
         promise == Promise::pass;
}

bool counts(std::string_view value) {
  return is_long_enough(value) && !is_reference(value) &&
         placeholder_gate(value).empty();
}

bool is_beside_word(std::string_view text, std::size_t at, std::size_t end) {
  return (at > 0 && is_alnum(text[at - 1])) ||
         (end < text.size() && is_alnum(text[end]));
}

} // namespace

KnownValues::KnownValues(std::span<const NamedValue> named) {
  std::size_t values = 0;
  for (const auto& [name, value] : named) {
    const std::string_view password = url_password(value);
    const bool is_url = counts(password);
    if (is_url || (promises_secret(name) && counts(value))) {
      add(is_url ? password : value);
      if (++values == k_max_values) {
        break;
      }
    }
  }
  // Stable: of equal forms the first decides what kind they are.
  std::ranges::stable_sort(forms_, {}, &Form::bytes);
  const auto again = std::unique(
      forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
        return a.bytes == b.bytes;
      });
  forms_.erase(again, forms_.end());
}

void KnownValues::add(std::string_view value) {
  const bool is_word = is_wordy(value) || !is_opaque(value);
  add_form(std::string(value), is_word ? Kind::word : Kind::plain);
  for (std::string& form : escaped_forms(value)) {
    add_form(std::move(form), Kind::plain);
  }
  for (std::string& form : base64_forms(value)) {
    add_form(std::move(form), Kind::base64);
  }
}

void KnownValues::add_form(std::string bytes, Kind kind) {
  if (bytes.size() >= k_min_size) {
    may_begin_.set(key_of(bytes.data()));
    forms_.push_back({std::move(bytes), kind});
  }
}

void KnownValues::find(std::size_t from, std::size_t to, Collector& out) const {
  const std::string_view text = out.text();
  if (forms_.empty() || text.size() < k_key) {
    return;
  }
  const std::size_t last = std::min(to, text.size() - k_key + 1);
  for (std::size_t at = from; at < last; ++at) {
    if (may_begin_.test(key_of(text.data() + at))) {
      find_at(at, out);
    }
  }
}

void KnownValues::find_at(std::size_t at, Collector& out) const {
  const std::string_view text = out.text();
  const std::string_view key = text.substr(at, k_key);
  const auto first =
      std::ranges::lower_bound(forms_, key, {}, [](const Form& form) {
        return std::string_view(form.bytes).substr(0, k_key);
      });
  for (auto next = first; next != forms_.end(); ++next) {
    const Form& form = *next;
    if (!form.bytes.starts_with(key)) {
      break;
    }
    std::size_t start = at;
    std::size_t end = wrapped_end(text, at, form.bytes);
    if (end == at ||
        (form.kind == Kind::word && is_beside_word(text, start, end))) {
      continue;
    }
    if (form.kind == Kind::base64) {
      start =
          run_start(text, at, Charset::base64, at - std::min(at, k_max_run));
      end = run_end(text.substr(0, std::min(text.size(), end + k_max_run)),
                    end,
                    Charset::base64);
    }
    out.add({start, end, "known-secret", Level::assignment});
  }
}

} // namespace handoff::redact
