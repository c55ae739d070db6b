// SPDX-License-Identifier: MIT
// Addresses, names and numbers of people.
#include "samples.hpp"

using namespace handoff::redact;

TEST_CASE("addresses of mail go, unless they are nobody's") {
  const Place places[] = {
      {"email", "Contact <", std::string("jane.roe") + "@corp.io", ">"},
      {"email", "mail ", std::string("j_roe+git") + "@sub.dept.corp.de", "."},
      {"email", "email='", std::string("li") + "@mail.ru", "'"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string_view clean[] = {
      "alice@example.com",
      "no-reply@corp.io",
      "49699333+dependabot[bot]@users.noreply.github.com",
      "git@github.com:org/repo.git",
      "root@localhost",
      "foo@2x.png",
      "@types/node@20.11.5",
      "app.module@3.1.4",
      "getty@tty1.service",
      "pkg@^4.17.21",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a user's name goes out of a path, the path stays") {
  struct Row {
    std::string text, expected;
  };
  const Row rows[] = {
      {"/home/mwebber/src/a.cpp:3", "/home/[user]/src/a.cpp:3"},
      {"/Users/mwebber/x", "/Users/[user]/x"},
      {"C:\\Users\\mwebber\\x", "C:\\Users\\[user]\\x"},
      {"\"C:\\\\Users\\\\mwebber\\\\x\"", "\"C:\\\\Users\\\\[user]\\\\x\""},
      {"/mnt/c/Users/mwebber/x", "/mnt/c/Users/[user]/x"},
      {"file:///home/mwebber/x", "file:///home/[user]/x"},
      {"/home/a.b/x /home/a.b/y /home/c/z",
       "/home/[user]/x /home/[user]/y /home/[user2]/z"},
      {"mwebber@box:~/src$ make", "[user]@box:~/src$ make"},
      {"-rw-r--r-- 1 mwebber staff 120 Mar 14 a.txt",
       "-rw-r--r-- 1 [user] staff 120 Mar 14 a.txt"},
  };
  for (const Row& row : rows) {
    CHECK(redacted(row.text) == row.expected);
  }
  const std::string_view clean[] = {
      "/home/runner/build/app",
      "/home/$USER/src",
      "/home/<user>/src",
      "/root/.cache",
      "C:\\Users\\Public\\x",
      "/Users/Shared/x",
      "https://corp.io/home/page",
      "src/Users/List.tsx",
      "/homepage/alice",
      "GET /users/octocat",
      "\"color-name@npm:~1.1.4\":",
      "-rw-r--r-- 1 root root 120 Mar 14 a.txt",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("names before an address in trailers go") {
  const std::string mail = std::string("zoe") + "@corp.io";
  const std::string out =
      redacted("Signed-off-by: Zoë Sharma <" + mail + ">\n");
  CHECK(out == "Signed-off-by: [REDACTED:name#1] <[REDACTED:email#1]>\n");
  check_kept("Co-authored-by: Claude <noreply@anthropic.com>\n");
  check_kept("Author: A U Thor <author@example.com>\n");
}

TEST_CASE("what is dialled at home is found behind a word for it") {
  const Place places[] = {
      {"phone", "tel: ", "030 90182012", "\n"},
      {"phone", "Telefon ", "0171/2364571", ", mittags"},
      {"phone", "phone: ", "06 12 34 57 78", ""},
      {"phone", "Mobile: ", "07911 123456", ""},
      {"phone", "{\"phone\":\"", "01712345678", "\"}"},
      {"phone", "fax: ", "(030) 90182-012", ""},
      {"phone", "whatsapp: ", "0049 171 2364571", ""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  for (const char* kept : {"phone: 0123456789",
                           "phone: 0000000000",
                           "tel: 020 7946 0958",
                           "phone 0.1.2",
                           "iphone 0912345678901234",
                           "telemetry 012 345 678 901",
                           "the phone call took 0912 ms"}) {
    check_kept(kept);
  }
}

TEST_CASE("numbers that are joined are found at once, not one a run") {
  for (const char* text : {"+353333366+35333336.",
                           "+49 30 901820 42+49 30 901820 43",
                           "call 415-273-6611+493090182042",
                           "a+b: 17+493090182042"}) {
    const std::string once = redacted(text);
    INFO(once);
    CHECK(redacted(once) == once);
  }
}

TEST_CASE("telephone numbers go by plan and length") {
  const Place places[] = {
      {"phone", "Call ", "+49 30 901820 42", " before"},
      {"phone", "tel:", "+1-212-736-0519", ""},
      {"phone", "phone: \"", "+447946024204", "\""},
      {"phone", "call ", "+49 (0)171 3941996", " now"},
      {"phone", "Call ", "(415) 273-4198", " now"},
      {"phone", "tel:", "415-273-6611", ""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string_view clean[] = {
      "lines 415-806-5021.log",
      "1203414457 epoch seconds",
      "build 2024.11.12-1263",
      "kernel 6.1.0-10-amd64",
      "UTC+1 12345678",
      "port range 32768-42917",
      "+123456789012\n-123456789013\n",
      "+999 1234 5678",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("cards and accounts go by their check digits") {
  const Place places[] = {
      {"card", "card ", "5412 4025 1989 5691", " declined"},
      {"card",
       "\"pan\": \"",
       "3714"
       "10358207704",
       "\","},
      {"iban", "refund to ", "GB52PFZC06444308043624", " please"},
      {"iban", "IBAN ", "PT87 4493 4019 0084 6111 0990 0", ""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string_view clean[] = {
      "card 5412 4025 1989 5692",
      "test card 4242 4242 4242 4242",
      "use 4111111111111111 in test mode",
      "snowflake id 1597765628701750601",
      "7345835430248 ms since epoch",
      "GB53PFZC06444308043624",
      "5123 5124 5125 5126 5127 5128 5129",
      "build 20241112141516",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("public network addresses go, all others stay") {
  const Place places[] = {
      {"ip", "from ", "82.228.178.105", " port 22"},
      {"ip", "http://", "65.208.71.69", ":8080/"},
      {"ip", "root@", "111.222.165.77", ""},
      {"ip", "peer ", "2a01:659d:6e90:127a:c09:b2dd:2018:5c64", " timed out"},
      {"ip", "http://[", "2600:7730:e456::8cac:cebf", "]:80/"},
      {"mac", "ether ", "a4:68:61:fb:74:43", " txqueuelen"},
      {"mac", "MAC: ", "00-2D-C9-00-F8-DD", ""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string_view clean[] = {
      "10.0.0.5",
      "192.168.1.1/24",
      "127.0.0.1:80",
      "172.16.0.9",
      "192.0.2.10",
      "198.51.100.7",
      "224.0.0.1",
      "0.0.0.0",
      "8.8.8.8",
      "100.64.0.1",
      "169.254.169.254",
      "fe80::1",
      "::1",
      "2001:db8::1",
      "fd00::1",
      "v1.2.3.4",
      "Chrome/120.0.4737.76 Safari/537.36",
      "version 66.102.33.9",
      "1.2.840.113549.1.1.11",
      "std::vector<int>::x",
      "00:00:00:00:00:00",
      "ff:ff:ff:ff:ff:ff",
      "12:34:56",
      "2.5.29.37",
      "2.83-2.12 3.51.98.32 2.03.5 3.11",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("wallets go by their checksums") {
  const Place places[] = {
      {"wallet", "donate: ", "1ExyHrAUus2AsSYJMRaVhmHm113RuqfZNE", ""},
      {"wallet", "to ", "bc1qms8kfpy5ecy6t0qup2um7laczde62sls88jgzg", " now"},
      {"wallet", "to ", "0x1247d01f276f190900cbb29985b2ccda8efc8ab6", ""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  check_kept("bc1qms8kfpy5ecy6t0qup2um7laczde62sls88jgzq");
  check_kept("1ExyHrAUus2AsSYJMRaVhmHm113RuqfZNF");
  check_kept("0x" + random_text(16, k_hex) + " in main ()");
  check_kept("0x" + std::string(39, '0') + "1");
  check_kept("lookup?search=0x9FED2BCBDCD29CDF762678CBAED4B06F473041FA");
}

TEST_CASE("national numbers need their word and their check digits") {
  const Place places[] = {
      {"identity", "SSN: ", "509-13-7144", ""},
      {"identity", "VALUES (ssn) ('", "154-44-5589", "')"},
      {"identity", "NI number: ", "GE949485A", ""},
      {"identity", "NHS number: ", "221 395 1837", ""},
      {"identity", "PESEL: ", "44051401458", ""},
      {"identity", "personnummer: ", "871220-2384", ""},
      {"identity", "Steuer-ID: ", "98765432106", ""},
      {"identity", "NIF: ", "55555555-K", ""},
      {"identity", "TC kimlik no: ", "76543210794", ""},
      {"identity", "RRN: ", "960121-1021413", ""},
      {"identity", "", "Z8078221M", " en mi NIE"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string_view clean[] = {
      "the number 509-13-7144",
      "SSN: 000-45-6781",
      "NHS number: 221 395 1838",
      "PESEL: 44051401459",
      "since this is piped",
      "single precision numbers",
      "asin(0.883883476)",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a long address in a trailer is a person's all the same") {
  const std::string address = random_text(30) + "@corp.io";
  CHECK(redacted("Signed-off-by: Jane Roe <" + address + ">\n") ==
        "Signed-off-by: [REDACTED:name#1] <[REDACTED:email#1]>\n");
}
