#!/bin/sh
# hooks/: servers and CI, as far as a shell can be one.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

hooks=$TEST_DIRECTORY/../../hooks

# step FILE: the last "run: |" or "- |" text of a YAML file, unindented.
step() {
  awk '/^ *(run: \||- \|)$/ { text = ""; match($0, /^ */); depth = RLENGTH
         if ($0 ~ /- \|/) depth += 1
         on = 1; next }
       on { match($0, /^ */)
            if (RLENGTH <= depth && $0 !~ /^ *$/) { on = 0; next }
            text = text $0 "\n" }
       END { printf "%s", text }' "$1"
}

# pushed_repository: a server, a clone, and a range with a handoff in it.
pushed_repository() {
  cd "$TRASH" && rm -rf server.git work && git init -q --bare server.git &&
  git init -q work && cd work && write_readme README.md && git add . &&
  git commit -q -m one && git remote add origin "$TRASH/server.git" &&
  git push -q -u origin main
}
commit_handoff() {
  write_handoff docs/h.md && git add docs && git commit -q -n -m "add h"
}

# An honest push passes, every way to bring a handoff in is refused.
server_refuses() {
  echo ok >ok && git add ok && git commit -q -m ok && git push -q origin main &&
  commit_handoff && test_must_fail git push --no-verify origin main 2>err &&
  test_grep "remote: error: .docs/h.md. in commit" err &&
  git rm -q docs/h.md && git commit -q -m gone &&
  test_must_fail git push --no-verify origin main:fresh 2>err &&
  git tag -a -m t v1 && test_must_fail git push --no-verify origin v1 2>err &&
  git reset -q --hard origin/main && write_handoff "$TRASH/m" &&
  git commit -q -n --allow-empty -F "$TRASH/m" &&
  test_must_fail git push --no-verify origin main 2>err &&
  test_grep "remote: error: the commit message" err &&
  git reset -q --hard origin/main && git push -q origin main:other &&
  git push -q origin :other
}

test_expect_success 'a plain pre-receive' '
	pushed_repository &&
	cp "$hooks/pre-receive" "$TRASH/server.git/hooks/pre-receive" &&
	server_refuses
'

