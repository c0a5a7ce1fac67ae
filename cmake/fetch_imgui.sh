#!/usr/bin/env bash
# Fetches Dear ImGui as a Debian source package of a newer suite: fetch_imgui.sh VERSION DESTINATION
# apt gets a state and a cache of its own and source lists derived from this machine's; its own stay untouched.
set -euo pipefail

version=$1 destination=$2
suites=(forky sid duke)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trusted=()  # options that tell apt of other keys than the machine's

private_apt() {
  local tool=$1
  shift
  "$tool" -q -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/parts" \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    "${trusted[@]}" -o APT::Sandbox::User=root -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@"
}

# The machine's Debian sources, as source packages of another suite. Other vendors' sources and side suites drop out.
derive_deb822() {  # SUITE FILE…
  local suite=$1
  shift
  awk -v RS= -v suite="$suite" -v own='^(bookworm|trixie|forky|stable|oldstable|testing|unstable|sid)$' '
    function flush_stanza() { if (matched && !disabled) printf "%s\n", stanza }
    {
      stanza = ""; matched = disabled = dropped = 0
      count = split($0, lines, "\n")
      for (i = 1; i <= count; i++) {
        line = lines[i]
        if (line ~ /^#/) continue
        if (line ~ /^[ \t]/) { if (!dropped) stanza = stanza line "\n"; continue }
        dropped = tolower(line) ~ /^(architectures|types|components|suites):/
        if (tolower(line) ~ /^enabled:[ \t]*no/) disabled = 1
        if (tolower(line) ~ /^suites:/) {
          words = split(line, word, /[ \t]+/)
          for (w = 2; w <= words; w++) if (word[w] ~ own) matched = 1
        }
        if (!dropped) stanza = stanza line "\n"
      }
      stanza = "Types: deb-src\nSuites: " suite "\nComponents: main\n" stanza
      flush_stanza()
    }' "$@"
}

derive_one_line() {  # SUITE FILE…
  local suite=$1
  shift
  sed -nE "s#^deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+)[[:space:]]+(bookworm|trixie|forky|stable|oldstable|testing|unstable|sid)[[:space:]].*#deb-src \1\2 $suite main#p" "$@" |
    sed -E 's#arch=[^] ]*##'
}

write_sources() {  # SUITE
  local deb822=() one_line=()
  mapfile -t deb822 < <(find /etc/apt/sources.list.d -name '*.sources' 2>/dev/null)
  mapfile -t one_line < <(find /etc/apt/sources.list /etc/apt/sources.list.d -name '*.list' 2>/dev/null)
  rm -rf "$work/parts" "$work/state" "$work/cache"
  mkdir -p "$work/parts" "$work/state/lists/partial" "$work/cache/archives/partial"
  : >"$work/status"
  [[ ${#deb822[@]} == 0 ]] || derive_deb822 "$1" "${deb822[@]}" >"$work/parts/derived.sources"
  [[ ${#one_line[@]} == 0 ]] || derive_one_line "$1" "${one_line[@]}" >"$work/parts/derived.list"
  grep -qs deb-src "$work/parts"/* || { echo "this machine has no Debian source list to derive from" >&2; return 1; }
}

# An older machine may not know a newer suite's keys. The keyring package of its own suite does, and is signed with keys it knows.
use_newest_keyring() {
  local keys=$work/keyring/usr/share/keyrings
  [[ ! -d $keys ]] || return 0
  (cd "$work" && apt-get -q download debian-archive-keyring && dpkg-deb -x debian-archive-keyring_*.deb keyring) || return 1
  trusted=(-o "Dir::Etc::trustedparts=$keys")
}

trust_newest_keyring() {  # in sources that name a keyring of their own
  sed -i -E "s#signed-by([:=][ \t]*)/[^] ]*#signed-by\1$work/keyring/usr/share/keyrings/debian-archive-keyring.gpg#I" "$work/parts"/*
}

newest_match() {  # the package version of the wanted upstream version that the suite offers
  private_apt apt-cache showsrc imgui 2>/dev/null |
    awk -v want="$version" '$1 == "Version:" && (index($2, want "+") == 1 || index($2, want "-") == 1) { print $2; exit }'
}

fetch_from() {  # SUITE
  local found
  write_sources "$1" || return 1
  private_apt apt-get update || true
  found=$(newest_match)
  if [[ -z $found ]] && use_newest_keyring; then
    trust_newest_keyring
    private_apt apt-get update || true
    found=$(newest_match)
  fi
  [[ -n $found ]] || { echo "suite $1 has no imgui $version" >&2; return 1; }
  mkdir "$work/download"
  (cd "$work/download" && private_apt apt-get source --download-only "imgui=$found")
}

unpack() {  # upstream's files alone: Debian's patches concern its own packaging
  mkdir "$work/tree"
  tar -xf "$work"/download/imgui_*.orig.tar.* -C "$work/tree" --strip-components=1
  grep -q "define IMGUI_VERSION .*\"$version\"" "$work/tree/imgui.h"
  mkdir -p "$(dirname "$destination")"
  rm -rf "$destination"
  mv "$work/tree" "$destination"
}

for suite in "${suites[@]}"; do
  if fetch_from "$suite"; then
    unpack
    echo "imgui $version from suite $suite"
    exit 0
  fi
done
echo "no Debian suite of ${suites[*]} gave imgui $version" >&2
exit 1
