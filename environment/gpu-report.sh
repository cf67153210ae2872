#!/usr/bin/env bash
# Writes environment/gpu-report.md on a machine with an NVIDIA GPU: card, driver, versions, and what the GPU part of the tests showed.
# Exit code 1, and no report, where there is no GPU; the tests' own exit code otherwise.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
report=$root/environment/gpu-report.md

card=$(nvidia-smi --query-gpu=name,memory.total,driver_version --format=csv,noheader 2>/dev/null) || {
  echo "gpu-report: there is no NVIDIA GPU here (nvidia-smi does not answer), so there is nothing to report" >&2
  exit 1
}
tests=$("$root/torchbook" test --filter Torchbook.Tests.Gpu 2>&1)
code=$?
{
  printf '# What has been run on a GPU\n\n'
  printf 'Written by environment/gpu-report.sh on %s, commit %s.\n\n' "$(date -u +%F)" "$(git -C "$root" rev-parse --short HEAD)"
  printf 'Card, memory, driver:\n\n'
  sed 's/^/    /' <<<"$card"
  printf '\n`./torchbook doctor`:\n\n'
  NO_COLOR=1 "$root/torchbook" doctor 2>&1 | sed 's/^/    /'
  printf '\n`./torchbook test --filter Torchbook.Tests.Gpu`, exit code %s:\n\n' "$code"
  sed 's/^/    /' <<<"$tests"
} >"$report"
echo "gpu-report: $report"
exit $code
