#!/bin/sh
# tests/bench/redact.sh: what redaction costs. Start-up, a note of 100 KB and
# 100 MB of real text (files below /usr/include and /usr/share), against git
# and against grep for one word. Needs the program on PATH, perl and git.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/handoff-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
compare="perl $here/compare.pl"

find /usr/include /usr/share -type f -size +1k -size -300k 2>/dev/null |
  LC_ALL=C sort | awk 'NR % 3 == 0' | head -n 40000 |
  tr '\n' '\0' | xargs -0 grep -IlZ . 2>/dev/null |
  xargs -0 cat 2>/dev/null | head -c 100000000 >"$work/bulk"
head -c 100000 "$work/bulk" >"$work/note"
bytes=$(wc -c <"$work/bulk")

$compare -n 30 'redact, empty : git handoff --version' \
  ours git handoff redact vs git handoff --version
$compare -n 30 -i "$work/note" 'redact, 100 KB : git handoff --version' \
  ours git handoff redact vs git handoff --version
$compare -n 5 -i "$work/bulk" "redact, $((bytes / 1000000)) MB : grep -cF" \
  ours git handoff redact vs grep -cF handoff
for scanner in gitleaks betterleaks trufflehog; do
  command -v "$scanner" >/dev/null || continue
  $compare -n 1 -i "$work/bulk" "the same : $scanner stdin" \
    ours git handoff redact vs "$scanner" stdin
done
