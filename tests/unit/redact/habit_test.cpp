// SPDX-License-Identifier: MIT
// Where people leave secrets: in commands, answers to prompts, columns, lists,
// encoded, cut short.
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

namespace {

std::string encoded(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (const char c : text) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) {
      out.push_back(digits[(buffer >> (bits - 6)) & 63U]);
    }
  }
  if (bits > 0) {
    out.push_back(digits[(buffer << (6 - bits)) & 63U]);
  }
  return out + std::string((4 - out.size() % 4) % 4, '=');
}

// A key in PEM, of `lines` lines.
std::string private_key(std::uint64_t lines) {
  std::string key;
  for (std::uint64_t line = 0; line < lines; ++line) {
    key += random_text(64, k_alnum, 900 + line) + "\n";
  }
  return key;
}

// Of `value` no six bytes are left, and what is around it stays.
void check_gone(const std::string& before,
                const std::string& value,
                const std::string& after) {
  const std::string text = before + value + after;
  const std::string once = redacted(text);
  INFO(text << " -> " << once << explained(text));
  CHECK(once.starts_with(before + "[REDACTED:"));
  CHECK(once.ends_with("]" + after));
  CHECK(redacted(once) == once);
}

struct Spot {
  std::string_view before;
  std::string_view after;
};

} // namespace

TEST_CASE("what is piped or given to a command that stores it") {
  const Spot spots[] = {
      {"echo \"", "\" | gh secret set DEPLOY_KEY\n"},
      {"printf '%s' '", "' | gh secret set X --repo a/b\n"},
      {"printf \"", "\" | vercel env add API production\n"},
      {"echo ", " | docker login -u bob --password-stdin registry.io\n"},
      {"echo -n \"", "\" | wrangler secret put KEY\n"},
      {"echo \"", "\" | gh auth login --with-token\n"},
      {"gh secret set FOO <<< \"", "\"\n"},
      {"vercel env add DB_URL production <<< ", "\n"},
      {"docker login --password-stdin <<< ", "\n"},
      {"gh secret set FOO --body \"", "\"\n"},
      {"aws secretsmanager create-secret --name x --secret-string ", "\n"},
      {"security add-generic-password -a bob -s svc -w '", "'\n"},
  };
  std::uint64_t seed = 70;
  for (const Spot& spot : spots) {
    for (const std::string& value :
         {random_text(24, k_alnum, ++seed), std::string("copper-lantern-42")}) {
      check_gone(std::string(spot.before), value, std::string(spot.after));
    }
  }
  check_kept("echo \"$TOKEN\" | gh secret set DEPLOY_KEY");
  check_kept("echo \"done\" | tee -a log");
  check_kept("gh secret set FOO --body \"$VALUE\"");
}

TEST_CASE("answers to prompts that show them") {
  const Spot spots[] = {
      {"AWS Secret Access Key [None]: ", "\n"},
      {"AWS Secret Access Key [****abcd]: ", "\n"},
      {"Password for 'https://bob@github.com': ", "\n"},
      {"Password for user postgres: ", "\n"},
      {"bob@host's password: ", "\n"},
      {"[sudo] password for bob: ", "\n"},
      {"Enter passphrase (empty for no passphrase): ", "\n"},
  };
  std::uint64_t seed = 90;
  for (const Spot& spot : spots) {
    check_gone(std::string(spot.before),
               random_text(20, k_alnum, ++seed) + "7",
               std::string(spot.after));
  }
  check_kept(
      "AWS Access Key ID [None]: \nDefault region name [None]: us-east-1");
  check_kept("Password for user postgres: \npsql: error: no password supplied");
}

TEST_CASE("logins that are handed on, and arguments of connections") {
  const std::string value = random_text(12) + "7!";
  check_gone("getConnection(url,\"sa\",\"", value, "\")\n");
  check_gone("User ID=sa;Password=", "copper", ";Server=db1;\n");
  check_gone("Server=db;Database=x;User Id=sa;Pwd=", "copper", "\"\n");
  check_gone("Password=", "copper", ";User ID=sa;Server=x\n");
  const std::string mail = std::string("jane") + "@corp.io";
  for (const std::string joint : {" / ", ":", " : "}) {
    const std::string once = redacted("login with " + mail + joint + value);
    CHECK(once ==
          "login with [REDACTED:email#1]" + joint + "[REDACTED:password#1]");
  }
  check_kept("git@github.com:Acme/Board2.git");
  check_kept("git+ssh://git@github.com:npm/cli.git#v1.0.27");
}

