// SPDX-License-Identifier: MIT
// Passwords in commands, in files of tools and beside the name of an account.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_password = "Tr0ub4dor" + random_text(6);

} // namespace

TEST_CASE("passwords that tools are given go") {
  const Place places[] = {
      {"cli-password", "snmpwalk -v2c -c ", k_password, " 10.0.0.1"},
      {"cli-password", "snmp-server community ", k_password, " RO"},
      {"cli-password", "ssh-keygen -t rsa -N '", k_password, "' -f k"},
      {"cli-password", "openssl enc -aes-256-cbc -k ", k_password, " -in x"},
      {"cli-password", "net use Z: \\\\h\\s ", k_password, " /user:bob"},
      {"cli-password", "psexec.py corp/bob:", k_password, "@10.0.0.3"},
      {"cli-password", "useradd -p ", k_password, " bob"},
      {"cli-password", "vault kv put secret/app value=", k_password, "\n"},
      {"cli-password", "echo \"::add-mask::", k_password, "\""},
      {"cli-password", "gh secret set DEPLOY --body \"", k_password, "\""},
      {"cli-password", "rootpw --plaintext ", k_password, "\n"},
      {"cli-password", "enable secret ", k_password, "\n"},
      {"cli-password", "username bob password 0 ", k_password, "\n"},
      {"cli-password", "/msg NickServ IDENTIFY ", k_password, "\n"},
      {"cli-password",
       "echo ",
       k_password,
       " | docker login -u bob --password-stdin"},
      {"cli-password",
       "alter user bob identified with native by '",
       k_password,
       "';"},
      {"cli-password", "chpasswd:\n  list: |\n    root:", k_password, "\n"},
      {"wifi-password", "WIFI:T:WPA;S:Home;P:", k_password, ";;"},
      {"sasl-password", "[smtp.corp.io]:587 bob:", k_password, "\n"},
      {"netrc-password",
       "machine h\n  login bob\n  password ",
       k_password,
       "\n"},
      {"password", "mount -o username=bob,password=", k_password, ",uid=1"},
      {"password", "<key>Password</key>\n<string>", k_password, "</string>"},
      {"password",
       "<name>db.password</name>\n  <value>",
       k_password,
       "</value>"},
      {"password", "#define WIFI_PASS \"", k_password, "\""},
      {"password", "{password, \"", k_password, "\"}"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("each of several passwords in one command goes") {
  const std::string other = "Abr4cad" + random_text(6, k_alnum, 7);
  const std::string commands[] = {
      "ssh-keygen -p -P '" + other + "' -N '" + k_password + "' -f k",
      "snmpget -v3 -A " + other + " -X " + k_password + " h",
      "vault kv put secret/app a=" + other + " b=" + k_password,
      "chpasswd:\n  list: |\n    bob:" + other + "\n    root:" + k_password,
  };
  for (const std::string& command : commands) {
    const std::string text = redacted(command);
    INFO(text);
    CHECK(text.find(other) == std::string::npos);
    CHECK(text.find(k_password) == std::string::npos);
  }
}

TEST_CASE("options, defaults and prose that look like commands stay") {
  const std::string rows[] = {
      "snmp-server community public RO",
      "rocommunity public 127.0.0.1",
      "ssh-keygen -t ed25519 -N \"\" -f key2",
      "openssl enc -d -aes-256-cbc -in f2 -out g3",
      "useradd -m -s /bin/bash -G sudo2 bob",
      "vault kv put secret/app @data2.json",
      "vault kv put secret/app user=admin url=https://db.corp.io:5432/x",
      "echo \"$TOKEN2\" | docker login -u bob --password-stdin",
      "rootpw --iscrypted",
      "enable secret scanning2 for the repository",
      "enable password authentication in sshd_config",
      "<key>CFBundleIdentifier</key><string>io.corp.App2</string>",
      "<name>password</name><value>${db.password2}</value>",
      "#define MAX_PASS \"16\"",
      "get_password(user=bob,retries=3)",
      "token=parser.next,value=2",
      "{password, Password2}",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}

TEST_CASE("a password behind the name of an account goes") {
  const Place places[] = {
      {"login-pair", "The staging login is admin / ", k_password, ", ask me."},
      {"login-pair", "jenkins creds admin:", k_password, "\n"},
      {"login-pair", "Log in with ops / ", k_password, " on the box.\n"},
      {"login-pair", "u: bob\np: ", k_password, "\n"},
      {"password", "| h | login |\n|---|---|\n| a | bob / ", k_password, " |"},
      {"password",
       "| h | password |\n|---|---|\n| a | bob / ",
       k_password,
       " |"},
      {"password", "Wifi: Guest, password ", "Maple" + k_password + "!", "\n"},
      {"password", "hey, the pw for grafana is ", k_password, " btw"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string rows[] = {
      "log in with OAuth2 / SAML2 providers",
      "login / logout endpoints v2",
      "Sign in via https://login.corp.io/oauth2/v2.0",
      "login: docker:27.1.0-dind",
      "creds: admin / <password>",
      "| h | login |\n|---|---|\n| a | bob / builder2 |",
      "u: unsigned\np: pointer2",
      "password PBKDF2-SHA256 rounds",
      "password hashing with Argon2id! is better",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}

TEST_CASE("a person's PIN and codes for an emergency go") {
  const std::string pin = random_text(4, "123456789", 6);
  check_replaced({"pin", "My card PIN is ", pin, "."});
  check_replaced({"pin", "SIM PIN: ", pin, "\n"});
  check_replaced({"pin", "door pin=", pin, "\n"});
  check_replaced({"recovery-codes",
                  "Recovery codes:\n",
                  "a1b2c-" + random_text(5, "abc123") + "\n9d8e7-f6a5b",
                  "\n"});
  check_kept("GPIO pin: 1024");
  check_kept("pin=13, pinMode(13, OUTPUT)");
  check_kept("PIN 4 is ground; PIN: 12");
  check_kept("recovery codes: see the entry ops-2024 in the vault");
}

TEST_CASE("a line of any length is looked through in one go") {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += "PASS: aB3xk9Qm2 ";
  }
  CHECK(redacted(text).substr(0, 40) == text.substr(0, 40));
}
