"""What all benchmarks share: running and timing programs, displays, fingers, and the table's rows."""
import os, statistics, subprocess, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = sys.argv[1]
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


class Display:
    def __init__(self, width, height):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()

    def environment(self):
        return {"DISPLAY": self.name, "SDL_VIDEODRIVER": "x11"}

    def tap(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env={**ENV, "DISPLAY": self.name}, check=True)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Dummy:
    """No display at all: SDL's dummy driver."""

    def environment(self):
        return {"SDL_VIDEODRIVER": "dummy"}

    def close(self):
        pass


class Weston:
    """A Wayland compositor in a window of a virtual X display. Its own headless backend has no seat, and SDL 2.26 crashes
    in SDL_VideoInit where a compositor has none."""

    def __init__(self, work, display, width, height):
        self.folder = os.path.join(work, "wayland")
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        self.server = subprocess.Popen(
            ["weston", "--backend=x11-backend.so", f"--width={width}", f"--height={height}", "--socket=bench",
             "--no-config", "--idle-time=0"],
            env={**ENV, "DISPLAY": display.name, "XDG_RUNTIME_DIR": self.folder}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if os.path.exists(f"{self.folder}/bench"):
                return
            time.sleep(0.1)
        sys.exit("weston did not start")

    def environment(self):
        return {"SDL_VIDEODRIVER": "wayland", "WAYLAND_DISPLAY": "bench", "XDG_RUNTIME_DIR": self.folder}

    def close(self):
        self.server.terminate()
        self.server.wait()


class Kiosk:
    """A running kiosk with fingers from a FIFO and a report of every frame."""

    def __init__(self, state, display, work=None, size="1080x1920", arguments=()):
        env = {**ENV, "ONETOUCH_START_REPORT": "1"}
        for name in ["WAYLAND_DISPLAY", "DISPLAY"]:
            env.pop(name, None)
        env.update(display.environment())
        self.feed, self.report = None, None
        if work:
            self.feed, self.report = f"{work}/fingers", f"{work}/frames"
            for path in [self.feed, self.report]:
                if os.path.exists(path):
                    os.remove(path)
            os.mkfifo(self.feed)
            env.update({"ONETOUCH_TOUCH_FEED": self.feed, "ONETOUCH_FRAME_REPORT": self.report})
        self.width, self.height = (int(part) for part in size.split("x"))
        begin = time.clock_gettime(time.CLOCK_MONOTONIC)
        self.process = subprocess.Popen(
            [f"{BIN}/kiosk", "--windowed", "--size", size, "--state", state, "--now", NOW, "--assets", f"{ROOT}/assets",
             *arguments],
            env=env, stderr=subprocess.PIPE, text=True, cwd="/")
        # Libraries may complain first, such as libdecor about its plug-ins.
        said = []
        while not said or not said[-1].startswith("first-frame"):
            said.append(self.process.stderr.readline())
            if not said[-1]:
                sys.exit(f"kiosk did not start: {''.join(said)}")
        line = said[-1].split()
        self.started = int(line[1]) / 1e6 - begin
        if work:
            self.fingers = open(self.feed, "w", buffering=1)

    def finger(self, verb, x, y):
        self.fingers.write(f"{verb} 1 {x / self.width:.6f} {y / self.height:.6f}\n")

    def tap(self, x, y, rest=0.06, after=0.5):
        self.finger("down", x, y)
        time.sleep(rest)
        self.finger("up", x, y)
        time.sleep(after)

    def fling(self, x, begin, end, after=0.45):
        self.finger("down", x, begin)
        for step in range(1, 8):
            time.sleep(0.008)
            self.finger("move", x, begin + (end - begin) * step / 7)
        self.finger("up", x, end)
        time.sleep(after)

    def frames(self, since=0):
        """Frames as dictionaries, microseconds as numbers."""
        found = []
        for line in open(self.report):
            parts = line.split(" ", 9)
            if len(parts) == 10 and line.endswith("\n"):
                end, answer, name, layout, paint, present = *parts[:3], *(int(part) for part in parts[3:6])
                found.append({
                    "end": int(end), "answer": None if answer == "-" else int(answer), "input": name, "layout": layout, "paint": paint,
                    "present": present, "work": layout + paint + present, "cpu": int(parts[6]), "kind": parts[7], "pixels": int(parts[8]),
                    "page": parts[9].strip()})
        return [frame for frame in found if frame["end"] >= since]

    def pss(self):
        for line in open(f"/proc/{self.process.pid}/smaps_rollup"):
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024

    def busy(self):
        """Seconds of processor time of all threads, by the clock of the process (clock_getcpuclockid) in nanoseconds."""
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def idle(self, seconds=30):
        """Per cent of one core."""
        time.sleep(3)
        before = self.busy()
        time.sleep(seconds)
        return (self.busy() - before) / seconds * 100

    def stop(self):
        if self.feed:
            self.fingers.close()
        self.process.terminate()
        self.process.wait()


def percentile(values, share):
    """The value that so many of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")
