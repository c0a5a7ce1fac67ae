#!/usr/bin/env bash
# Formats the C++ of src/ and tests/ with clang-format 14; with --check it only names what is not formatted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tool=$(command -v clang-format-14 || command -v clang-format)
mapfile -t files < <(find src tests -name '*.cpp' -o -name '*.hpp')
[[ ${#files[@]} -gt 0 ]] || exit 0
if [[ ${1:-} != --check ]]; then
  "$tool" --style=file -i "${files[@]}"
  exit
fi
status=0
for file in "${files[@]}"; do
  "$tool" --style=file --dry-run --Werror "$file" 2>/dev/null || { echo "not formatted: $file"; status=1; }
done
exit $status
