#!/usr/bin/env bash
# `make test`: builds once, in one configuration, and runs every test. Windows open under Xvfb displays of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build --build-tests
exec swift test --skip-build --no-parallel "$@"
