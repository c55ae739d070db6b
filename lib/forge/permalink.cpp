// SPDX-License-Identifier: MIT
// Web addresses of commits, files, ranges and issues, per forge.
#include "forge/permalink.hpp"

#include "forge/forges.hpp"

namespace handoff::forge {
namespace {

const Pages* pages(ForgeKind kind) {
  const Forge* forge = find_forge(kind);
  return forge == nullptr ? nullptr : &forge->pages;
}

std::string root(const Remote& remote) {
  if (remote.kind != ForgeKind::azure) {
    return "https://" + remote.host + "/" + encode_path(remote.full_name());
  }
  return "https://" + remote.host + "/" + encode_path(remote.owner) + "/_git/" +
         encode_path(remote.name);
}

// Values for the patterns' letters, as `{letter, value}`.
using Values = std::initializer_list<std::pair<char, std::string_view>>;

std::string filled(std::string_view pattern, const Values& values) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      text += pattern[i];
      continue;
    }
    for (const auto& [letter, value] : values) {
      if (letter == pattern[i + 1]) {
        text += value;
      }
    }
    i += 2;
  }
  return text;
}

std::optional<std::string> page(const Remote& remote,
                                std::string_view Pages::*which,
                                const Values& values) {
  const Pages* known = pages(remote.kind);
  if (known == nullptr || (known->*which).empty()) {
    return std::nullopt;
  }
  return root(remote) + filled(known->*which, values);
}

} // namespace

std::string encode_path(std::string_view text) {
  static constexpr std::string_view k_plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (k_plain.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += k_hex[byte >> 4U];
    encoded += k_hex[byte & 15U];
  }
  return encoded;
}

std::optional<std::string> commit_url(const Remote& remote,
                                      std::string_view commit) {
  return page(remote, &Pages::commit, {{'C', commit}});
}

std::optional<std::string> file_url(const Remote& remote,
                                    std::string_view commit,
                                    std::string_view path,
                                    PermalinkLines lines) {
  std::optional<std::string> url =
      page(remote, &Pages::file, {{'C', commit}, {'P', encode_path(path)}});
  if (url && lines.first > 0) {
    const Pages* known = pages(remote.kind);
    *url += filled(lines.first == lines.last ? known->line : known->lines,
                   {{'L', std::to_string(lines.first)},
                    {'M', std::to_string(lines.last)}});
  }
  return url;
}

std::optional<std::string> compare_url(const Remote& remote,
                                       std::string_view base,
                                       std::string_view head) {
  return page(remote, &Pages::compare, {{'B', base}, {'H', head}});
}

std::optional<std::string> issue_url(const Remote& remote,
                                     std::string_view number) {
  if (remote.kind == ForgeKind::azure) {
    const std::string project = remote.owner;
    return "https://" + remote.host + "/" + encode_path(project) +
           "/_workitems/edit/" + std::string(number);
  }
  return page(remote, &Pages::issue, {{'N', number}});
}

} // namespace handoff::forge
