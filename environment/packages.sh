# Installing what is missing. Read by setup.sh.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  # sudo drops the environment, and with it the proxy.
  local name settings=()
  for name in DEBIAN_FRONTEND LC_ALL {http,https,ftp,no}_proxy {HTTP,HTTPS,FTP,NO}_PROXY; do
    if [ -n "${!name:-}" ]; then settings+=("$name=${!name}"); fi
  done
  sudo env "${settings[@]}" "$@"
}

can_be_root() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

remedy() {
  if command -v apt-get >/dev/null; then printf 'sudo apt-get install --no-install-recommends %s' "$*"
  else printf 'your system'\''s package manager; on Debian the package is called %s' "$*"; fi
}

install_debian_packages() {
  local package missing=() known=() wanted=()
  for package in "${packages[@]}"; do
    present "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then return; fi
  if ! command -v apt-get >/dev/null; then
    say "this system has no apt-get, so these parts have to be installed by hand: ${missing[*]}"
    return
  fi
  have_lists || refresh_lists || true
  for package in "${missing[@]}"; do
    if available "$package"; then known+=("$package"); fi
  done
  if [ ${#known[@]} = 0 ]; then return; fi
  if can_install "${known[@]}"; then
    wanted=("${known[@]}")
  else
    for package in "${known[@]}"; do
      if can_install "$package"; then wanted+=("$package"); fi
    done
  fi
  if [ ${#wanted[@]} = 0 ]; then return; fi
  announce "${wanted[@]}"
  if ! can_be_root; then
    say "installing needs root or sudo, and there is neither. Ask an administrator to run:"
    say "    $(remedy "${wanted[@]}")"
    return
  fi
  install_announced "${wanted[@]}"
}

# Every Debian and Ubuntu has dpkg: where even that is unknown, no list was ever fetched.
have_lists() { [[ $(apt-cache show --no-all-versions dpkg 2>/dev/null) == *Filename:* ]]; }
available() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

# A package that would break or remove what is there (Debian's npm beside another Node.js) is left alone.
can_install() { apt-get install -s --no-install-recommends --no-remove "$@" >/dev/null 2>&1; }

# Once at most: the lists are old, or a fresh machine has none.
refresh_lists() {
  if [ -n "${refreshed:-}" ] || ! can_be_root; then return 1; fi
  refreshed=yes
  say "fetching the lists of packages (apt-get update, about 10 MB)"
  as_root apt-get update -qq >"$notes/apt-update.log" 2>&1 || say "apt-get update failed; its output is in artifacts/setup/apt-update.log"
}

# Says what is about to be downloaded: packages with reasons, then the sum over everything they pull in.
announce() {
  local package
  say "Debian packages to install:"
  for package in "$@"; do say "    $package: ${why[$package]}"; done
  apt-get install -y --no-install-recommends --print-uris "$@" 2>/dev/null | awk '
    /^\x27/ { count++; bytes += $3 }
    /^After this operation/ { disk = $4 " " $5 }
    END { printf "setup: %d in all, with what these need: %.1f MB to download, %s on disk\n", count, bytes / 1e6, disk }'
}

install_announced() {
  install_together "$@" && return
  if download_failed; then
    # The lists may name versions that the archive no longer has.
    refresh_lists && install_together "$@" && return
  fi
  if download_failed; then
    show_errors
    say "the packages could not be downloaded: is there a network, or a proxy to set in http_proxy and https_proxy?"
    return
  fi
  show_errors
  install_one_by_one "$@"
}

install_together() {
  local start=$SECONDS
  as_root apt-get install -y -qq --no-install-recommends --no-remove -o Dpkg::Use-Pty=0 "$@" >"$notes/apt.log" 2>&1 </dev/null || return 1
  say "installed in $((SECONDS - start)) s"
}

download_failed() { grep -q 'Failed to fetch' "$notes/apt.log"; }

show_errors() { grep -E '^E:' "$notes/apt.log" | sort -u | head -n 5 | sed 's/^/setup: apt-get: /' || true; }

install_one_by_one() {
  local package
  if [ $# = 1 ]; then return; fi
  say "together they do not install; trying one at a time"
  for package in "$@"; do install_together "$package" || show_errors; done
}

# npm ci brings node_modules to what the lock file says; a copy of the lock inside says that it has.
# install_npm_packages FOLDER WITHOUT: what has to be done without where it cannot be had
install_npm_packages() {
  local folder=$1 without=$2 done=$1/node_modules/.torchbook-lock
  if [ ! -f "$folder/package-lock.json" ] || cmp -s "$folder/package-lock.json" "$done"; then return; fi
  if ! command -v npm >/dev/null; then
    say "no npm: $without"
    return
  fi
  say "npm packages to install:"
  node -e 'for (const [name, what] of Object.entries(require(process.argv[1]).torchbook ?? {})) console.log(`setup:     ${name}: ${what}`)' \
    "$folder/package.json"
  if (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$notes/npm.log" 2>&1; then
    cp "$folder/package-lock.json" "$done"
  else
    head -n 5 "$notes/npm.log" | sed 's/^/setup: npm: /'
    say "npm failed: $without. To try again: ./torchbook setup"
  fi
}
