@echo off
rem Starts Torchbook on Windows. Untested: written where no Windows was at hand.
setlocal
where dotnet >nul 2>nul || (echo torchbook: the .NET 10 SDK is not on the PATH. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & exit /b 1)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0environment\setup.ps1" || exit /b 1
set target=src\Torchbook.Cli\Torchbook.Cli.csproj
if "%~1"=="test" set target=Torchbook.slnx
if "%~1"=="bench" set target=Torchbook.slnx
pushd "%~dp0"
dotnet build %target% -c Release -v q -nologo -clp:ErrorsOnly 1>&2
set failed=%errorlevel%
popd
if not %failed%==0 exit /b %failed%
dotnet "%~dp0artifacts\bin\Torchbook.Cli\release\Torchbook.Cli.dll" %*
