#!/usr/bin/env bash
# Replays what fuzzing has found, then fuzzes: tools/fuzz.sh SECONDS [TARGET…]. What it finds stays in build/fuzz/findings/
# and belongs into tests/data/hostile/<target>/ before it is mended. 0 seconds: replay only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ ${1:-} =~ ^[0-9]+$ ]] || { echo "usage: tools/fuzz.sh SECONDS [TARGET…]" >&2; exit 2; }
seconds=$1
shift
targets=("$@")
[[ $# -gt 0 ]] || for source in tests/fuzz/*.cpp; do targets+=("$(basename "$source" .cpp)"); done

[[ -f build/native-fuzz/build.ninja ]] || cmake --preset native-fuzz
cmake --build --preset native-fuzz --target "${targets[@]/#/fuzz_}"
node tests/fuzz/seeds.mjs build/fuzz/seeds
mkdir -p build/fuzz/findings
# Within the memory that a page can count on; a second for the largest input is already too long.
limits=(-timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=512 -max_len=16384 -artifact_prefix=build/fuzz/findings/)
failed=0
for target in "${targets[@]}"; do
  program=build/native-fuzz/fuzz_$target corpus=build/fuzz/corpus/$target log=build/fuzz/$target.log
  mkdir -p "$corpus"
  {
    "$program" "${limits[@]}" -runs=0 "build/fuzz/seeds/$target" "$corpus" &&
      { [[ $seconds == 0 ]] || "$program" "${limits[@]}" -max_total_time="$seconds" -len_control=20 -print_final_stats=1 \
        "$corpus" "build/fuzz/seeds/$target"; }
  } >"$log" 2>&1 || { failed=1; echo "$target: FAILED, see $log"; grep -aE 'BROKEN|ERROR|runtime error|Test unit' "$log" || true; }
  echo "$target: $(awk '/^#[0-9]+[[:space:]]+DONE/ { sum += substr($1, 2) } END { print sum + 0 }' "$log") inputs"
done
exit "$failed"
