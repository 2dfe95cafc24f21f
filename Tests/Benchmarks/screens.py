"""Screens: start, frames of long scrolls, answers to fingers, pages opening, idling, memory.

All times of frames come from the program itself (ONETOUCH_FRAME_REPORT); fingers go in through SDL's event queue.
"""
import ctypes, os, statistics, subprocess, time

from common import BIN, ENV, NOW, ROOT, Display, Dummy, Kiosk, Weston, percentile, row

# Titles of what content.py adds to the demo street.
LAW, STREET = "中华人民共和国民法典", "清溪街道"


def blit_limit(width=1080, height=1668):
    """Median milliseconds of SDL's opaque copy of a scrolling viewport: what no software renderer can beat by much."""
    sdl = ctypes.CDLL("libSDL2-2.0.so.0")
    sdl.SDL_CreateRGBSurfaceWithFormat.restype = ctypes.c_void_p
    surfaces = [sdl.SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, 0x16161804) for _ in range(2)]
    times = []
    for _ in range(200):
        begin = time.perf_counter()
        sdl.SDL_UpperBlit(ctypes.c_void_p(surfaces[0]), None, ctypes.c_void_p(surfaces[1]), None)
        times.append((time.perf_counter() - begin) * 1000)
    for surface in surfaces:
        sdl.SDL_FreeSurface(ctypes.c_void_p(surface))
    return statistics.median(times)


def locate(state, script, size="1080x1920"):
    """Plays a script headless and returns its fingers as (verb, numbers), texts turned into pixels."""
    lines = []
    for line in script.splitlines():
        if line.startswith("tap \""):
            lines.append("locate" + line[3:])
        if not line.startswith("screenshot"):
            lines.append(line)
    path = f"{state}.script"
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    done = subprocess.run(
        [f"{BIN}/kiosk", "--headless", "--script", path, "--size", size, "--state", state, "--now", NOW, "--assets",
         f"{ROOT}/assets"], stdout=subprocess.PIPE, env=ENV, check=True, text=True, cwd="/")
    places = [line.split()[1:3] for line in done.stdout.splitlines() if line.startswith("locate ")]
    fingers = []
    for line in script.splitlines():
        if line.startswith("tap \""):
            fingers.append(("tap", [float(part) for part in places.pop(0)]))
        elif line.startswith("swipe "):
            verb, direction, distance = line.split()
            fingers.append((direction, [float(distance)]))
    return fingers


def play(kiosk, fingers, after=0.45):
    for verb, numbers in fingers:
        if verb == "tap":
            kiosk.tap(*numbers, after=after)
        else:
            way = numbers[0] if verb == "down" else -numbers[0]
            middle = kiosk.height * 0.48
            kiosk.finger("down", kiosk.width / 2, middle - way / 2)
            for step in range(1, 11):
                time.sleep(0.016)
                kiosk.finger("move", kiosk.width / 2, middle - way / 2 + way * step / 10)
            time.sleep(0.25)
            kiosk.finger("up", kiosk.width / 2, middle + way / 2)
            time.sleep(0.2)


def measure_scroll(what, state, display, work, way, limit, bar, flings):
    kiosk = Kiosk(state, display, work)
    play(kiosk, way[:-1])
    opened = kiosk.frames()[-1]["end"]
    play(kiosk, way[-1:], after=0.3)
    for _ in range(flings):
        kiosk.fling(540, 1500, 300)
    time.sleep(1)
    # Opening the page and its first frames count among the longest.
    frames = kiosk.frames(opened)
    kiosk.stop()
    scrolls = [frame for frame in frames if frame["kind"] == "scroll"]
    wall = [frame["work"] / 1000 for frame in scrolls]
    cpu = [frame["cpu"] / 1000 for frame in scrolls]
    longest = max(frame["work"] / 1000 for frame in frames)
    middle, p99 = statistics.median(wall), percentile(wall, 0.99)
    row(f"{what}: frame p50", f"{middle:.2f} ms", f"opaque blit of the viewport {limit:.2f} ms", f"{middle / limit:.2f}", "")
    row(f"{what}: frame p99", f"{p99:.2f} ms", f"{len(scrolls)} frames", f"{p99 / limit:.2f}", bar)
    row(f"{what}: longest frame, first ones too", f"{longest:.1f} ms", f"of scrolls {max(wall):.1f} ms", f"{longest / limit:.1f}", "≤ 33 ms")
    row(f"{what}: processor time p99", f"{percentile(cpu, 0.99):.2f} ms", f"longest {max(cpu):.1f} ms", "", "")


