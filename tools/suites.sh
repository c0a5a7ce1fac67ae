# Running test suites and adding up their counts. Sourced by ./test after lib.sh.
# shellcheck shell=bash
passed=0 failed=0 skipped=0
last_failed=0  # of the last suite

# Each counter reads a suite's log and its exit status and prints "passed failed skipped".
# A suite that ends badly without naming a failed test has crashed, which counts as one.
count_whole() {  # the suite is one test: it succeeds or fails
  if [[ $2 == 0 ]]; then echo 1 0 0; else echo 0 1 0; fi
}

count_doctest() {
  local left_out
  left_out=$(grep -c '^SKIPPED: ' "$1" || true)
  awk -v status="$2" -v left_out="$left_out" '
    /^\[doctest\] test cases:/ { ok = $6; bad = $9; skip = $12 }
    END { if (status != 0 && bad == 0) bad = 1; print ok - left_out, bad + 0, skip + left_out }' "$1"
}

count_tap() {
  awk -v status="$2" '
    /^# pass / { ok = $3 } /^# (fail|cancelled) / { bad += $3 } /^# (skipped|todo) / { skip += $3 }
    END { if (status != 0 && bad == 0) bad = 1; print ok + 0, bad + 0, skip + 0 }' "$1"
}

show_failure() {  # KIND LOG
  if [[ $1 == tap ]]; then
    awk '/^ *not ok /, /^ *\.\.\.$/' "$2" | grep -vE '^ *(not ok .*\.m?js|duration_ms|type:|---|\.\.\.)' | head -n 120
  else
    tail -n 60 "$2" | cut -c 1-240
  fi | sed 's/^/    /' >&3
}

show_skipped() {  # LOG
  sed -nE 's/^SKIPPED: (.*)/    skipped: \1/p; s/^ *ok [0-9]+ - (.*) # (SKIP|TODO) ?(.*)/    skipped: \1: \3/p' "$1" >&3
}

# suite WHAT LOG KIND COMMAND… : runs it, adds its counts.
suite() {
  local what=$1 log=$LOGS/$2.log kind=$3 began=$EPOCHREALTIME status=0 ok bad skip
  shift 3
  printf '%s … ' "$what" >&3
  "$@" >"$log" 2>&1 </dev/null || status=$?
  read -r ok bad skip < <("count_$kind" "$log" "$status")
  last_failed=$bad passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
  if [[ $kind == whole ]]; then
    say "$([[ $bad == 0 ]] && echo ok || echo FAILED) ($(seconds_since "$began"))"
  else
    say "$ok passed, $bad failed$([[ $skip == 0 ]] || echo ", $skip skipped") ($(seconds_since "$began"))"
  fi
  show_skipped "$log"
  if [[ $bad != 0 ]]; then
    show_failure "$kind" "$log"
    say "    (all of it: $log)"
  fi
}

succeeded() { [[ $last_failed == 0 ]]; }

# node_suite WHAT LOG FILE… : test files of node; patterns that matched nothing drop out.
node_suite() {
  local what=$1 log=$2 file files=()
  shift 2
  for file in "$@"; do [[ -e $file ]] && files+=("$file"); done
  [[ ${#files[@]} -gt 0 ]] || { say "$what … no test files"; return 0; }
  suite "$what" "$log" tap node --test --test-concurrency="$(nproc)" --test-reporter=tap "${files[@]}"
}

only_json_lines() {
  local line
  while IFS= read -r line; do
    if [[ $line == \{*\} ]]; then printf '%s\n' "$line"; else say "$line"; fi
  done
}

summary() {
  printf '%d passed, %d failed%s\n' "$passed" "$failed" "$([[ $skipped == 0 ]] || echo ", $skipped skipped")"
  [[ $failed == 0 ]]
  exit
}

crashed() {
  failed=$((failed + 1))
  summary
}
