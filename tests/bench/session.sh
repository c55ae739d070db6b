#!/bin/sh
# A transcript of 20 MB and one of a gigabyte, each beside `wc -l` of it; the
# memory that reading them takes; and the hook that ends a session.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${work:-$(mktemp -d)}/session
mkdir -p "$top"
small=$top/small.jsonl
large=$top/large.jsonl

# A session with what real ones have: prompts, calls, results, long output.
perl -e '
  my $size = 0; my $n = 0; my $parent = "null";
  my $out = "line of output that a tool printed\\n" x 60;
  while ($size < 20_000_000) {
    $n++;
    my $head = sub { my $id = "u$n-$_[0]";
      my $line = "{\"parentUuid\":$parent,\"isSidechain\":false,\"cwd\":\"/w\","
        . "\"sessionId\":\"bench\",\"gitBranch\":\"main\",\"uuid\":\"$id\","
        . "\"timestamp\":\"2026-01-02T03:04:05.000Z\",";
      $parent = "\"$id\""; $line };
    my $text = $head->(0) . "\"type\":\"user\",\"message\":{\"content\":"
      . "\"Please look at part $n of it.\"}}\n";
    for my $i (1 .. 8) {
      $text .= $head->("a$i") . "\"type\":\"assistant\",\"message\":{\"id\":"
        . "\"m$n-$i\",\"model\":\"claude-x\",\"content\":[{\"type\":"
        . "\"tool_use\",\"id\":\"c$n-$i\",\"name\":\"Bash\",\"input\":"
        . "{\"command\":\"make part-$n-$i\"}}],\"usage\":{\"input_tokens\":9}}}\n";
      $text .= $head->("r$i") . "\"type\":\"user\",\"message\":{\"content\":"
        . "[{\"type\":\"tool_result\",\"tool_use_id\":\"c$n-$i\",\"content\":"
        . "\"$out\"}]},\"toolUseResult\":{\"stdout\":\"$out\"}}\n";
    }
    $text .= $head->(9) . "\"type\":\"assistant\",\"message\":{\"id\":\"m$n\","
      . "\"content\":[{\"type\":\"text\",\"text\":\"Part $n took 12 ms. We use "
      . "a map instead of a list.\"}]}}\n";
    print $text; $size += length $text;
  }' >"$small"
i=0
while [ "$((i += 1))" -le 50 ]; do
  cat "$small"
done >"$large"

perl "$here/compare.pl" 'transcript, 20 MB : wc -l' \
  ours git handoff session --json "$small" vs wc -l "$small"
perl "$here/compare.pl" -n 3 'transcript, 1 GB : wc -l' \
  ours git handoff session --json "$large" vs wc -l "$large"
for file in "$small" "$large"; do
  memory=$(command time -f %M git handoff session --json "$file" 2>&1 \
    >/dev/null | tail -1)
  printf '%-44s %12s\n' "$(basename "$file") : memory" "$memory KiB"
done
rm "$large"

# What an agent waits for where a session of 20 MB ends.
git init -q "$top/w" && cd "$top/w" && git commit -q --allow-empty -m base
printf '{"hook_event_name":"SessionEnd","cwd":"%s","transcript_path":"%s"}' \
  "$PWD" "$small" >"$top/hook.json"
perl "$here/compare.pl" -n 10 'session end, 20 MB : wc -l' \
  ours sh -c 'git handoff hook agent claude <"$0"' "$top/hook.json" \
  vs wc -l "$small"
git handoff prune --all >/dev/null 2>&1 || :
