#!/usr/bin/env bash
# Lines and branches that the tests reach in the code that decides about data: tools/coverage.sh [--html FOLDER]
# Runs the unit tests, the laws (fewer schedules) and, where they can be started, the tests of the command line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/native-coverage
sources=(src/model/{stamp,document,table,edits,history,rank,money,values,conflicts}.cpp
  src/formats/{snapshot,snapshot_reader,read_snapshot,record_reader,record_text,log,log_reader,json_scan,json_events,checksum}.cpp
  src/formats/{plain_record,intake*,csv*,sheet,encoding,cell*,row_builder,table_*,columns,link_index,stage_*}.cpp
  src/app/{saving,import_*}.cpp)
for source in "${sources[@]}"; do [[ -f $source ]] && files+=("${source#src/}"); done

[[ -f $build/build.ninja ]] || cmake --preset native-coverage
cmake --build --preset native-coverage --target fb_tests fb_properties funnel
rm -rf "$build/profiles"
export LLVM_PROFILE_FILE=$PWD/$build/profiles/%m-%p.profraw
"$build/fb_tests" >"$build/fb_tests.log" || tail -n 5 "$build/fb_tests.log" >&2
RC_PARAMS=max_success=500 "$build/fb_properties" >"$build/fb_properties.log" || tail -n 5 "$build/fb_properties.log" >&2
FUNNEL_BIN=$PWD/$build/funnel node --test tests/cli/*.test.mjs >"$build/cli.log" || tail -n 12 "$build/cli.log" >&2
llvm-profdata merge -sparse "$build"/profiles/*.profraw -o "$build/tests.profdata"
programs=("$build/fb_tests" -object "$build/fb_properties" -object "$build/funnel" -instr-profile "$build/tests.profdata")
[[ ${1:-} != --html ]] || llvm-cov show "${programs[@]}" -format html -show-branches count -output-dir "$2"
llvm-cov export "${programs[@]}" -summary-only | node -e '
  const wanted = new Set(process.argv.slice(1));
  const {data: [{files}]} = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const rows = files.map(one => [one.filename.replace(/.*\/src\//, ""), one.summary]).filter(([name]) => wanted.has(name));
  const sum = kind => rows.reduce((all, [, one]) => ({covered: all.covered + one[kind].covered, count: all.count + one[kind].count}), {covered: 0, count: 0});
  rows.push(["all", {lines: sum("lines"), branches: sum("branches")}]);
  const cell = ({covered, count}) => `${covered}/${count} ${count ? (covered * 100 / count).toFixed(1) : "100.0"} %`;
  console.log("| file | lines | branches |\n|---|---|---|");
  for (const [name, {lines, branches}] of rows) console.log(`| ${name} | ${cell(lines)} | ${cell(branches)} |`);' "${files[@]}"
