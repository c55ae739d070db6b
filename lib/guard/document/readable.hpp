// SPDX-License-Identifier: MIT
// Bytes of a blob as text to judge, or the knowledge that there is none.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::guard {

// More of a file than this is not looked at: a handoff is short, and what is
// longer hides none worth the wait.
inline constexpr std::size_t k_max_judged_bytes = std::size_t{2} << 20U;

// UTF-8 with LF line ends and without BOM: a view of `bytes` where they are
// that already, else of storage that lives as long as this.
class Readable {
public:
  explicit Readable(std::string_view bytes);
  Readable(const Readable&) = delete;
  Readable& operator=(const Readable&) = delete;

  // Nothing for binary files: a NUL that UTF-16/32 does not explain.
  [[nodiscard]] const std::optional<std::string_view>& text() const {
    return text_;
  }

private:
  std::string storage_;
  std::optional<std::string_view> text_;
};

// Whether `text` may be a handoff at all, decided without reading its words:
// prose with headings, lists or labels; not source code, data or logs.
[[nodiscard]] bool may_be_prose(std::string_view text);

// False when nothing that begins with `bytes` (of a file, as they are) may be
// prose.
[[nodiscard]] bool may_go_on_as_prose(std::string_view bytes);

// Whether `line`, which is not blank, is one of source code by its beginning
// and end, whatever stands around it.
[[nodiscard]] bool is_line_of_code(std::string_view line);

// `text` with the escapes of strings (\\n, \\r, \\t) as blanks: what stands
// in JSON or a program as one line has words again. As many lines as before.
[[nodiscard]] std::string unescaped(std::string_view text);

// By name alone: an image, an archive, a font, a lock file.
[[nodiscard]] bool is_never_text(std::string_view path);

} // namespace handoff::guard
