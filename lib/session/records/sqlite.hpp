// SPDX-License-Identifier: MIT
// A SQLite database that another program owns, read only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace handoff::session {

// The rows of one query, one at a time.
class Rows {
public:
  // False at the end, and when the database cannot be read further.
  [[nodiscard]] bool next();
  // Whether next() was false because of the latter.
  [[nodiscard]] bool is_torn() const { return is_torn_; }
  // Column `index` of the current row, 0-based; valid until next().
  [[nodiscard]] std::string_view text(int index) const;
  [[nodiscard]] std::int64_t integer(int index) const;

private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  bool is_torn_ = false;
};

// How a session in a database is named: "opencode.db#ses_1".
struct DatabasePath {
  std::string file;    // the whole path where there is no "#"
  std::string session; // its id; empty: not said
};
[[nodiscard]] DatabasePath split_database_path(const std::string& path);

class Database {
public:
  // Opens the live file, its write-ahead log included. Throws Error when it
  // is no database, is locked for half a second, or cannot be read.
  explicit Database(const std::string& path);

  // There is a log, but it cannot be read: what was written last is missing.
  [[nodiscard]] bool lacks_log() const { return lacks_log_; }

  // No rows when the query does not fit the schema: formats drift.
  [[nodiscard]] Rows query(std::string_view sql,
                           const std::vector<std::string>& values = {}) const;

private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  bool lacks_log_ = false;
};

} // namespace handoff::session
