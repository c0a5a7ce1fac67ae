#!/usr/bin/env bash
# Lines and branches that the tests reach in the code that decides about data: tools/coverage.sh [--html FOLDER]
# Runs the unit tests without those of the views, the laws and the simulation (fewer schedules) and the tests of the command line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/native-coverage
values=(src/model/{stamp,id,day,document,table,records,edits,history,own_actions,time_travel,rank,money,values,conflicts,uniting,copy_record}.cpp)
files_and_log=(src/formats/{snapshot,snapshot_reader,read_snapshot,record_reader,record_text,log,log_reader,json_*,checksum,encrypted}.cpp
  src/formats/{excerpt,redact,plain_*,csv*,sheet,encoding,intake}.cpp)
saving=(src/app/{saving,opening,recovery,backups,merging,sealed_files,import_*}.cpp)
columns=(src/formats/{cell*,columns,intake_*,link_index,row_builder,stage_*,table_*,sentences}.cpp)
list_of() {  # NAME FILE…: as one word
  local name=$1
  shift
  printf '%s:' "$name"
  printf '%s,' "${@#src/}"
}
groups=("$(list_of 'values, edits, undo (model/)' "${values[@]}")" "$(list_of 'files, log, tables (formats/)' "${files_and_log[@]}")"
  "$(list_of 'saving, opening, recovery, import (app/)' "${saving[@]}")" "$(list_of 'what columns and cells mean (formats/)' "${columns[@]}")")

[[ -f $build/build.ninja ]] || cmake --preset native-coverage
cmake --build --preset native-coverage --target fb_data_tests fb_properties fb_simulation funnel >&2
rm -rf "$build/profiles"
export LLVM_PROFILE_FILE=$PWD/$build/profiles/%m-%p.profraw
"$build/fb_data_tests" >"$build/fb_data_tests.log" || tail -n 5 "$build/fb_data_tests.log" >&2
RC_PARAMS=max_success=500 "$build/fb_properties" >"$build/fb_properties.log" || tail -n 5 "$build/fb_properties.log" >&2
SCHEDULES=300 "$build/fb_simulation" >"$build/fb_simulation.log" || tail -n 5 "$build/fb_simulation.log" >&2
FUNNEL_BIN=$PWD/$build/funnel node --test tests/cli/*.test.mjs >"$build/cli.log" || tail -n 12 "$build/cli.log" >&2
llvm-profdata merge -sparse "$build"/profiles/*.profraw -o "$build/tests.profdata"
programs=("$build/fb_data_tests" -object "$build/fb_properties" -object "$build/fb_simulation" -object "$build/funnel" -instr-profile "$build/tests.profdata")
[[ ${1:-} != --html ]] || llvm-cov show "${programs[@]}" -format html -show-branches count -output-dir "$2"
llvm-cov export "${programs[@]}" -summary-only | node -e '
  const {data: [{files}]} = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const summaries = new Map(files.map(one => [one.filename.replace(/.*\/src\//, ""), one.summary]));
  const cell = ({covered, count}) => `${covered}/${count} ${count ? (covered * 100 / count).toFixed(1) : "100.0"} %`;
  const show = (name, {lines, branches}) => console.log(`| ${name} | ${cell(lines)} | ${cell(branches)} |`);
  console.log("| file | lines | branches |\n|---|---|---|");
  for (const group of process.argv.slice(1)) {
    const [title, list] = group.split(":"), rows = list.split(",").filter(name => summaries.has(name)).map(name => [name, summaries.get(name)]);
    const sum = kind => rows.reduce((all, [, one]) => ({covered: all.covered + one[kind].covered, count: all.count + one[kind].count}), {covered: 0, count: 0});
    for (const [name, summary] of rows) show(name, summary);
    show(`**${title}**`, {lines: sum("lines"), branches: sum("branches")});
  }' "${groups[@]}"
