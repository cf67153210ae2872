#!/usr/bin/env bash
# Puts in place what Torchbook needs from outside: Debian packages (apt*.txt), npm packages (package.json, test/package.json) and ONNX Runtime.
# Run it as often as you like: it touches only what is missing, and says what, why and how many megabytes before it downloads.
#   environment/setup.sh [run|test|bench]…      default: run
# Exit code 1: something required is missing and could not be installed. Missing optional parts are named, with their price.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
notes=$here/../artifacts/setup
PATH=$PATH:/usr/sbin:/sbin
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

say() { printf 'setup: %s\n' "$*"; }

. "$here/find.sh"
. "$here/packages.sh"
. "$here/onnxruntime.sh"

main() {
  local purposes=("${@:-run}") purpose
  mkdir -p "$notes"
  for purpose in "${purposes[@]}"; do
    case $purpose in
      run) read_list "$here/apt.txt" ;;
      test|bench) read_list "$here/apt-$purpose.txt" ;;
      *) say "unknown purpose '$purpose': it is run, test or bench"; exit 2 ;;
    esac
  done
  find_libtorch >"$notes/libtorch" || true
  install_debian_packages
  find_libtorch >"$notes/libtorch" || true
  if [[ " ${purposes[*]} " == *" run "* ]]; then
    install_npm_packages "$here" "charts on pages stay still pictures and formulas stay as typed"
    fetch_onnxruntime
  fi
  if [[ " ${purposes[*]} " == *" test "* ]]; then
    install_npm_packages "$here/test" "the pages are not searched for what shuts people out"
  fi
  report
}

# Names what is still missing and what that costs.
report() {
  local package failed=0
  for package in "${packages[@]}"; do
    present "$package" && continue
    if [ "${need[$package]}" = required ]; then failed=1; fi
    say "missing (${need[$package]}): $package, for: ${why[$package]}"
    say "    get it with: $(remedy "$package")"
  done
  if [ $failed = 1 ]; then say "Torchbook cannot run without the required parts above."; fi
  return $failed
}

main "$@"