TEST_CASE("a token behind the word of a path") {
  check_gone("https://api.telegram.org/bot",
             "123456789:AA" + random_text(33),
             "/sendMessage\n");
  check_gone("https://h.corp.io/v1/token", "ghp_" + random_text(36), "/x\n");
}

TEST_CASE("columns of psql, mysql and files with separators") {
  const std::string value = random_text(14) + "7";
  check_gone(" id | user | password \n----+------+----------\n  1 | bob  | ",
             value,
             "\n(1 row)\n");
  check_gone("+----+------+----------+\n| id | user | password |\n"
             "+----+------+----------+\n|  1 | bob  | ",
             value,
             " |\n+----+------+----------+\n");
  check_gone("id,username,password\n1,bob,", value, "\n");
  check_gone("name;token;mail\nbob;", random_text(32), ";x\n");
  check_gone("user\tpassword\nbob\t", value, "\n");
  check_kept("the user, the password, and the token, are not shown\na, b, c\n");
  check_kept("id,token,count\n1,word,2\n");
}

TEST_CASE("lists below a heading") {
  const std::string value = random_text(20);
  CHECK(redacted("\"secrets\": [\"" + value + "\", \"x\"]\n").find(value) ==
        std::string::npos);
  check_gone("secrets:\n  - ", value, "\n  - b\n");
  check_kept("secrets:\n  - db_password\n  - api_token\n");
  check_kept("\"secrets\": [\"db_password\", \"v1\"]\n");
}

TEST_CASE("the tail of a private key") {
  const std::string end = "-----END PRIVATE" + std::string(" KEY-----\n");
  std::string key = private_key(6);
  key.pop_back();
  check_gone("log:\n", key, "\n" + end);
  check_kept(key + "\n-----END CERTIFICATE-----\n");
}

TEST_CASE("base64 whose content is a secret") {
  const std::string begin = "-----BEGIN PRIVATE" + std::string(" KEY-----\n");
  const std::string end = "-----END PRIVATE" + std::string(" KEY-----\n");
  const std::string contents[] = {
      begin + private_key(20) + end,
      "DB_PASSWORD=" + random_text(16) + "7!\nDEBUG=1\nHOST=db1.corp.io\n",
      "{\"type\":\"service_account\",\"private_key\":\"" + begin +
          private_key(20) + end + "\",\"client_id\":\"1\"}",
  };
  for (const std::string& content : contents) {
    const std::string blob = encoded(content);
    check_gone("blob: ", blob, "\nnext: x\n");
    std::string wrapped;
    for (std::size_t at = 0; at < blob.size(); at += 76) {
      wrapped += (at == 0 ? "" : "\n") + blob.substr(at, 76);
    }
    check_gone("", wrapped, "\n\nmore\n");
  }
  check_kept(encoded("a plain text of some length that holds no secret at all, "
                     "and a little more of it"));
}

TEST_CASE("addresses beyond ASCII go whole") {
  for (const std::string address : {"j\xc3\xb6rg.m\xc3\xbcller@",
                                    "mar\xc3\xad"
                                    "a.lopez@",
                                    "mari\xcc\x81"
                                    "a.lopez@",
                                    "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd@"}) {
    check_gone("mail ", address + "corp.io", " today");
    check_gone("mail ", address + "k\xc3\xb6ln.de", "\n");
  }
  CHECK(redacted("\xe8\xaf\xb7\xe8\x81\x94\xe7\xb3\xbb" + std::string("jane") +
                 "@corp.io") ==
        "\xe8\xaf\xb7\xe8\x81\x94\xe7\xb3\xbb[REDACTED:email#1]");
}

TEST_CASE("what one has to type is kept") {
  for (const std::string_view text : {
           "set `GH_TOKEN` with actions/create-github-app-token@v1",
           "uses `APP_TOKEN` actions/checkout@v4",
           "token: actions/checkout@v4",
           "https://shop.corp.io/order?id=4539578763621486&x=1",
           "https://h.corp.io/a?item=4539578763621486",
           "syn match Ciphers \"aes128-gcm@openssh.com\"",
       }) {
    check_kept(text);
  }
}
