#!/usr/bin/env python3
"""`make bench`: the figures of docs/performance.md, each beside a baseline measured in the same run.

Content: 10,000 policies, about 20 MB of text, cut from a tar of Markdown laws (ONETOUCH_CORPUS, by default
../shared/corpus/laws.tar.zst). Everything happens in a temporary folder; windows open on a virtual display.
"""
import glob, os, random, re, shutil, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = sys.argv[1]
CORPUS = os.environ.get("ONETOUCH_CORPUS", os.path.join(ROOT, "../shared/corpus/laws.tar.zst"))
NOW = "2026-11-24T10:26"
ENV = {**os.environ, "LC_ALL": "C.UTF-8"}


def timed(*command, **options):
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, **options)
    seconds = time.monotonic() - begin
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout.decode()[-2000:]}\n{done.stderr.decode()[-2000:]}")
    return seconds


def median(runs, *command):
    return statistics.median(timed(*command) for _ in range(runs))


def row(what, figure, baseline, ratio, bar):
    print(f"{what:<44}{figure:>14}   {baseline:<44}{ratio:>8}   {bar}", flush=True)


def write_folder(folder, work):
    """10,000 policies of about 2 KB from the corpus's articles, in the corpus's order."""
    laws = os.path.join(work, "laws")
    os.makedirs(laws)
    subprocess.run(["tar", "--zstd", "-xf", CORPUS, "-C", laws], check=True)
    os.makedirs(f"{folder}/policies")
    with open(f"{folder}/unit.yaml", "w") as file:
        file.write("id: bench\nname: 测试街道\nlevel: street\n")
    made = 0
    for path in sorted(glob.glob(f"{laws}/**/*.md", recursive=True)):
        text = open(path, encoding="utf-8").read()
        title = text.split("\n", 1)[0].lstrip("# ").strip()
        body = text.split("<!-- INFO END -->")[-1]
        articles = [part for part in re.split(r"\n\s*\n", body) if part.startswith("第")]
        for number, begin in enumerate(range(0, len(articles), 14)):
            if made == 10_000:
                return
            part = "\n\n".join(articles[begin:begin + 14])
            if len(part) < 200:
                continue
            with open(f"{folder}/policies/p{made:05}.md", "w", encoding="utf-8") as file:
                file.write(policy(f"{title}（{number + 1}）"[:190], part[:760]))
            made += 1
    sys.exit(f"the corpus gave only {made} policies")


def policy(title, text):
    title = title.replace('"', "'")
    return f'---\ntitle: "{title}"\npublished: 2026-01-05\nissuer: 测试机关\ncategory: 政务公开\n---\n\n{text}\n'


class Display:
    def __init__(self, width, height):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()

    def tap(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env={**ENV, "DISPLAY": self.name}, check=True)

    def close(self):
        self.server.terminate()
        self.server.wait()


def start_kiosk(state, display=None, driver=None):
    env = {**ENV, "ONETOUCH_START_REPORT": "1"}
    env.pop("WAYLAND_DISPLAY", None)
    if display:
        env["DISPLAY"] = display.name
    if driver:
        env["SDL_VIDEODRIVER"] = driver
    begin = time.clock_gettime(time.CLOCK_MONOTONIC)
    kiosk = subprocess.Popen(
        [f"{BIN}/kiosk", "--windowed", "--size", "1080x1920", "--state", state, "--now", NOW, "--assets", f"{ROOT}/assets"],
        env=env, stderr=subprocess.PIPE, text=True)
    line = kiosk.stderr.readline().split()
    if len(line) != 2 or line[0] != "first-frame":
        sys.exit(f"kiosk did not start: {' '.join(line)} {kiosk.stderr.read()}")
    return kiosk, int(line[1]) / 1e6 - begin


def stop(kiosk):
    kiosk.terminate()
    kiosk.wait()


def pss(kiosk):
    for line in open(f"/proc/{kiosk.pid}/smaps_rollup"):
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024


