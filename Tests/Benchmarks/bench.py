#!/usr/bin/env python3
"""`make bench`: the figures of docs/performance.md, each beside a baseline measured in the same run.

Content: 10,000 policies, about 20 MB of text, cut from a tar of Markdown laws (ONETOUCH_CORPUS, by default
../shared/corpus/laws.tar.zst). Screens: the demo street with the same 10,000 policies, the corpus's longest law and a ledger
of 5,000 rows. Everything happens in a temporary folder; windows open on virtual displays. ONETOUCH_BENCH=content or =screens
runs one half; ONETOUCH_BENCH_REALTIME=1 gives kiosk and display server precedence over the neighbours on a shared machine.
"""
import glob, os, shutil, sys, tempfile

import content, screens
from common import BIN, ROOT, timed


def install(folder, work, name, today=None):
    state = f"{work}/{name}"
    timed(f"{BIN}/kioskctl", "build", folder, "--output", f"{work}/{name}-out", *(["--today", today] if today else []))
    timed(f"{BIN}/kioskctl", "install", f"{work}/{name}-out", "--state", state)
    return state


def main():
    if not os.path.exists(content.CORPUS):
        sys.exit(f"no corpus at {content.CORPUS}: name a tar.zst of Markdown laws in ONETOUCH_CORPUS")
    wanted = os.environ.get("ONETOUCH_BENCH", "content screens")
    work = tempfile.mkdtemp(prefix="onetouch-bench-")
    try:
        folder = f"{work}/content"
        laws = content.write_folder(folder, work)
        print(f"{'what':<44}{'figure':>14}   {'baseline, same run':<44}{'ratio':>8}   bar")
        if "content" in wanted:
            content.measure_packs(work, folder)
        if "screens" in wanted:
            street = f"{work}/street"
            shutil.copytree(f"{ROOT}/content", street)
            for path in glob.glob(f"{folder}/policies/*.md"):
                shutil.copy(path, f"{street}/policies")
            content.write_long_pages(street, laws)
            state = install(street, work, "long", today="2026-11-24")
            demo = install(f"{ROOT}/content", work, "demo", today="2026-11-24")
            screens.measure(work, state, demo)
    finally:
        shutil.rmtree(work)


main()
