// SPDX-License-Identifier: MIT
// Libraries that few commands need, loaded when one does: linked, they would
// cost every start of the program their relocations.
#pragma once

namespace handoff::base {

// A library of the system, which stays loaded: its functions are in use. A
// missing library, or one without a function that is asked for, is not an
// error here: is_complete() says it.
class SharedLibrary {
public:
  // `name` with its version, as in "libgit2.so.1.5"; found as ld.so(8) does.
  explicit SharedLibrary(const char* name);

  // Sets `function` to what the library calls `name`, null when it has none.
  template <typename Function>
  void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(symbol(name));
  }

  // The library was there, and all that find() looked for.
  [[nodiscard]] bool is_complete() const { return is_complete_; }

private:
  void* symbol(const char* name);

  void* library_;
  bool is_complete_;
};

} // namespace handoff::base
