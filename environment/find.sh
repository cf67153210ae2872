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

# Succeeds where there is a libtorch with headers. Prints its folder unless it is the system's own.
find_libtorch() {
  local folder
  if [ -n "${TORCHBOOK_LIBTORCH:-}" ]; then
    has_libtorch "$TORCHBOOK_LIBTORCH" && printf '%s' "$TORCHBOOK_LIBTORCH" && return
    say "TORCHBOOK_LIBTORCH is $TORCHBOOK_LIBTORCH, where include/torch and lib/libtorch.so are not" >&2
    return 1
  fi
  if [ -e /usr/include/torch/script.h ] && compgen -G '/usr/lib/*/libtorch.so' >/dev/null; then return 0; fi
  folder=$(python3 -c 'import importlib.util as u; print(u.find_spec("torch").submodule_search_locations[0])' 2>/dev/null) || return 1
  has_libtorch "$folder" && printf '%s' "$folder"
}

has_libtorch() { [ -e "$1/lib/libtorch.so" ] && [ -d "$1/include/torch" ]; }
