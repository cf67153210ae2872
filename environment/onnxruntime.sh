# ONNX Runtime from npm, which Torchbook.Deploy is built from. Read by setup.sh.
# The packages serve Unity on six systems; of them only the C# sources and what Linux x64 needs are kept.

fetch_onnxruntime() {
  if [ ! -d "$here/onnxruntime" ] || [ "$(uname -sm)" != "Linux x86_64" ]; then return; fi
  fetch_npm_part package com.github.asus4.onnxruntime 0.4.9 "ONNX Runtime 1.29.0, for the lesson on deployment" "150 MB to download, 29 MB on disk" \
    064cf176e499f4891e0cfe90f25cf64c553689eee1492bd2ed921fccca28131a2ad02373267bae19a509ec8b288c182a3b8a2e0f58d76a1f0e63225b08ddbd16 \
    LICENSE ThirdPartyNotices.txt package.json Runtime Plugins/Linux/x64 || return 0
  if [ -e /proc/driver/nvidia/version ]; then
    fetch_npm_part package-gpu com.github.asus4.onnxruntime.linux-x64-gpu 0.4.9 "ONNX Runtime's CUDA part, for the GPU of this machine" "179 MB to download, 231 MB on disk" \
      168a4884d13f360fafd97eb9c1573d7253c2042be1bc0e771f1a3653429fe5f19d56c0bb88203e999d0a2d6820710023ed3219ea9362751e000b5d20ef85e8eb \
      LICENSE package.json Plugins/Linux/x64 || return 0
  fi
}

# fetch_npm_part FOLDER PACKAGE VERSION PURPOSE SIZE SHA512 FILES…
# Leaves environment/onnxruntime/FOLDER with those files, complete and verified, or as it was.
# SHA512, in hexadecimal, is that of the package file: what registries call its integrity.
fetch_npm_part() {
  local folder=$here/onnxruntime/$1 package=$2 version=$3 purpose=$4 size=$5 hash=$6
  local partial=$folder.partial start=$SECONDS
  # What a set-up left that was ended half-way.
  rm -rf "$partial"
  if [ "$(cat "$folder/.sha512" 2>/dev/null)" = "$hash" ]; then return; fi
  if ! command -v npm >/dev/null; then
    say "no npm, which fetches $purpose: without it that is left out"
    return 1
  fi
  say "$purpose: npm package $package $version, $size"
  mkdir -p "$partial"
  if unpack_npm_part "$partial" "$package" "$version" "$hash" "${@:7}"; then
    rm -rf "$folder"
    mv "$partial/package" "$folder"
    say "fetched in $((SECONDS - start)) s"
  else
    say "$purpose, is left out; everything else works. To try again: ./torchbook setup"
  fi
  rm -rf "$partial"
  [ -d "$folder" ]
}

# unpack_npm_part PARTIAL PACKAGE VERSION SHA512 FILES…
unpack_npm_part() {
  local partial=$1 package=$2 version=$3 hash=$4 log=$notes/npm-$2.log
  shift 4
  if ! (cd "$partial" && npm pack "$package@$version" --cache "$partial/cache" --fetch-retries=1 --loglevel=error) >"$log" 2>&1; then
    head -n 3 "$log" | sed 's/^/setup: npm: /'
    say "npm could not download it: is there a network, or a registry or proxy to set in npm's configuration?"
    return 1
  fi
  if ! printf '%s  %s\n' "$hash" "$partial/$package-$version.tgz" | sha512sum --check --status 2>/dev/null; then
    say "what npm delivered as $package $version is not the file that this kit was tested with (its SHA-512 differs), and is not used"
    return 1
  fi
  if ! tar -xzf "$partial/$package-$version.tgz" -C "$partial" --no-same-owner --exclude='*.meta' "${@/#/package/}" 2>"$log"; then
    head -n 3 "$log" | sed 's/^/setup: tar: /'
    return 1
  fi
  printf '%s' "$hash" >"$partial/package/.sha512"
}
