// SPDX-License-Identifier: MIT
// A SQLite database that another program owns, read only.
#include "session/records/sqlite.hpp"

#include "base/error.hpp"
#include "session/records/plain_files.hpp"

#include <sqlite3.h>

#include <filesystem>

namespace handoff::session {
namespace {

// A path inside a URI: '?', '#' and '%' would mean something.
std::string uri_path(std::string_view path) {
  constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', k_hex[byte >> 4U], k_hex[byte & 15U]};
    } else {
      uri += c;
    }
  }
  return uri;
}

struct Opened {
  sqlite3* database = nullptr; // to be closed
  int status = SQLITE_OK;
};

Opened open_uri(const std::string& uri) {
  constexpr int k_patience = 500; // milliseconds
  Opened opened;
  opened.status = ::sqlite3_open_v2(uri.c_str(),
                                    &opened.database,
                                    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                                    nullptr);
  if (opened.status == SQLITE_OK) {
    ::sqlite3_busy_timeout(opened.database, k_patience);
    opened.status = ::sqlite3_exec(opened.database,
                                   "select 1 from sqlite_master",
                                   nullptr,
                                   nullptr,
                                   nullptr);
  }
  return opened;
}

} // namespace

void Rows::Finalize::operator()(sqlite3_stmt* statement) const {
  ::sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* database) const {
  ::sqlite3_close(database);
}

// "immutable" makes SQLite leave the directory alone, but also the log:
// right where there is no log, and all that is left where the directory
// cannot be written.
Database::Database(const std::string& path) {
  if (!is_plain_file(path)) {
    throw Error("cannot read '" + path + "': it is not a regular file");
  }
  const std::string uri = "file:" + uri_path(path);
  std::error_code ignored;
  const bool has_log = std::filesystem::exists(path + "-wal", ignored);
  Opened opened;
  if (has_log) {
    opened = open_uri(uri + "?mode=ro");
    database_.reset(opened.database);
    if (opened.status == SQLITE_BUSY || opened.status == SQLITE_LOCKED) {
      throw Error("the database '" + path + "' is locked by another program");
    }
  }
  if (!has_log || opened.status != SQLITE_OK) {
    opened = open_uri(uri + "?immutable=1");
    database_.reset(opened.database);
    lacks_log_ = has_log;
  }
  if (opened.status != SQLITE_OK) {
    throw Error("cannot read the database '" + path + "'");
  }
}

Rows Database::query(std::string_view sql,
                     const std::vector<std::string>& values) const {
  Rows rows;
  sqlite3_stmt* statement = nullptr;
  if (::sqlite3_prepare_v2(database_.get(),
                           sql.data(),
                           static_cast<int>(sql.size()),
                           &statement,
                           nullptr) != SQLITE_OK) {
    return rows;
  }
  rows.statement_.reset(statement);
  for (std::size_t i = 0; i < values.size(); ++i) {
    ::sqlite3_bind_text(statement,
                        static_cast<int>(i) + 1,
                        values[i].data(),
                        static_cast<int>(values[i].size()),
                        SQLITE_TRANSIENT);
  }
  return rows;
}

DatabasePath split_database_path(const std::string& path) {
  const std::size_t mark = path.rfind(".db#");
  if (mark == std::string::npos) {
    return {.file = path, .session = {}};
  }
  const std::size_t hash = mark + 3;
  return {.file = path.substr(0, hash), .session = path.substr(hash + 1)};
}

bool Rows::next() {
  if (!statement_) {
    return false;
  }
  const int status = ::sqlite3_step(statement_.get());
  is_torn_ = status != SQLITE_ROW && status != SQLITE_DONE;
  return status == SQLITE_ROW;
}

std::string_view Rows::text(int index) const {
  const auto* text = ::sqlite3_column_text(statement_.get(), index);
  const int size = ::sqlite3_column_bytes(statement_.get(), index);
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text),
                                            static_cast<std::size_t>(size));
}

std::int64_t Rows::integer(int index) const {
  return ::sqlite3_column_int64(statement_.get(), index);
}

} // namespace handoff::session
