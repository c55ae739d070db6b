#!/bin/sh
# husky, lefthook, pre-commit and overcommit: our stanza in their files, and
# the guard asked by them. With a manager on PATH, by the manager itself.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

# managed_repository: without the guard.
managed_repository() {
  cd "$TRASH" && rm -rf m && git init -q m && cd m && write_readme README.md &&
  git add . && git commit -q -m one
}

# configured FILE: made, with something that is not ours.
configured() {
  case $1 in
  .pre-commit-config.yaml) echo "repos: # mine" ;;
  *.toml) echo "no_tty = true" ;;
  *) echo "# mine" ;;
  esac >"$1"
}

# only_explains: nothing is installed by this git until the manager is told.
only_explains() {
  has_config_hooks || test_grep "nothing installed so far" err
}

for file in lefthook.yml .lefthook.yaml lefthook.toml .pre-commit-config.yaml \
  .overcommit.yml; do
  test_expect_success "$file: what to add is printed, or added when asked" '
	managed_repository && configured $file && cp $file before &&
	git handoff install 2>err && test_grep "install --add" err &&
	only_explains && test_cmp before $file && test ! -e .git/hooks/pre-commit &&
	git handoff install --add 2>err && test_grep "added a stanza" err &&
	test_grep "handoff.*hook.*pre-push" $file &&
	test_must_fail git config --get-regexp "^hook\\.handoff-pre-push" &&
	git handoff install --add 2>err && test_not_grep "added" err &&
	git handoff uninstall 2>err && test_cmp before $file
  '
done

test_expect_success 'a file that cannot be added to safely is explained' '
	managed_repository && printf "pre-commit:\\n  jobs: []\\n" >lefthook.yml &&
	cp lefthook.yml before && git handoff install --add 2>err &&
	test_cmp before lefthook.yml && test_grep "handoff hook pre-push" err
'

test_expect_success 'a manager that has not written its hooks does not count' '
	managed_repository && configured lefthook.yml &&
	git handoff install --add 2>err && test_grep "lefthook install" err &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-push *the hook manager has not written" out
'

test_expect_success 'husky: a line for each file, which go again' '
	managed_repository && mkdir .husky && echo "npm test" >.husky/pre-commit &&
	cp .husky/pre-commit before && git handoff install 2>err &&
	{ has_config_hooks || test_grep ".husky/pre-push: git handoff hook" err; } &&
	git handoff install --add && test_grep "npm test" .husky/pre-commit &&
	test_grep "git handoff hook pre-commit" .husky/pre-commit &&
	test_grep "git handoff hook pre-push" .husky/pre-push &&
	git handoff uninstall && test_cmp before .husky/pre-commit &&
	test ! -e .husky/pre-push
'

# guarded_by_manager: the commit, the message and the push are refused, and
# honest ones are not.
guarded_by_manager() {
  git add . && git commit -q -m config && rm -rf ../o.git &&
  git init -q --bare ../o.git && git remote add origin ../o.git &&
  git push -q origin HEAD 2>/dev/null &&
  write_handoff h.md && git add h.md &&
  test_must_fail git commit -m x >err 2>&1 && test_grep "is a handoff" err &&
  git reset -q h.md && write_readme other.md &&
  echo "- More." >>other.md && git add other.md && git commit -q -m honest &&
  test_must_fail git commit --allow-empty -F h.md >err 2>&1 &&
  test_grep "the commit message is a handoff" err &&
  git add h.md && git commit -q -n -m h &&
  test_must_fail git push origin HEAD >err 2>&1 &&
  test_grep "h.md. in commit" err && git reset -q --hard HEAD~1 &&
  git push -q origin HEAD
}

if command -v lefthook >/dev/null; then
  for file in lefthook.yml lefthook.toml; do
    test_expect_success "lefthook itself runs the guard from $file" '
	managed_repository && configured $file && git handoff install --add &&
	lefthook install >/dev/null 2>&1 && git handoff status &&
	guarded_by_manager
    '
  done
else
  test_skip 'lefthook itself runs the guard' 'no lefthook'
fi

if command -v husky >/dev/null; then
  test_expect_success 'husky itself runs the guard' '
	managed_repository && husky && git handoff install --add &&
	git handoff status && guarded_by_manager
  '
else
  test_skip 'husky itself runs the guard' 'no husky'
fi

if command -v pre-commit >/dev/null; then
  stages="-t pre-commit -t pre-merge-commit -t commit-msg -t pre-push"
  test_expect_success 'pre-commit itself runs the guard from its stanza' '
	managed_repository && configured .pre-commit-config.yaml &&
	git handoff install --add && pre-commit install $stages &&
	{ git handoff status >out; cat out; } &&
	test_grep "pre-merge-commit *guarded, by" out &&
	test_grep "pre-applypatch *guarded" out && guarded_by_manager
  '
  test_expect_success 'and from the hooks that our repository offers' '
	rm -rf "$TRASH/ours" && git init -q "$TRASH/ours" && cd "$TRASH/ours" &&
	cp "$TEST_DIRECTORY/../../.pre-commit-hooks.yaml" . && git add . &&
	git commit -q -m hooks && rev=$(git rev-parse HEAD) &&
	managed_repository && cat >.pre-commit-config.yaml <<-EOF &&
	repos:
	- repo: file://$TRASH/ours
	  rev: $rev
	  hooks:
	  - id: handoff
	  - id: handoff-commit-msg
	  - id: handoff-pre-push
	EOF
	pre-commit install $stages && { git handoff status >out; cat out; } &&
	test_grep "pre-push *guarded, by" out && guarded_by_manager
  '
  test_expect_success 'partly staged, with -a and with a path' '
	cd "$TRASH/m" && git reset -q --hard && write_handoff README.md &&
	test_must_fail git commit -a -m x >err 2>&1 &&
	test_grep "README.md. is a handoff" err && git checkout -q README.md &&
	write_handoff h.md && echo ok >ok && git add h.md ok &&
	git commit -q -m ok -- ok && test_must_fail git commit -m h -- h.md
  '
  test_expect_success 'a merge' '
	cd "$TRASH/m" && git reset -q --hard && git checkout -q -b side &&
	write_handoff h.md && git add h.md && git commit -q -n -m h &&
	git checkout -q - && echo x >x && git add x && git commit -q -m x &&
	git merge -q --no-edit side
  '
else
  test_skip 'pre-commit itself runs the guard' 'no pre-commit'
fi

test_expect_success 'a hook that is a link is left as it is' '
	fresh_repository linked && mkdir .husky && echo "npm test" >shared.sh &&
	ln -s ../shared.sh .husky/pre-commit &&
	test_must_fail git handoff install --add 2>err && test_grep "is a link" err &&
	test -L .husky/pre-commit && echo "npm test" >expect &&
	test_cmp expect shared.sh
'

test_done
