// SPDX-License-Identifier: MIT
// Telling generated values from words.
#include "redact/value/generated.hpp"
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

namespace {

const std::string k_printable =
    std::string(k_alnum) + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

struct Spot {
  std::string_view before;
  std::string_view after;
  std::string_view without = {}; // what ends a value there
};

const Spot k_spots[] = {
    {"DB_PASSWORD=", "\n"},
    {"export ADMIN_PASSWORD=", "\n"},
    {"password: ", "\n"},
    {"password = ", "\n"},
    {"  db_password: ", "\r\n"},
    {"+APP_SECRET=", "\n"},
    {"the password is ", " now\n", ",;.:)"},
    {"{\"password\": \"", "\"}\n", "\"\\"},
    {"PASSWORD=\"", "\"\n", "\"\\"},
    {"| password | ", " |\n", "|"},
};

// The same bytes without those in `set`.
std::string without(std::string value, std::string_view set) {
  for (char& c : value) {
    c = set.find(c) == std::string_view::npos ? c : 'Q';
  }
  return value;
}

// Whether a third of `value` is left in `text`.
bool leaves_piece(std::string_view value, std::string_view text) {
  const std::size_t size = value.size() / 3;
  for (std::size_t at = 0; at + size <= value.size(); ++at) {
    if (text.find(value.substr(at, size)) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

} // namespace

TEST_CASE("whether a value looks generated") {
  struct Row {
    std::string_view value;
    bool is_generated;
  };
  const Row rows[] = {
      {"aB3{k<9#Qz;x", true},
      {"{8fK*q]Z2w#Lp0", true},
      {";k9$Vt<2mR>q8(Z", true},
      {"!@#$%^&*-_+=;:?.~", true}, // symbols alone, and many of them
      {"aB3{k<9", false},          // too short
      {"correct-horse", false},
      {"req.body.password,", false},
      {"getPassword(user)", false},
      {"{{ .Values.password }}", false},
      {"${DB_PASSWORD:-none}", false},
      {"^[a-zA-Z0-9]{8,32}$", false},
      {"https://h/A9?x=1&y=2", false},
      {"Vec<Option<String>>", false},
      {"2024-01-02T03:04:05Z", false},
      {"std::string_view", false},
      {"========================", false},
      {"aB3{k<9# Qz;x", false}, // two words
      {"env('X_API_KEY',", false},
      {"[\"aB3\",\"kQ9\",\"Zx7\"]", false},
      {"{'aB3':1,'kQ9':2,'Zx7'", false},
  };
  for (const Row& row : rows) {
    INFO(row.value);
    CHECK(is_generated(row.value) == row.is_generated);
  }
}

TEST_CASE("generated passwords go whole, whatever symbols they hold") {
  std::size_t tried = 0;
  std::size_t gone = 0;
  std::size_t halved = 0;
  std::uint64_t seed = 40000;
  for (const Spot& spot : k_spots) {
    const std::string before(spot.before);
    const std::string after(spot.after);
    for (int i = 0; i < 100; ++i) {
      const std::string value =
          without(random_text(24, k_printable, ++seed), spot.without);
      const std::string once = redacted(before + value + after);
      ++tried;
      const bool is_whole = once.find(value) != std::string::npos;
      const bool is_left = leaves_piece(value, once);
      gone += is_left ? 0U : 1U;
      halved += is_left && !is_whole ? 1U : 0U;
    }
  }
  INFO(gone << " of " << tried << ", " << halved << " in part");
  CHECK(gone * 1000 >= tried * 965);
  CHECK(halved * 100 <= tried);
}

TEST_CASE("a first byte that is a sign of code does not keep a password") {
  for (const std::string first : {"{", "[", "<", "*", "$", "(", "#", ";"}) {
    const std::string value = first + "k8Qz3" + random_text(8) + "7w;2<mR9x#4Z";
    check_replaced({"password", "DB_PASSWORD=", value, "\n"});
    check_replaced({"password", "password: \"", value, "\"\n"});
    check_replaced({"secret", "client_secret: ", value, "\n"});
  }
}

TEST_CASE("code, patterns and formats are no generated passwords") {
  for (const std::string_view text : {
           "password: /^[A-Za-z0-9!@#$%]{8,}$/",
           "password: (v) => v.length > 8",
           "password = f(x)[0]->y;",
           "const password=e.t[0]&&n.P(r)",
           "password: {{ .Values.db.password | quote }}",
           "password=$(pass show db/main)",
           "token: Option<&'a str>,",
           "password: <YOUR_PASSWORD_1>",
           "PASSWORD=<%= ENV['DB_PASSWORD'] %>",
           "syn match Tokens \";\\|,\\|<=>\\|<>\\|:\\|:=\\|>=\"",
           "struct KeyStr **pRetKey);",
           "#define OBJ_server_auth         OBJ_id_kp,1L",
           "CLIENT_CERT_NO_PRIVATE_KEY = WINHTTP_ERROR_BASE+185;",
           "DbPwd:=DbPwd(_Host, _UserId, @_Buf);",
           "\\fBpam.so\\fR [auth=\\fIvalue\\fR] [cred=\\fIvalue\\fR]",
       }) {
    check_kept(text);
  }
}
