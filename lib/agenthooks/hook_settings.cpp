// SPDX-License-Identifier: MIT
// Our hooks in the text of an agent's settings, beside those of others.
#include "agenthooks/hook_settings.hpp"

#include "agenthooks/json_places.hpp"
#include "agenthooks/kept_words.hpp"
#include "base/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace handoff::agenthooks {
namespace {

using Kind = JsonPlace::Kind;
constexpr std::string_view k_blanks = " \t\r\n";
using nlohmann::ordered_json;

JsonPlace places_of(std::string_view text) {
  std::optional<JsonPlace> root = find_json_places(text);
  if (!root || root->kind != Kind::object) {
    throw Error("the settings are not a JSON object");
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
    throw Error("'" + std::string(key) + "' has an unexpected type");
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

std::string kept_of(std::string_view text, const JsonPlace& ours) {
  const std::string_view own = text.substr(ours.start, ours.end - ours.start);
  const std::size_t at = own.find(k_keep);
  return at == std::string_view::npos
             ? std::string()
             : std::string(own.substr(at, own.find('"', at) - at));
}

ordered_json
entry_for(Agent agent, const agent::HookSlot& slot, const std::string& kept) {
  const agent::Hooks& format = *agent->hooks;
  ordered_json hook = {{"type", "command"}};
  hook[std::string(format.command_key)] =
      hook_command(agent, slot.event) + kept;
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

const JsonPlace* list_at(const JsonPlace& root, std::string_view event) {
  const JsonPlace* hooks = member(root, "hooks", Kind::object);
  return hooks == nullptr ? nullptr : member(*hooks, event, Kind::array);
}

// Without our entries at one event; an empty list stays.
std::string without_ours_at(std::string text, std::string_view event) {
  while (true) {
    const JsonPlace root = places_of(text);
    const JsonPlace* list = list_at(root, event);
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

// What ours at `event` says, when there is one.
std::optional<std::string> kept_at(std::string_view text,
                                   std::string_view event) {
  const JsonPlace root = places_of(text);
  const JsonPlace* list = list_at(root, event);
  const auto ours = list == nullptr ? std::nullopt : find_in_list(text, *list);
  return ours
             ? std::optional(kept_of(text, ours->parent.children[ours->number]))
             : std::nullopt;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(k_blanks) == std::string_view::npos;
}

// Whether nothing but what a new file begins with is left.
bool says_nothing(std::string_view text) {
  const auto root = find_json_places(text);
  return root && root->kind == Kind::object &&
         (root->keys.empty() ||
          root->keys == std::vector<std::string>{"version"}) &&
         text.find("//") == std::string_view::npos &&
         text.find("/*") == std::string_view::npos;
}

// Of the whole file, before ours are in it.
std::vector<std::string> empty_things(const std::string& text) {
  if (is_blank(text)) {
    return {spelled("blank", text)};
  }
  const JsonPlace root = places_of(text);
  const JsonPlace* hooks = member(root, "hooks", Kind::object);
  if (root.children.empty() || says_nothing(text)) {
    return {
        spelled("file", root.children.empty() ? last_blanks(text, root) : "")};
  }
  return hooks != nullptr && hooks->children.empty()
             ? std::vector{spelled("hooks", last_blanks(text, *hooks))}
             : std::vector<std::string>();
}

// Drops the member when it is an empty object or list; one that was there
// before gets its `blanks` back.
std::string settled(const std::string& text,
                    const JsonPlace& parent,
                    std::string_view key,
                    const std::optional<std::string>& blanks) {
  const auto number = parent.find(key);
  if (!number || !parent.children[*number].children.empty()) {
    return text;
  }
  return blanks ? with_last_blanks(text, parent.children[*number], *blanks)
                : without_child(text, parent, *number);
}

} // namespace

std::string with_hooks(const std::optional<std::string>& before, Agent agent) {
  const agent::Hooks& format = *agent->hooks;
  std::string text = before.value_or("");
  const bool is_first = hooked_events(text).empty();
  std::vector<std::string> kept =
      before && is_first ? empty_things(text) : std::vector<std::string>();
  if (is_blank(text)) {
    text = "{" +
           (format.head.empty() ? "" : "\n  " + std::string(format.head)) +
           "\n}\n";
  }
  for (const agent::HookSlot& slot : format.slots) {
    const JsonPlace root = places_of(text);
    const JsonPlace* list = list_at(root, slot.event);
    if (list != nullptr && list->children.empty()) {
      kept.push_back(spelled("list", last_blanks(text, *list)));
    }
    const std::string words = kept_at(text, slot.event).value_or(kept_by(kept));
    text =
        with_entry(std::move(text), slot.event, entry_for(agent, slot, words));
    kept.clear();
  }
  return text;
}

std::optional<std::string> without_hooks(std::string text) {
  std::string kept;
  const std::vector<std::string> events = hooked_events(text);
  for (const std::string& event : events) {
    const std::string words = kept_at(text, event).value_or("");
    kept += words;
    text = without_ours_at(std::move(text), event);
    const JsonPlace root = places_of(text);
    text = settled(text,
                   *member(root, "hooks", Kind::object),
                   event,
                   kept_blanks(words, "list"));
  }
  if (events.empty()) {
    return text;
  }
  text = settled(text, places_of(text), "hooks", kept_blanks(kept, "hooks"));
  const JsonPlace root = places_of(text);
  if (const auto blanks = kept_blanks(kept, "file")) {
    return root.children.empty() ? with_last_blanks(text, root, *blanks) : text;
  }
  return says_nothing(text) ? kept_blanks(kept, "blank") : std::optional(text);
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

} // namespace handoff::agenthooks
