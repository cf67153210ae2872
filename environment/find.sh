# Is a part there? Read by setup.sh. A part may come from a Debian package, from a container image or from the user's own hands.

declare -a packages=()
declare -A need=() found_by=() why=()

# Adds the lines of an apt*.txt file to packages, need, found_by and why.
read_list() {
  local package necessity test reason
  while read -r package necessity test reason || [ -n "$package" ]; do
    if [[ $package == '#'* || -z $package ]]; then continue; fi
    packages+=("$package")
    need[$package]=$necessity found_by[$package]=$test why[$package]=$reason
  done <"$1"
}

# present PACKAGE
present() {
  local test=${found_by[$1]}
  case $test in
    libtorch) find_libtorch >/dev/null ;;
    command:*) command -v "${test#*:}" >/dev/null ;;
    file:*) [ -e "${test#*:}" ] ;;
    library:*) [[ $(ldconfig -p 2>/dev/null) == *"${test#*:} "* ]] ;;
    python:*) python_has "${test#*:}" ;;
    *) say "environment/apt*.txt: '$test' is no way to find $1"; exit 2 ;;
  esac
}

python_has() {
  local python
  for python in /usr/bin/python3 python3; do
    "$python" -c "import sys, importlib.util as u; sys.exit(u.find_spec('$1') is None)" 2>/dev/null && return
  done
  return 1
}

# Where to look for libtorch, for tests: the disk's root.
disk=${TORCHBOOK_DISK:-}

# Finds a libtorch with headers: the one that TORCHBOOK_LIBTORCH names, else the one in a PyTorch wheel (NVIDIA's container has it
# as a wheel, too), else the system's packages. Prints its folder; nothing for the system's own. No Python is run: a wheel is a folder.
find_libtorch() {
  local folder folders
  if [ -n "${TORCHBOOK_LIBTORCH:-}" ]; then
    has_libtorch "$TORCHBOOK_LIBTORCH" && printf '%s' "$TORCHBOOK_LIBTORCH" && return
    say "TORCHBOOK_LIBTORCH is $TORCHBOOK_LIBTORCH, where include/torch and lib/libtorch.so are not" >&2
    return 1
  fi
  mapfile -t folders < <(wheel_folders)
  for folder in "${folders[@]}"; do
    if has_libtorch "$folder"; then printf '%s' "$folder" && return; fi
  done
  [ -e "$disk/usr/include/torch/script.h" ] && compgen -G "$disk/usr/lib/*/libtorch.so" >/dev/null
}

# Where PyTorch may lie, in the order in which a user would expect: active environments, what pip installs for all (NVIDIA's container
# does), conda, the user's own. Of several Pythons the newest first. conda-forge keeps libtorch in the environment itself.
wheel_folders() {
  local prefix
  for prefix in "${VIRTUAL_ENV:-}" "${CONDA_PREFIX:-}" "$disk/usr/local" "$disk/opt/conda" "$disk/opt/venv" "$HOME/.local"; do
    [ -n "$prefix" ] || continue
    { compgen -G "$prefix/lib/python3*/site-packages/torch" || true; compgen -G "$prefix/lib/python3*/dist-packages/torch" || true; } | sort -rV
    [ "$prefix" != "${CONDA_PREFIX:-}" ] || printf '%s\n' "$prefix"
  done
}

has_libtorch() { [ -e "$1/lib/libtorch.so" ] && [ -d "$1/include/torch" ]; }
