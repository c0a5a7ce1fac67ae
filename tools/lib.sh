# Shared by ./run and ./test: what to install, how to build, how to say what is being done. Sourced from the repository's root.
# shellcheck shell=bash disable=SC2034  # sourced: its variables are used by others
LOGS=build/logs
mkdir -p "$LOGS"
export DEBIAN_FRONTEND=noninteractive
exec 3>&1  # where progress goes; ./test --bench sends it to standard error

say() { printf '%s\n' "$*" >&3; }

seconds_since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", b - a }'; }

# step WHAT LOG COMMAND… : one line for what is done; on failure the log's tail, and status 1.
step() {
  local what=$1 log=$LOGS/$2.log began=$EPOCHREALTIME
  shift 2
  printf '%s … ' "$what" >&3
  if "$@" >"$log" 2>&1 </dev/null; then
    say "$(seconds_since "$began")"
  else
    say "FAILED. The last lines of $log:"
    tail -n 40 "$log" | cut -c 1-240 | sed 's/^/    /' >&3
    return 1
  fi
}

# What is needed, and the Debian package that has it. A header may lie anywhere a compiler looks.
BUILD_NEEDS='cmake:cmake ninja:ninja-build g++:g++ ccache:ccache xz:xz-utils node:nodejs npm:npm em++:emscripten
  include/nlohmann/json.hpp:nlohmann-json3-dev include/xxhash.h:libxxhash-dev'
TEST_NEEDS='include/doctest/doctest.h:doctest-dev include/rapidcheck.h:librapidcheck-dev clang-format-14:clang-format-14
  clang++:clang lib/llvm-14/lib/clang/14.0.6/include/fuzzer/FuzzedDataProvider.h:libclang-rt-14-dev'
BROWSER_NEEDS='chromium:chromium pdftotext:poppler-utils firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
  share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core
  share/fonts/truetype/noto/NotoColorEmoji.ttf:fonts-noto-color-emoji share/fonts/truetype/wqy/wqy-microhei.ttc:fonts-wqy-microhei
  share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf:fonts-noto-core'

is_here() {
  case $1 in
    */*) [[ -e /usr/$1 || -e /usr/local/$1 ]] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing_packages() {  # NEED…
  local need
  for need in "$@"; do
    is_here "${need%%:*}" || printf '%s ' "${need#*:}"
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
  as_root apt-get -q update
  as_root apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

install_packages() {  # NEED…
  local packages
  read -ra packages <<<"$(missing_packages "$@")"
  [[ ${#packages[@]} -gt 0 ]] || return 0
  if ! step "Installing ${packages[*]}" apt apt_install "${packages[@]}"; then
    say "These Debian packages are missing and could not be installed: ${packages[*]}"
    return 1
  fi
}

install_npm() {
  local want
  want=$(sha256sum package-lock.json package.json .npmrc | sha256sum)
  [[ -f node_modules/.installed && $(<node_modules/.installed) == "$want" ]] && return 0
  step "Installing npm tools" npm npm ci --ignore-scripts --no-audit --no-fund || return 1
  printf '%s\n' "$want" >node_modules/.installed
}

build() {  # PRESET TARGET…
  local preset=$1
  shift
  [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset" || return 1
  cmake --build --preset "$preset" ${1:+--target "$@"}
}

make_command_line() {
  build native-release funnel || return 1
  mkdir -p bin
  cmp -s build/native-release/funnel bin/funnel || cp build/native-release/funnel bin/funnel
}

make_page() { build web-release && node tools/dist.mjs; }

make_product() {
  step "Building the command line, bin/funnel" native-release make_command_line || return 1
  step "Building the page, dist/" web-release make_page || return 1
  say "  $(tail -n 1 "$LOGS/web-release.log")"
}
