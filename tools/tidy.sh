#!/usr/bin/env bash
# Runs clang-tidy 14 with the list of .clang-tidy over the program's sources: tools/tidy.sh [FILE…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tool=$(command -v clang-tidy-14 || command -v clang-tidy)
[[ -f build/native-debug/compile_commands.json ]] || cmake --preset native-debug >/dev/null
[[ $# -gt 0 ]] || mapfile -t files < <(find src/model src/formats src/app src/views src/cli -name '*.cpp')
printf '%s\0' "${@:-${files[@]}}" |
  xargs -0 -P "$(nproc)" -n 1 "$tool" --quiet -p build/native-debug --extra-arg=-Wno-unknown-warning-option 2>&1 |
  { grep -vE '^[0-9]+ warnings? generated|^$' || true; }