test_expect_success 'Gitea and Forgejo call it from pre-receive.d' '
	pushed_repository && cd "$TRASH/server.git/hooks" &&
	mkdir pre-receive.d && cp "$hooks/pre-receive" pre-receive.d/handoff &&
	cat >pre-receive <<-\EOF &&
	#!/bin/sh
	# Every part gets the whole input; the first that says no decides.
	data=$(cat)
	for part in "${GIT_DIR:-$(dirname "$0")/..}"/hooks/pre-receive.d/*; do
	  test -x "$part" || continue
	  echo "$data" | "$part" || exit $?
	done
	EOF
	chmod +x pre-receive && cd "$TRASH/work" && server_refuses
'

test_expect_success 'a server without the program refuses, and says so' '
	pushed_repository &&
	sed "s|/usr/local/bin|/nowhere|" "$hooks/pre-receive" \
		>"$TRASH/server.git/hooks/pre-receive" &&
	chmod +x "$TRASH/server.git/hooks/pre-receive" && echo ok >ok &&
	git add ok && git commit -q -m ok &&
	test_must_fail env PATH=/usr/bin:/bin git push origin main 2>err &&
	test_grep "remote: error: git-handoff, which guards this server" err
'

test_expect_success 'a client cannot switch a server off' '
	pushed_repository &&
	cp "$hooks/pre-receive" "$TRASH/server.git/hooks/pre-receive" &&
	commit_handoff &&
	test_must_fail env HANDOFF_SKIP=1 git -c handoff.skip=true \
		push --no-verify origin main 2>err && test_grep "is a handoff" err
'

test_expect_success "GitHub's action: what is pushed, and what is proposed" '
	step "$hooks/github/action.yml" >check.sh && mv check.sh "$TRASH" &&
	test_grep "format github" "$TRASH/check.sh" && pushed_repository &&
	before=$(git rev-parse HEAD) &&
	unset RANGE SARIF && export DEFAULT_BRANCH=main GITHUB_REF_NAME=main \
		GITHUB_ACTIONS=true BEFORE=$before RANGE= SARIF= &&
	echo ok >ok && git add ok && git commit -q -m ok && sh "$TRASH/check.sh" &&
	commit_handoff && test_expect_code 1 sh "$TRASH/check.sh" >out &&
	test_grep "^::error file=docs/h.md,line=1,title=handoff::" out &&
	test_expect_code 1 env SARIF=report sh "$TRASH/check.sh" >out &&
	test_grep "\"ruleId\": \"evidence\"" report &&
	RANGE=HEAD~1..HEAD~1 sh "$TRASH/check.sh" &&
	git checkout -q -b topic &&
	export BEFORE=0000000000000000000000000000000000000000 \
		GITHUB_REF_NAME=topic &&
	test_expect_code 1 sh "$TRASH/check.sh" &&
	git push -q -n origin main && git reset -q --hard origin/main &&
	sh "$TRASH/check.sh" &&
	commit_handoff && GITHUB_REF_NAME=main && export GITHUB_REF_NAME &&
	test_expect_code 1 sh "$TRASH/check.sh"
'

test_expect_success "GitHub's default checkout is too shallow, and says so" '
	cd "$TRASH/work" && git checkout -q main && git push -q --no-verify origin main &&
	rm -rf "$TRASH/shallow" &&
	git clone -q --depth=1 "file://$TRASH/server.git" "$TRASH/shallow" &&
	cd "$TRASH/shallow" && step "$hooks/github/action.yml" >../check.sh &&
	test_expect_code 128 env BEFORE=none DEFAULT_BRANCH=main \
		GITHUB_REF_NAME=main RANGE= SARIF= sh ../check.sh 2>err &&
	test_grep "fetch-depth: 0" err
'

test_expect_success "GitLab's job, with its report" '
	pushed_repository && step "$hooks/gitlab/handoff.yml" >"$TRASH/job.sh" &&
	test_grep "format gitlab" "$TRASH/job.sh" &&
	export CI_DEFAULT_BRANCH=main CI_COMMIT_BRANCH=main \
		CI_COMMIT_BEFORE_SHA=$(git rev-parse HEAD) &&
	echo ok >ok && git add ok && git commit -q -m ok &&
	CI_COMMIT_SHA=$(git rev-parse HEAD) sh "$TRASH/job.sh" &&
	commit_handoff && export CI_COMMIT_SHA=$(git rev-parse HEAD) &&
	test_expect_code 1 sh "$TRASH/job.sh" 2>err && test_grep "docs/h.md" err &&
	test_grep "\"severity\": \"major\"" gl-code-quality-report.json &&
	test_expect_code 1 env CI_COMMIT_BRANCH= CI_COMMIT_BEFORE_SHA=0 \
		CI_MERGE_REQUEST_DIFF_BASE_SHA=$CI_COMMIT_BEFORE_SHA sh "$TRASH/job.sh"
'

test_expect_success "Forgejo's and Gitea's workflow" '
	pushed_repository && step "$hooks/forgejo/handoff.yml" >"$TRASH/flow.sh" &&
	export DEFAULT_BRANCH=main GITHUB_REF_NAME=main \
		BEFORE=$(git rev-parse HEAD) && echo ok >ok && git add ok &&
	git commit -q -m ok && sh "$TRASH/flow.sh" && commit_handoff &&
	test_expect_code 1 sh "$TRASH/flow.sh" 2>err && test_grep docs/h.md err
'

if python3 -c "import yaml" 2>/dev/null; then
  test_expect_success 'all of them are YAML' '
	for file in "$hooks"/*/*.yml "$hooks/../.pre-commit-hooks.yaml"; do
		python3 -c "import sys, yaml; yaml.safe_load(open(sys.argv[1]))" \
			"$file" || return 1
	done
  '
else
  test_skip 'all of them are YAML' 'no python3-yaml'
fi

test_done
