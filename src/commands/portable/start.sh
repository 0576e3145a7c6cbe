#!/bin/sh
# @@start@@
cd "$(dirname "$0")" || exit 1
if command -v perl >/dev/null 2>&1 && perl -MIO::Socket::INET -e 1 2>/dev/null; then
  exec perl program/serve.pl site "$@"
fi
# On a new Mac this name only offers to install something.
if command -v python3 >/dev/null 2>&1 && python3 -c 1 2>/dev/null; then
  exec python3 program/serve.py site "$@"
fi
echo "@@needsVi@@"
echo "@@needsEn@@"
read -r _
exit 1
