#!/bin/sh
# SPDX-License-Identifier: MIT
# git handoff redact: the filter, its reports and what may change them.
. "$(dirname "$0")/test-lib.sh"

# Built here, so that no scanner finds a token in this file.
token=ghp_$(printf 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8')
other=ghp_$(printf 'Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2')

test_expect_success 'a filter: secrets out, every other byte as it was' '
	printf "a %s b\n\377\376 %s %s" "$token" "$other" "$token" >in &&
	git handoff redact <in >actual &&
	printf "a [REDACTED:github-pat#1] b\n\377\376 [REDACTED:github-pat#2] [REDACTED:github-pat#1]" >expect &&
	cmp expect actual
'

test_expect_success 'running it again changes nothing' '
	printf "password: %s\nhttps://u:%s@h.corp.io/\n/home/mwebber/x\n" \
		"s3cr3tWord!" "s3cr3tWord!" >in &&
	git handoff redact <in >once &&
	git handoff redact <once >twice &&
	test_cmp once twice &&
	test_not_grep "s3cr3tWord\|mwebber" once
'

test_expect_success 'what a placeholder brings to light goes in the same run' '
	printf "token: %s,2a00:1450:4001:%s
" aB3xk9Qm2Zp7Wd4L ":8a" >in &&
	git handoff redact <in >actual &&
	echo "token: [REDACTED:secret#1],[REDACTED:ip#1]" >expect &&
	test_cmp expect actual &&
	git handoff redact --check <actual
'

test_expect_success 'a text is looked at as it is read; what surrounds a secret stays' '
	esc=$(printf "\033") &&
	printf "%s[31m%s%s[0m\n%s\n%s\n" "$esc" "$token" "$esc" \
		"DB_PASS${esc}[1mWORD=s3cr${esc}[0m3tWord!" \
		"ghp\\_${token#ghp_} ghp%5F${token#ghp_} ghp&#95;${token#ghp_}" >in &&
	git handoff redact <in >actual &&
	printf "%s[31m[REDACTED:github-pat#1]%s[0m\n%s\n%s\n" "$esc" "$esc" \
		"DB_PASS${esc}[1mWORD=[REDACTED:password#1]" \
		"[REDACTED:github-pat#1] [REDACTED:github-pat#1] [REDACTED:github-pat#1]" \
		>expect &&
	test_cmp expect actual &&
	git handoff redact --check <actual &&
	printf "%s[31m%s%s[0m" "$esc" "$token" "$esc" |
		git handoff redact --json >actual &&
	test_grep "\"start\":5,\"end\":45" actual
'

test_expect_success 'empty in, empty out' '
	git handoff redact </dev/null >actual &&
	test ! -s actual
'

test_expect_success '--check says by its status, and nothing else' '
	printf "%s\n" "$token" >in &&
	test_expect_code 1 git handoff redact --check <in >actual 2>&1 &&
	test ! -s actual &&
	echo "nothing here" | git handoff redact --check >actual 2>&1 &&
	test ! -s actual
'

test_expect_success '--json has the text and where the findings were' '
	printf "x=%s;\n" "$token" >in &&
	git handoff redact --json <in >actual &&
	cat >expect <<-\EOF &&
	{"version":1,"text":"x=[REDACTED:github-pat#1];\n","findings":[{"rule":"github-pat","start":2,"end":42,"placeholder":"[REDACTED:github-pat#1]"}]}
	EOF
	test_cmp expect actual
'

test_expect_success '--explain names rule and gate, never a value' '
	printf "one\npassword=%s\ntoken=%s\n" "\${DB_PASSWORD}" "$token" >in &&
	git handoff redact --explain <in >actual &&
	test_grep "^2:10-23 kept password: template$" actual &&
	test_grep "^3:7-46 replaced github-pat$" actual &&
	test_not_grep "ghp_\|DB_PASS" actual
'

test_expect_success 'a line with handoff:allow stays' '
	printf "%s # handoff:allow\n%s\n" "$token" "$token" >in &&
	git handoff redact <in >actual &&
	printf "%s # handoff:allow\n[REDACTED:github-pat#1]\n" "$token" >expect &&
	test_cmp expect actual
'

test_expect_success 'the configuration allows by value, rule and pattern' '
	printf "%s %s\n" "$token" "$other" >in &&
	git -c handoff.redact.allow="$token" handoff redact <in >actual &&
	printf "%s [REDACTED:github-pat#1]\n" "$token" >expect &&
	test_cmp expect actual &&
	git -c handoff.redact.allowRule=github-pat handoff redact <in >actual &&
	test_cmp in actual &&
	git -c handoff.redact.allowRegex="^ghp_a" handoff redact <in >actual &&
	test_cmp expect actual
'

test_expect_success "a repository's own configuration allows nothing" '
	test_when_finished "git config --remove-section handoff.redact" &&
	printf "%s %s\n" "$token" "$other" >in &&
	git config handoff.redact.allow "$token" &&
	git config handoff.redact.allowRule github-pat &&
	git config handoff.redact.allowRegex "^ghp_" &&
	git handoff redact <in >actual &&
	echo "[REDACTED:github-pat#1] [REDACTED:github-pat#2]" >expect &&
	test_cmp expect actual
'

test_expect_success 'a broken file of rules: line and column, at once' '
	test_when_finished "rm -f .handoff.yml" &&
	printf "redact:\n  rules:\n    - id: x\n      keywords: acme\n      pattern: (a\n" \
		>.handoff.yml &&
	echo "nothing of it" >in &&
	test_expect_code 128 git handoff redact <in >actual 2>err &&
	test ! -s actual &&
	test_grep "line 5, column 16: the pattern is wrong at byte 2" err &&
	printf "redact: [1\n" >.handoff.yml &&
	test_expect_code 128 git handoff redact <in >actual 2>err &&
	test_grep "line 2, column 1: " err
'

test_expect_success 'a wrong pattern is an error, and nothing is written' '
	printf "%s\n" "$token" >in &&
	test_expect_code 128 git -c handoff.redact.allowRegex="(" \
		handoff redact <in >actual 2>err &&
	test ! -s actual &&
	test_grep "allowRegex" err
'

test_expect_success 'the configuration names a file of rules' '
	cat >"$HOME/rules.yml" <<-\EOF &&
	rules:
	  - id: acme-badge
	    keywords: acme-badge-
	    body: digit{6}
	EOF
	echo "see acme-badge-493021" |
		git -c handoff.redact.rules="~/rules.yml" handoff redact >actual &&
	echo "see [REDACTED:acme-badge#1]" >expect &&
	test_cmp expect actual
'

test_expect_success 'a repository may add rules, from anywhere in it' '
	test_when_finished "rm -rf .handoff.yml sub" &&
	mkdir sub &&
	cat >.handoff.yml <<-\EOF &&
	redact:
	  rules:
	    - id: acme-seal
	      keywords: seal of
	      pattern: "seal of (?<secret>[a-z]+)"
	EOF
	(cd sub && echo "the seal of wax" | git handoff redact) >actual &&
	echo "the seal of [REDACTED:acme-seal#1]" >expect &&
	test_cmp expect actual
'

test_expect_success 'a repository can neither allow nor switch off' '
	test_when_finished "rm -f .handoff.yml" &&
	printf "%s\n" "$token" >in &&
	for key in "allow: [$token]" "allowRule: [github-pat]" "enabled: false"
	do
		printf "redact:\n  %s\n" "$key" >.handoff.yml &&
		test_expect_code 128 git handoff redact <in >actual 2>err &&
		test ! -s actual &&
		test_grep "rules .*\.handoff\.yml.*unknown key" err || return 1
	done
'

test_expect_success 'outside any repository it works as well' '
	printf "%s\n" "$token" >in &&
	(cd / && git handoff redact) <in >actual &&
	echo "[REDACTED:github-pat#1]" >expect &&
	test_cmp expect actual
'

test_expect_success 'a pattern that meets its limit fails closed' '
	cat >"$HOME/slow.yml" <<-\EOF &&
	rules:
	  - id: slow
	    keywords: aaaa
	    pattern: "(a|aa)+[bc]"
	EOF
	{ printf "%s\n" "$token"; printf "%01000d" 0 | tr 0 a; echo "!"; } >in &&
	test_expect_code 128 git -c handoff.redact.rules="~/slow.yml" \
		handoff redact <in >actual 2>err &&
	test ! -s actual &&
	test_grep "rule .slow. cannot be applied" err
'

# A build with sanitizers reserves more than any limit.
if (ulimit -v 500000 && git handoff --version) >/dev/null 2>&1
then
	test_expect_success 'memory stays near the size of the text, however dense' '
		awk "BEGIN { for (i = 0; i < 350000; ++i) printf \"pw=x%07dq\\n\", i }" >in &&
		(
			MALLOC_ARENA_MAX=1 && export MALLOC_ARENA_MAX &&
			ulimit -v 80000 &&
			git handoff redact <in >actual &&
			git handoff redact --json <in >json &&
			git handoff redact --explain <in >explained
		) &&
		test_line_count 350000 actual &&
		test "$(tail -n 1 actual)" = "pw=[REDACTED:password#350000]" &&
		test "$(tail -n 1 explained | cut -d" " -f 2-)" = "replaced password"
	'
else
	test_skip 'memory stays near the size of the text, however dense' \
		'no limit of memory to be had'
fi

test_expect_success 'secrets of this machine go wherever they appear' '
	git init -q known && (
		cd known && mkdir -p app/api &&
		value=$(printf "q7%s" Kx2mZp4W) &&
		words="summer house lantern" &&
		printf ".env*\n!.env.example\n" >.gitignore &&
		printf "DB_PASSWORD=%s\nEDITOR=someeditorname1\n" "$value" >.env &&
		printf "export API_SECRET=\"%s\"\n" "$words" >app/api/.env.local &&
		printf "SAMPLE_TOKEN=%s\n" "sample0value1" >.env.example &&
		printf "x %s y %s z sample0value1 someeditorname1 nettoken00\n" \
			"$value" "$words" >../in &&
		git handoff redact <../in >../actual &&
		echo "x [REDACTED:known-secret#1] y [REDACTED:known-secret#2] z sample0value1 someeditorname1 nettoken00" >../expect &&
		test_cmp ../expect ../actual &&
		test_expect_code 1 git handoff redact --check <../in &&
		git handoff redact --check <../actual &&
		git add -f .env && git commit -qm tracked &&
		git handoff redact <../in >../actual &&
		test_grep "$value" ../actual &&
		git rm -q --cached .env && git commit -qm untracked &&
		git -c handoff.redact.known=false handoff redact <../in >../actual &&
		test_cmp ../in ../actual &&
		git -c handoff.redact.known=env handoff redact <../in >../actual &&
		test_cmp ../in ../actual &&
		SERVICE_TOKEN=someeditorname1 git -c handoff.redact.known=env \
			handoff redact <../in >../actual &&
		test_grep "\[REDACTED:known-secret#1\] nettoken00" ../actual &&
		printf "machine h login me password nettoken00\n" >../netrc &&
		NETRC=../netrc git -c handoff.redact.known=netrc \
			handoff redact <../in >../actual &&
		test_grep "someeditorname1 \[REDACTED" ../actual &&
		test_expect_code 128 git -c handoff.redact.known=vault \
			handoff redact <../in 2>../err &&
		test_grep "list env, dotenv and netrc" ../err
	)
'

test_done
