// SPDX-License-Identifier: MIT
// Many keywords, one pass: a flat, case-folded automaton over bytes.
#include "redact/rules/automaton.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>

namespace handoff::redact {
namespace {

using Bytes = std::bitset<256>;

// One position of one keyword: a state of the automaton is a set of these.
struct Item {
  std::uint16_t keyword = 0;
  std::uint16_t position = 0; // bytes matched so far

  auto operator<=>(const Item&) const = default;
};
using Items = std::vector<Item>;

Bytes range(char first, char last) {
  Bytes bytes;
  for (int c = first; c <= last; ++c) {
    bytes.set(static_cast<std::size_t>(c));
  }
  return bytes;
}

Bytes folded(char c) {
  Bytes bytes;
  const auto byte = static_cast<unsigned char>(c);
  bytes.set(byte);
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
    bytes.set(byte ^ 0x20U);
  }
  return bytes;
}

Bytes escaped(char c, const std::string& keyword) {
  switch (c) {
  case 'd':
    return range('0', '9');
  case 'h':
    return range('0', '9') | range('a', 'f') | range('A', 'F');
  case 'a':
    return range('a', 'z') | range('A', 'Z');
  case '\\':
    return folded('\\');
  default:
    throw Error("unknown escape in keyword '" + keyword + "'");
  }
}

std::vector<Bytes> parse(const std::string& keyword) {
  std::vector<Bytes> positions;
  for (std::size_t i = 0; i < keyword.size(); ++i) {
    if (keyword[i] == '\\' && i + 1 < keyword.size()) {
      positions.push_back(escaped(keyword[++i], keyword));
    } else {
      positions.push_back(folded(keyword[i]));
    }
  }
  if (positions.empty()) {
    throw Error("a keyword is empty");
  }
  return positions;
}

class AutomatonBuilder {
public:
  explicit AutomatonBuilder(std::span<const std::string> keywords) {
    for (const std::string& keyword : keywords) {
      keywords_.push_back(parse(keyword));
    }
    make_columns();
    index_starts();
  }

  AutomatonTables build() {
    state_of({});
    for (std::size_t i = 0; i < states_.size(); ++i) {
      expand(i);
    }
    return number();
  }

private:
  // Bytes that every keyword treats alike share a column.
  void make_columns() {
    std::map<std::string, std::uint8_t> columns;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      std::string signature;
      for (const std::vector<Bytes>& keyword : keywords_) {
        for (const Bytes& bytes : keyword) {
          signature.push_back(bytes.test(byte) ? '1' : '0');
        }
      }
      const auto column = static_cast<std::uint8_t>(columns.size());
      const auto [place, is_new] = columns.try_emplace(signature, column);
      classes_[byte] = place->second;
      if (is_new) {
        samples_.push_back(byte);
      }
    }
  }

  void index_starts() {
    starts_.resize(samples_.size());
    for (std::size_t k = 0; k < keywords_.size(); ++k) {
      for (std::size_t column = 0; column < samples_.size(); ++column) {
        if (keywords_[k][0].test(samples_[column])) {
          starts_[column].push_back({static_cast<std::uint16_t>(k), 1});
        }
      }
    }
  }

  std::size_t state_of(Items items) {
    const auto [place, is_new] =
        numbers_.try_emplace(std::move(items), states_.size());
    if (is_new) {
      if (states_.size() >= 65535) {
        throw Error("the keywords need too large an automaton");
      }
      states_.push_back(&place->first);
    }
    return place->second;
  }

  void expand(std::size_t state) {
    std::vector<std::size_t> row;
    for (std::size_t column = 0; column < samples_.size(); ++column) {
      Items items = starts_[column];
      for (const Item& item : *states_[state]) {
        const std::vector<Bytes>& keyword = keywords_[item.keyword];
        if (item.position < keyword.size() &&
            keyword[item.position].test(samples_[column])) {
          items.push_back(
              {item.keyword, static_cast<std::uint16_t>(item.position + 1)});
        }
      }
      std::ranges::sort(items);
      row.push_back(state_of(std::move(items)));
    }
    rows_.push_back(std::move(row));
  }

  std::vector<std::uint16_t> ended(std::size_t state) const {
    std::vector<std::uint16_t> ids;
    for (const Item& item : *states_[state]) {
      if (item.position == keywords_[item.keyword].size()) {
        ids.push_back(item.keyword);
      }
    }
    return ids;
  }

  AutomatonTables number() const {
    std::vector<std::size_t> order(states_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    const auto first_final =
        std::stable_partition(order.begin(), order.end(), [&](std::size_t s) {
          return ended(s).empty();
        });
    std::vector<std::uint16_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[order[i]] = static_cast<std::uint16_t>(i);
    }
    AutomatonTables tables;
    while ((std::size_t{1} << tables.shift) < samples_.size()) {
      ++tables.shift;
    }
    tables.classes.assign(classes_.begin(), classes_.end());
    tables.first_final =
        static_cast<std::uint16_t>(first_final - order.begin());
    tables.next.resize(order.size() << tables.shift);
    tables.output_at.push_back(0);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::vector<std::size_t>& row = rows_[order[i]];
      for (std::size_t column = 0; column < row.size(); ++column) {
        tables.next[(i << tables.shift) | column] = place[row[column]];
      }
      if (i >= tables.first_final) {
        const std::vector<std::uint16_t> ids = ended(order[i]);
        tables.outputs.insert(tables.outputs.end(), ids.begin(), ids.end());
        tables.output_at.push_back(
            static_cast<std::uint32_t>(tables.outputs.size()));
      }
    }
    return tables;
  }

  std::vector<std::vector<Bytes>> keywords_;
  std::array<std::uint8_t, 256> classes_{};
  std::vector<std::size_t> samples_; // one byte of each column
  std::vector<Items> starts_;
  std::map<Items, std::size_t> numbers_;
  std::vector<const Items*> states_;
  std::vector<std::vector<std::size_t>> rows_;
};

} // namespace

Automaton AutomatonTables::view() const {
  return {classes, next, shift, first_final, output_at, outputs};
}

AutomatonTables build_automaton(std::span<const std::string> keywords) {
  return AutomatonBuilder(keywords).build();
}

} // namespace handoff::redact
