// SPDX-License-Identifier: MIT
// Puts the guard into a hook manager's files and takes it out again.
#pragma once

#include "githooks/outcome.hpp"
#include "githooks/place.hpp"

namespace handoff::githooks {

// All for the manager that `place` has.

// Whether it is told to call us for any event.
[[nodiscard]] bool is_managed(const HooksPlace& place);

// What the user has to add, and to which file.
void explain_manager(const HooksPlace& place, Outcome& outcome);

// Adds it; explains where that cannot be done safely.
void add_to_manager(const HooksPlace& place, Outcome& outcome);

// Says what is still missing: events that the manager could call us for, and
// hook files that it has not written yet.
void say_what_lacks(const HooksPlace& place, Outcome& outcome);

// Takes out what add_to_manager has put in; says what is left.
void remove_from_manager(const HooksPlace& place, Outcome& outcome);

} // namespace handoff::githooks
