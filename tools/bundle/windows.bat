@echo off
rem Opens Outreach Desktop. It needs Python, which may lie beside this file, and no internet.
setlocal
set "HERE=%~dp0"

:look
for %%v in (@PYTHONS@) do (
    py -%%v -c "" >nul 2>nul
    if not errorlevel 1 (
        py -%%v "%HERE%program\start.py" %*
        goto end
    )
)
python "%HERE%program\start.py" --version >nul 2>nul
if not errorlevel 1 (
    python "%HERE%program\start.py" %*
    goto end
)

if defined TRIED goto missing
set TRIED=1
for %%f in ("%HERE%python-3*.exe") do (
    echo Installing Python from "%%~nxf" ...
    start /wait "" "%%f" /passive InstallAllUsers=0 PrependPath=0 Include_launcher=1 InstallLauncherAllUsers=0
    goto look
)

:missing
echo.
echo Python is missing on this computer. "Read me first.html" says how to bring it.
pause
exit /b 1

:end
if errorlevel 1 pause
