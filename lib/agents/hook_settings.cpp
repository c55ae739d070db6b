// SPDX-License-Identifier: MIT
// Our hooks in the text of an agent's settings, beside those of others.
#include "agents/hook_settings.hpp"

#include "agents/json_places.hpp"
#include "base/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace handoff::agents {
namespace {

using Kind = JsonPlace::Kind;
using nlohmann::ordered_json;

JsonPlace places_of(std::string_view text) {
  std::optional<JsonPlace> root = find_json_places(text);
  if (!root || root->kind != Kind::object) {
    throw Error("the settings are no JSON object");
  }
  return std::move(*root);
}

// The member of an object; null when there is none. Throws Error when it is
// of another kind.
const JsonPlace*
member(const JsonPlace& object, std::string_view key, Kind kind) {
  const auto number = object.find(key);
  if (!number) {
    return nullptr;
  }
  const JsonPlace& place = object.children[*number];
  if (place.kind != kind) {
    throw Error("'" + std::string(key) + "' is not of the form that is known");
  }
  return &place;
}

bool is_our_hook(std::string_view text, const JsonPlace& hook) {
  for (const std::string_view key : {"command", "bash"}) {
    const auto number = hook.find(key);
    if (number && text.substr(hook.children[*number].start + 1)
                      .starts_with(k_hook_command)) {
      return true;
    }
  }
  return false;
}

// A child that is ours: the whole element of an event's list, or one hook in
// an element that has others too.
struct Ours {
  JsonPlace parent;
  std::size_t number = 0;
};

std::optional<Ours> find_in_list(std::string_view text, const JsonPlace& list) {
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    const JsonPlace& element = list.children[i];
    if (is_our_hook(text, element)) {
      return Ours{list, i};
    }
    const auto number = element.find("hooks");
    if (!number) {
      continue;
    }
    const JsonPlace& hooks = element.children[*number];
    for (std::size_t j = 0; j < hooks.children.size(); ++j) {
      if (is_our_hook(text, hooks.children[j])) {
        return hooks.children.size() == 1 ? Ours{list, i} : Ours{hooks, j};
      }
    }
  }
  return std::nullopt;
}

// "key": value, each level on its own lines and indented by tabs.
std::string child_text(std::string_view key, const ordered_json& value) {
  const std::string text = value.dump(1, '\t');
  return key.empty() ? text
                     : ordered_json(std::string(key)).dump() + ": " + text;
}

ordered_json entry_for(session::Agent agent,
                       const HookFormat& format,
                       const HookSlot& slot) {
  ordered_json hook = {{"type", "command"}};
  hook[std::string(format.command_key)] = hook_command(agent, slot.event);
  hook[std::string(format.timeout_key)] = format.timeout;
  if (!format.is_grouped) {
    return hook;
  }
  ordered_json group = ordered_json::object();
  if (!slot.matcher.empty()) {
    group["matcher"] = std::string(slot.matcher);
  }
  group["hooks"] = ordered_json::array({hook});
  return group;
}

bool has_entry(std::string_view text,
               const JsonPlace& list,
               const ordered_json& entry) {
  return std::ranges::any_of(list.children, [&](const JsonPlace& element) {
    return ordered_json::parse(
               text.substr(element.start, element.end - element.start),
               nullptr,
               false,
               true) == entry;
  });
}

// Without our entries at one event; an empty list stays.
std::string without_ours_at(std::string text, std::string_view event) {
  while (true) {
    const JsonPlace root = places_of(text);
    const JsonPlace* hooks = member(root, "hooks", Kind::object);
    const JsonPlace* list =
        hooks == nullptr ? nullptr : member(*hooks, event, Kind::array);
    const auto ours =
        list == nullptr ? std::nullopt : find_in_list(text, *list);
    if (!ours) {
      return text;
    }
    text = without_child(text, ours->parent, ours->number);
  }
}

std::string with_entry(std::string text,
                       std::string_view event,
                       const ordered_json& entry) {
  const JsonPlace root = places_of(text);
  const JsonPlace* hooks = member(root, "hooks", Kind::object);
  if (hooks == nullptr) {
    const ordered_json value = {
        {std::string(event), ordered_json::array({entry})}};
    return with_child(text, root, child_text("hooks", value));
  }
  const JsonPlace* list = member(*hooks, event, Kind::array);
  if (list == nullptr) {
    return with_child(
        text, *hooks, child_text(event, ordered_json::array({entry})));
  }
  if (has_entry(text, *list, entry)) {
    return text;
  }
  // One of ours in another form: of an earlier version.
  const std::string clean = without_ours_at(text, event);
  const JsonPlace again = places_of(clean);
  return with_child(
      clean,
      *member(*member(again, "hooks", Kind::object), event, Kind::array),
      child_text("", entry));
}

// Drops the member when it is an empty object or list.
std::string without_empty(const std::string& text,
                          const JsonPlace& parent,
                          std::string_view key) {
  const auto number = parent.find(key);
  return number && parent.children[*number].children.empty()
             ? without_child(text, parent, *number)
             : text;
}

} // namespace

std::string
with_hooks(std::string text, session::Agent agent, const HookFormat& format) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    text = "{" +
           (format.head.empty() ? "" : "\n  " + std::string(format.head)) +
           "\n}\n";
  }
  for (const HookSlot& slot : format.slots) {
    text =
        with_entry(std::move(text), slot.event, entry_for(agent, format, slot));
  }
  return text;
}

std::string without_hooks(std::string text) {
  const std::vector<std::string> events = hooked_events(text);
  for (const std::string& event : events) {
    text = without_ours_at(std::move(text), event);
    const JsonPlace root = places_of(text);
    text = without_empty(text, *member(root, "hooks", Kind::object), event);
  }
  return events.empty() ? text : without_empty(text, places_of(text), "hooks");
}

std::vector<std::string> hooked_events(std::string_view text) {
  const auto root = find_json_places(text);
  const auto number = root ? root->find("hooks") : std::nullopt;
  std::vector<std::string> events;
  if (!number) {
    return events;
  }
  const JsonPlace& hooks = root->children[*number];
  for (std::size_t i = 0; i < hooks.keys.size(); ++i) {
    if (find_in_list(text, hooks.children[i])) {
      events.push_back(hooks.keys[i]);
    }
  }
  return events;
}

bool says_nothing(std::string_view text) {
  const auto root = find_json_places(text);
  return root && root->kind == Kind::object &&
         (root->keys.empty() ||
          root->keys == std::vector<std::string>{"version"}) &&
         text.find("//") == std::string_view::npos &&
         text.find("/*") == std::string_view::npos;
}

} // namespace handoff::agents