def tour():
    """Fingers through every screen: the tour up to the end of the visit, and then the long pages."""
    # What follows the end of the visit needs a minute without touch.
    lines = open(f"{ROOT}/packaging/tour.script", encoding="utf-8").read().split("wait 61s")[0].splitlines()
    # Fingers write in the reader's own keyboard what the tour's keyboard does.
    at = lines.index('type "低保"', lines.index('tap "在文中找"'))
    lines[at:at + 1] = [f'tap "{key}"' for key in "dibao"]
    lines = [line for line in lines if line and not line.startswith(("wait", "type", "expect", "screenshot", "#"))]
    # A touch while a list still glides would only stop it.
    lines = [part for line in lines for part in ([line, "wait 2s"] if line.startswith("swipe") else [line])]
    long = ["首页", "政策文件", "政务公开", "全部", LAW, "首页", "三资公开", STREET, "首页", "搜索", "拼音", *"dibao", "首页"]
    return "\n".join(lines + [f'tap "{text}"' for text in long]) + "\n"


def measure_answers(state, display, work, name, fingers):
    """Finger down → changed pixels, and what a tap brings, on every screen."""
    found = {"down": [], "up": [], "open": []}
    for _ in range(3):
        kiosk = Kiosk(state, display, work)
        play(kiosk, fingers)
        time.sleep(0.5)
        for frame in kiosk.frames():
            if frame["answer"] is None or frame["input"] not in ("down", "up"):
                continue
            what = "open" if frame["kind"] == "fade" else frame["input"]
            found[what].append(frame["answer"] / 1000)
        kiosk.stop()
    for key, what, bar in [
        ("down", "finger down → changed pixels p99", "≤ 16.7 ms"), ("up", "tap → the same page changed p99", ""),
        ("open", "tap → new page p99, 10,000 items", "≤ 50 ms")]:
        values = found[key]
        row(f"{what}, {name}", f"{percentile(values, 0.99):.1f} ms",
            f"{len(values)}, median {statistics.median(values):.1f} ms, longest {max(values):.1f} ms", "", bar)


def measure_start(state, empty, display):
    def starts(folder):
        found = []
        for _ in range(11):
            kiosk = Kiosk(folder, display)
            found.append(kiosk.started * 1000)
            kiosk.stop()
        return statistics.median(found), max(found)

    base, _ = starts(empty)
    first, worst = starts(state)
    row("start to first interactive frame, Xvfb", f"{first:.0f} ms", f"empty state {base:.0f} ms", f"{first / base:.2f}",
        f"≤ 100 ms (worst of 11: {worst:.0f} ms)")


def measure_memory(state, empty, dummy, work, fingers):
    bare = Kiosk(empty, dummy)
    time.sleep(1)
    base = bare.pss()
    bare.stop()
    for size, factor, bar in [("1080x1920", 1, "≤ 60 MB"), ("2160x3840", 2, "≤ 80 MB")]:
        kiosk = Kiosk(state, dummy, work, size=size)
        scaled = [(verb, [number * factor for number in numbers]) for verb, numbers in fingers]
        play(kiosk, scaled[:-1])
        page = kiosk.pss()
        play(kiosk, scaled[-1:], after=1)
        home = kiosk.pss()
        kiosk.stop()
        frame = 1080 * 1920 * 4 * factor * factor / 1048576
        less = 0 if factor == 1 else frame
        row(f"memory after every screen (Pss), {size}", f"{home - less:.1f} MB",
            f"on the last page {page - less:.1f}; empty state {base:.1f} MB", f"{home / base:.2f}",
            bar + (f" less the framebuffer of {frame:.1f} MB" if less else ""))


