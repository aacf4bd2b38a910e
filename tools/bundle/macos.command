#!/bin/sh
# Opens Outreach Desktop. It needs Python, and no internet.
here=$(cd "$(dirname "$0")" && pwd)
for version in @PYTHONS@; do
    for python in "python$version" "/Library/Frameworks/Python.framework/Versions/$version/bin/python3" \
        "/opt/homebrew/bin/python$version" "/usr/local/bin/python$version"; do
        if command -v "$python" >/dev/null 2>&1; then
            exec "$python" "$here/program/start.py" "$@"
        fi
    done
done
echo "Python is missing on this Mac. \"Read me first.html\" says how to bring it."
exit 1
