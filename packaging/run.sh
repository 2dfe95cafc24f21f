#!/usr/bin/env bash
# `make run`: imports content/ into a state directory below .build and opens the kiosk on it. Without a display it plays
# a tour and writes a screenshot of each screen.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$(swift build -c release --static-swift-stdlib --show-bin-path)
state=.build/demo/state
packs=.build/demo/packs

"$bin/kioskctl" build content --output "$packs"
"$bin/kioskctl" install "$packs" --state "$state"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Opening the kiosk in a window. Close it to stop."
    exec "$bin/kiosk" --windowed --participation --state "$state" "$@"
fi
echo "No display (neither DISPLAY nor WAYLAND_DISPLAY is set): playing a tour instead."
rm -rf screenshots
"$bin/kiosk" --headless --script packaging/tour.script --screenshots screenshots --state "$state"
"$bin/kiosk" --headless --script packaging/tour.script --screenshots screenshots/landscape --size 1920x1080 --state "$state"
echo "Screenshots of every screen: $PWD/screenshots (portrait) and $PWD/screenshots/landscape"