def measure_monkey(demo, work, touches):
    path = f"{work}/monkey.script"
    with open(path, "w") as file:
        file.write(f"monkey 1000 1\nmemory early\nmonkey {touches - 1000} 2\nmemory late\n")
    begin = time.monotonic()
    done = subprocess.run(
        [f"{BIN}/kiosk", "--headless", "--script", path, "--state", demo, "--now", NOW, "--assets", f"{ROOT}/assets"],
        stdout=subprocess.PIPE, env=ENV, check=True, text=True, cwd="/")
    kilobytes = [int(line.split()[1]) for line in done.stdout.splitlines() if line.endswith(" kB")]
    growth = (kilobytes[1] - kilobytes[0]) / 1024
    row(f"memory growth, 1,000 → {touches:,} touches", f"{growth:+.1f} MB",
        f"{kilobytes[0] / 1024:.1f} → {kilobytes[1] / 1024:.1f} MB in {time.monotonic() - begin:.0f} s", "", "≤ 5 MB")


def measure_idle(state, displays, work, fingers):
    """On the home screen for 20 s, on every screen of the tour for a second, and while slides are shown."""
    for name, display, bar in displays:
        kiosk = Kiosk(state, display, work)
        home = kiosk.idle(20)
        used, elapsed = 0, 0
        for finger in fingers:
            play(kiosk, [finger], after=0.6)
            before, begin = kiosk.busy(), time.monotonic()
            time.sleep(1)
            used += kiosk.busy() - before
            elapsed += time.monotonic() - begin
        kiosk.stop()
        row(f"idle CPU, {name}", f"{home:.2f} %", f"after each of {len(fingers)} touches {used / elapsed * 100:.2f} %", "", bar)
        kiosk = Kiosk(state, display, arguments=["--signage"])
        row(f"slides, CPU over 30 s, {name}", f"{kiosk.idle(30):.2f} %", "", "", "≤ 3 % of one core")
        kiosk.stop()


def measure(work, state, demo):
    empty = f"{work}/empty"
    if os.environ.get("ONETOUCH_BENCH_REALTIME"):
        # Kiosk and display server before everything else on a machine that is shared.
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    display, dummy = Display(1080, 1920), Dummy()
    weston = Weston(work, display, 1080, 1920)
    try:
        limit = blit_limit()
        measure_start(state, empty, display)
        law = locate(state, f'tap "政策文件"\ntap "{LAW}"\n')
        ledger = locate(state, f'tap "三资公开"\ntap "{STREET}"\n')
        for name, where, bar in [("dummy", dummy, "≤ 8 ms"), ("Xvfb", display, "≤ 12 ms")]:
            measure_scroll(f"longest law, {name}", state, where, work, law, limit, bar, flings=110)
            measure_scroll(f"5,000-row ledger, {name}", state, where, work, ledger, limit, bar, flings=190)
        fingers = locate(state, tour())
        measure_answers(state, dummy, work, "dummy", fingers)
        measure_answers(state, display, work, "Xvfb", fingers)
        measure_memory(state, empty, dummy, work, fingers)
        measure_monkey(demo, work, int(os.environ.get("ONETOUCH_MONKEY", "100000")))
        drivers = [("X11", display, "0.0 %"), ("Wayland", weston, "0.0 %"), ("dummy", dummy, "≤ 0.3 %")]
        measure_idle(state, drivers, work, fingers[::3])
    finally:
        weston.close()
        display.close()
