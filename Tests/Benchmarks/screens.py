"""Screens: start, frames of long scrolls, answers to fingers, pages opening, idling, memory.

All times of frames come from the program itself (ONETOUCH_FRAME_REPORT); fingers go in through SDL's event queue.
"""
import ctypes, os, statistics, subprocess, time

from common import BIN, ENV, NOW, ROOT, Display, Dummy, Kiosk, Weston, percentile, row


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
    frames = [frame for frame in kiosk.frames(opened) if frame["kind"] == "scroll"]
    kiosk.stop()
    wall = [frame["work"] / 1000 for frame in frames]
    cpu = [frame["cpu"] / 1000 for frame in frames]
    middle, p99 = statistics.median(wall), percentile(wall, 0.99)
    row(f"{what}: frame p50", f"{middle:.2f} ms", f"opaque blit of the viewport {limit:.2f} ms", f"{middle / limit:.2f}", "")
    row(f"{what}: frame p99", f"{p99:.2f} ms", f"{len(frames)} frames, longest {max(wall):.1f} ms", f"{p99 / limit:.2f}", bar)
    row(f"{what}: processor time p99", f"{percentile(cpu, 0.99):.2f} ms", f"longest {max(cpu):.1f} ms", "", "")


def measure_answers(demo, display, work, name):
    """Finger down → changed pixels, on every screen of the tour."""
    # Up to the end of the visit: what follows needs a minute without touch.
    tour = open(f"{ROOT}/packaging/tour.script", encoding="utf-8").read().split("wait 61s")[0]
    tour = "\n".join(line for line in tour.splitlines() if not line.startswith(("wait", "type")))
    fingers = locate(demo, "\n".join(line for line in tour.splitlines() if not line.startswith("expect")))
    kiosk = Kiosk(demo, display, work)
    answers, opens = [], []
    for _ in range(3):
        begin = time.clock_gettime(time.CLOCK_MONOTONIC) * 1e6
        play(kiosk, fingers)
        time.sleep(0.5)
        frames = kiosk.frames(begin)
        answers += [frame["answer"] / 1000 for frame in frames if frame["answer"] and frame["kind"] == "paint"]
        opens += [frame["answer"] / 1000 for frame in frames if frame["answer"] and frame["kind"] == "fade"]
        kiosk.stop()
        kiosk = Kiosk(demo, display, work)
    memory = kiosk_memory(kiosk, fingers)
    kiosk.stop()
    row(f"finger down → pixels p99, {name}", f"{percentile(answers, 0.99):.1f} ms", f"{len(answers)} touches, median {statistics.median(answers):.1f} ms", "", "≤ 16.7 ms")
    row(f"page open p99, {name}", f"{percentile(opens, 0.99):.1f} ms", f"{len(opens)} pages, median {statistics.median(opens):.1f} ms", "", "≤ 50 ms")
    return fingers, memory


def kiosk_memory(kiosk, fingers):
    play(kiosk, fingers)
    return kiosk.pss()


def measure_opening(state, display, work, name):
    """Pages of a store with 10,000 items, back and forth."""
    way = 'tap "政策文件"\ntap "政务公开 10001"\ntap "全部 10001"\ntap "首页"\ntap "搜索"\ntap "首页"\ntap "三资公开"\ntap "首页"\ntap "通知公告"\ntap "首页"\n'
    fingers = locate(state, way)
    kiosk = Kiosk(state, display, work)
    for _ in range(12):
        play(kiosk, fingers, after=0.3)
    opens = [frame["answer"] / 1000 for frame in kiosk.frames() if frame["answer"] and frame["kind"] == "fade"]
    kiosk.stop()
    row(f"page open p99, 10,000 items, {name}", f"{percentile(opens, 0.99):.1f} ms", f"{len(opens)} pages, median {statistics.median(opens):.1f} ms, longest {max(opens):.1f} ms", "", "≤ 50 ms")


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


def measure_memory(demo, empty, dummy, work, fingers, browsing):
    kiosk = Kiosk(empty, dummy)
    time.sleep(1)
    bare = kiosk.pss()
    kiosk.stop()
    row("memory after every screen (Pss)", f"{browsing:.1f} MB", f"empty state {bare:.1f} MB", f"{browsing / bare:.2f}", "≤ 60 MB")
    size = "2160x3840"
    large = [(verb, [number * 2 for number in numbers]) for verb, numbers in fingers]
    kiosk = Kiosk(demo, dummy, work, size=size)
    memory = kiosk_memory(kiosk, large)
    kiosk.stop()
    framebuffer = 2160 * 3840 * 4 / 1048576
    row("the same at 2160×3840", f"{memory - framebuffer:.1f} MB", f"with its framebuffer of {framebuffer:.1f} MB: {memory:.1f} MB", "", "≤ 80 MB")


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


def measure_idle(state, displays):
    for name, display, bar in displays:
        kiosk = Kiosk(state, display)
        row(f"idle CPU over 30 s, {name}", f"{kiosk.idle():.2f} %", "", "", bar)
        kiosk.stop()


def measure(work, state, demo):
    empty = f"{work}/empty"
    display, dummy = Display(1080, 1920), Dummy()
    weston = Weston(work, display, 1080, 1920)
    try:
        limit = blit_limit()
        measure_start(state, empty, display)
        law = locate(state, 'tap "政策文件"\ntap "中华人民共和国民法典"\n')
        ledger = locate(state, 'tap "三资公开"\ntap "测试街道"\n')
        for name, where, bar in [("dummy", dummy, "≤ 8 ms"), ("Xvfb", display, "≤ 12 ms")]:
            measure_scroll(f"longest law, {name}", state, where, work, law, limit, bar, flings=110)
            measure_scroll(f"5,000-row ledger, {name}", state, where, work, ledger, limit, bar, flings=190)
        fingers, browsing = measure_answers(demo, dummy, work, "dummy")
        measure_answers(demo, display, work, "Xvfb")
        measure_opening(state, dummy, work, "dummy")
        measure_memory(demo, empty, dummy, work, fingers, browsing)
        measure_monkey(demo, work, int(os.environ.get("ONETOUCH_MONKEY", "100000")))
        measure_idle(state, [("X11", display, "0.0 %"), ("Wayland", weston, "0.0 %"), ("dummy", dummy, "≤ 0.3 %")])
    finally:
        weston.close()
        display.close()
