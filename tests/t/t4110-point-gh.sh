#!/bin/sh
# point: the real gh asks a forge on this machine, over TLS.
. "$(dirname "$0")/test-lib.sh"

for program in gh openssl python3
do
	command -v $program >/dev/null || {
		echo "1..0 # SKIP no $program"
		exit 77
	}
done

mkdir "$TRASH/forge" && cd "$TRASH/forge" || exit 1
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem \
	-days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
	>/dev/null 2>&1 || exit 1
cat >serve.py <<\EOF2
import http.server, json, os, ssl

BODY = ("A name is empty when the peer has sent none.\r\n"
        "The parser must then take the default name of the window,\r\n"
        "and never the name of the frame before it.")

class Forge(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open("log", "a") as log:
            log.write(self.path + " " + self.headers["Authorization"] + "\n")
        known = self.path == "/api/v3/repos/acme/board/issues/42"
        answer = json.dumps({"title": "Names may be empty", "body": BODY}
                            if known else {"message": "Not Found"}).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass

server = http.server.HTTPServer(("127.0.0.1", 0), Forge)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
with open("port.new", "w") as port:
    port.write(str(server.server_address[1]))
os.rename("port.new", "port")
server.serve_forever()
EOF2
python3 serve.py >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$TRASH"' EXIT
tries=0
until test -s port || test $tries -eq 100
do
	sleep 0.1
	tries=$((tries + 1))
done
GH_HOST=localhost:$(cat port) SSL_CERT_FILE=$PWD/cert.pem
GH_ENTERPRISE_TOKEN=token-of-the-test
export GH_HOST SSL_CERT_FILE GH_ENTERPRISE_TOKEN
cd "$TRASH/trash" || exit 1
git remote add origin "https://$GH_HOST/acme/board.git"
cat >../in <<\EOF2
The issue says:

> A name is empty when the peer has sent none.
> The parser must then take the default name of the window,
> and never the name of the frame before it.

So I did.
EOF2

test_expect_success 'gh reads the issue that a commit names, and no other' '
	git commit -q --allow-empty -m "names: allow empty ones" -m "Fixes #42" &&
	git handoff point <../in >../pointed &&
	test_grep "^= .#42 \"Names may be empty\" | of\"[0-9a-f]*\" 3-5.$" ../pointed &&
	git handoff expand <../pointed >../back && test_cmp ../in ../back &&
	test_line_count 1 ../forge/log &&
	test_grep "issues/42 token token-of-the-test$" ../forge/log
'

test_expect_success 'an issue that the forge does not have is said' '
	echo "See #43 for it." | cat ../in - >../in2 &&
	git handoff point <../in2 >../pointed 2>../err &&
	test_grep "not compared with issue #43: .gh. could not read it" ../err &&
	test_grep "^= .#42" ../pointed
'

test_expect_success 'without the forge what was read once still expands' '
	kill $server &&
	git handoff expand <../pointed >../back && test_cmp ../in2 ../back &&
	rm -rf .git/handoff &&
	git handoff point <../in >../pointed2 2>../err && test_cmp ../in ../pointed2 &&
	test_grep "not compared with issue #42: .gh. could not read it" ../err
'

test_done
