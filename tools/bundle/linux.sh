#!/bin/sh
# Opens Outreach Desktop. It needs Python, which nearly every Linux has, and no internet.
here=$(cd "$(dirname "$0")" && pwd)
for version in @PYTHONS@; do
    if command -v "python$version" >/dev/null 2>&1; then
        exec "python$version" "$here/program/start.py" "$@"
    fi
done
echo "Python @PYTHONS@ is missing on this computer. \"Read me first.html\" says how to bring it."
exit 1
