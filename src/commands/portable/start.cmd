@echo off
rem @@start@@
chcp 65001 >nul
cd /d "%~dp0"
powershell -NoProfile -ExecutionPolicy Bypass -File program\serve.ps1 -Site site -Share "%~1"
if errorlevel 1 pause
