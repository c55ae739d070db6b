# SPDX-License-Identifier: MIT
# A forge on this machine, over TLS: what GitHub, GitLab and Forgejo answer
# about issue 42 of acme/board. Source it behind test-lib.sh.
#
# start_forge sets $forge (host and port), $server (a process) and
# SSL_CERT_FILE; "$TRASH/forge/log" gets a line a question: path and token.

for program in openssl python3
do
	command -v $program >/dev/null || skip_all "no $program"
done

mkdir "$TRASH/forge"
cat >"$TRASH/forge/serve.py" <<\END
import http.server, json, os, ssl

BODY = ("A name is empty when the peer has sent none.\r\n"
        "The parser must then take the default name of the window,\r\n"
        "and never the name of the frame before it.")
TIME = "2026-01-02T03:04:05Z"
PAGE = "https://localhost/acme/board"
USER = {"id": 1, "login": "someone", "login_name": "", "source_id": 0,
        "full_name": "", "email": "someone@example.com", "avatar_url": PAGE,
        "html_url": PAGE, "language": "", "is_admin": False, "last_login": TIME,
        "created": TIME, "restricted": False, "active": True,
        "prohibit_login": False, "location": "", "website": "",
        "description": "", "visibility": "public", "followers_count": 0,
        "following_count": 0, "starred_repos_count": 0}
ISSUE = {"id": 7, "number": 42, "title": "Names may be empty", "body": BODY,
         "user": USER, "state": "open", "labels": [], "assignees": None,
         "assignee": None, "milestone": None, "comments": 0,
         "created_at": TIME, "updated_at": TIME, "closed_at": None,
         "due_date": None, "pull_request": None, "is_locked": False,
         "html_url": PAGE, "url": PAGE, "ref": "", "original_author": "",
         "original_author_id": 0, "assets": [], "pin_order": 0,
         "repository": {"id": 1, "name": "board", "owner": "acme",
                        "full_name": "acme/board"}}
ANSWERS = {
    "/api/v3/repos/acme/board/issues/42": ISSUE,
    "/api/v4/projects/acme%2Fboard/issues/42":
        {"id": 7, "iid": 42, "title": "Names may be empty",
         "description": BODY},
    "/api/v1/repos/acme/board/issues/42": ISSUE,
    "/api/v1/repos/acme/board/issues/42/comments": [],
    "/api/v1/repos/acme/board/issues/42/reactions": [],
    "/api/v1/version": {"version": "1.21.0"},
    "/api/v1/user": USER,
}

class Forge(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        token = (self.headers.get("Private-Token") or
                 self.headers.get("Authorization") or "")
        with open("log", "a") as log:
            log.write(self.path + " " + token + "\n")
        found = ANSWERS.get(self.path.split("?")[0])
        known = found is not None
        answer = json.dumps(found if known else {"message": "Not Found"}).encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forge)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
with open("port.new", "w") as port:
    port.write(str(server.server_address[1]))
os.rename("port.new", "port")
server.serve_forever()
END

start_forge() {
	cd "$TRASH/forge" &&
	openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem \
		-days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
		>/dev/null 2>&1 || exit 1
	python3 serve.py >/dev/null 2>&1 &
	server=$!
	trap 'kill $server 2>/dev/null; rm -rf "$TRASH"' EXIT
	tries=0
	until test -s port || test $tries -eq 100
	do
		sleep 0.1
		tries=$((tries + 1))
	done
	forge=localhost:$(cat port)
	SSL_CERT_FILE=$PWD/cert.pem
	export SSL_CERT_FILE
	cd "$TRASH/trash" || exit 1
}

# What somebody says about issue 42.
notes_about_issue() {
	cat <<\END
The issue says:

> A name is empty when the peer has sent none.
> The parser must then take the default name of the window,
> and never the name of the frame before it.

So I did.
END
}