def cpu(kiosk):
    fields = open(f"/proc/{kiosk.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(kiosk, seconds=30):
    time.sleep(3)
    before = cpu(kiosk)
    time.sleep(seconds)
    return (cpu(kiosk) - before) / seconds * 100


def measure_packs(work, folder):
    ctl = f"{BIN}/kioskctl"
    size = sum(os.path.getsize(path) for path in glob.glob(f"{folder}/policies/*"))
    print(f"content: 10,000 items, {size / 1e6:.1f} MB\n")
    read = median(3, "sh", "-c", f"cat {folder}/policies/*.md > /dev/null")
    seconds = median(3, ctl, "validate", folder)
    row("kioskctl validate", f"{seconds:.2f} s", f"cat of the same files {read:.2f} s", f"{seconds / read:.1f}", "≤ 3 s")

    build = timed(ctl, "build", folder, "--output", f"{work}/out")
    pack = glob.glob(f"{work}/out/packs/bench/*.zst")[0]
    subprocess.run(["zstd", "-dqf", "--long=27", pack, "-o", f"{work}/pack.jsonl"], check=True)
    zstd = timed("zstd", "-19", "--long=27", "-qf", f"{work}/pack.jsonl", "-o", f"{work}/pack.zst")
    row("kioskctl build", f"{build:.2f} s", f"zstd -19 --long=27 {zstd:.2f} s", f"{build / zstd:.2f}", "≤ 1.5 ×")
    row("pack", f"{os.path.getsize(pack) / 1e6:.2f} MB", f"zstd -19 {os.path.getsize(f'{work}/pack.zst') / 1e6:.2f} MB",
        f"{os.path.getsize(pack) / os.path.getsize(f'{work}/pack.zst'):.2f}", "")

    install = timed(ctl, "install", f"{work}/out", "--state", f"{work}/state")
    copy = timed("cp", f"{work}/pack.jsonl", f"{work}/copy.jsonl")
    row("kioskctl install", f"{install:.2f} s", f"cp of the JSON Lines {copy:.2f} s", f"{install / copy:.0f}", "≤ 6 s")

    random.seed(40)
    for path in random.sample(sorted(glob.glob(f"{folder}/policies/*.md")), 40):
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n本条为修改后新增的内容，自公布之日起施行。\n")
    timed(ctl, "build", folder, "--output", f"{work}/out")
    changes = []
    for run in range(5):
        shutil.copytree(f"{work}/state", f"{work}/state-{run}")
        changes.append(timed(ctl, "install", f"{work}/out", "--state", f"{work}/state-{run}"))
        shutil.rmtree(f"{work}/state-{run}")
    change = statistics.median(changes)
    row("install with 40 items changed", f"{change:.2f} s", f"full install {install:.2f} s", f"{change / install:.2f}", "≤ 0.3 s")


def measure_kiosk(work):
    state, empty = f"{work}/state", f"{work}/empty"
    display = Display(1080, 1920)

    def starts(folder):
        found = []
        for _ in range(11):
            kiosk, seconds = start_kiosk(folder, display)
            found.append(seconds * 1000)
            stop(kiosk)
        return statistics.median(found), max(found)

    base, _ = starts(empty)
    first, worst = starts(state)
    row("start to first interactive frame, Xvfb", f"{first:.0f} ms", f"empty state {base:.0f} ms", f"{first / base:.2f}",
        f"≤ 100 ms (worst of 11: {worst:.0f} ms)")

    kiosk, _ = start_kiosk(empty, display)
    time.sleep(1)
    bare = pss(kiosk)
    stop(kiosk)
    kiosk, _ = start_kiosk(state, display)
    home, bar = (540, 1850), [(800, 600), (540, 800), (540, 1000), (540, 1200)]
    for x, y in bar:
        display.tap(800, 600)
        time.sleep(0.3)
        display.tap(x, y)
        time.sleep(0.3)
        for _ in range(6):
            subprocess.run(["xdotool", "mousemove", "540", "1200", "click", "--repeat", "6", "5"], env={**ENV, "DISPLAY": display.name})
            time.sleep(0.1)
        display.tap(405, 1850)
        time.sleep(0.3)
    browsing = pss(kiosk)
    row("memory while browsing (Pss)", f"{browsing:.1f} MB", f"empty state {bare:.1f} MB", f"{browsing / bare:.2f}", "≤ 60 MB")
    row("idle CPU over 30 s, X11", f"{idle(kiosk):.2f} %", "", "", "0.0 %")
    stop(kiosk)
    for driver in ["dummy", "offscreen"]:
        kiosk, _ = start_kiosk(state, driver=driver)
        row(f"idle CPU over 30 s, {driver}", f"{idle(kiosk):.2f} %", "", "", "≤ 0.3 %")
        stop(kiosk)
    display.close()


def main():
    if not os.path.exists(CORPUS):
        sys.exit(f"no corpus at {CORPUS}: name a tar.zst of Markdown laws in ONETOUCH_CORPUS")
    work = tempfile.mkdtemp(prefix="onetouch-bench-")
    try:
        folder = f"{work}/content"
        write_folder(folder, work)
        print(f"{'what':<44}{'figure':>14}   {'baseline, same run':<44}{'ratio':>8}   bar")
        measure_packs(work, folder)
        measure_kiosk(work)
    finally:
        shutil.rmtree(work)


main()
