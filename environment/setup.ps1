# Puts in place what Torchbook needs on Windows: the npm packages for pages. Tensors come from NuGet.
# Untested: written where no Windows was at hand.
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$lock = Join-Path $here 'package-lock.json'
$done = Join-Path $here 'node_modules/.torchbook-lock'

if (-not (Test-Path $lock)) { exit 0 }
if ((Test-Path $done) -and (Get-FileHash $lock).Hash -eq (Get-FileHash $done).Hash) { exit 0 }

if (-not (Get-Command npm -ErrorAction SilentlyContinue)) {
    Write-Host 'setup: no npm: charts on pages stay still pictures and formulas stay as typed. Get it with Node.js from https://nodejs.org'
    exit 0
}

Write-Host 'setup: npm packages to install:'
$package = Get-Content (Join-Path $here 'package.json') -Raw | ConvertFrom-Json
$package.torchbook.PSObject.Properties | ForEach-Object { Write-Host "setup:     $($_.Name): $($_.Value)" }

Push-Location $here
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
$code = $LASTEXITCODE
Pop-Location
if ($code -eq 0) { Copy-Item $lock $done }
else { Write-Host 'setup: npm failed: charts on pages stay still pictures and formulas stay as typed' }
exit 0
