#!/usr/bin/env python3
"""`make bench`, part typing: what librime costs in time and memory (docs/typing.md).

    python3 Tests/Benchmarks/typing.py BIN

BIN is the folder of release builds of `kiosk` and `kioskctl`.
"""
import json, os, re, shutil, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TODAY = "2026-11-24"
ENV = {**os.environ, "LC_ALL": "C.UTF-8"}
PINYIN = """lihunzheng hujixuyaoshenmecailiao dibaobianyuanjiatingrending shenfenzheng yibaobaoxiao cunzhang lhz
zhongdianyouxiankangfujin nongcunjumin laorenguohuobutie xinshengerhukou caiwugongkai tudichengbao dbz jzz
weixiujijin zufangbutie canjirenzheng shehuibaozhangka gongshang zhufanggongjijin minzhengban xiaoxuebaoming""".split()
DIGITS = dict(zip("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999"))
NINE = ["".join(DIGITS[letter] for letter in word) for word in PINYIN]
STROKES = ["pspzhzn", "hszh", "nszhpnsz", "hhpn", "pnhszhh", "nhpzhspn", "zhs", "sz", "h", "p", "n", "z", "s", "hs", "pn"]


def run(*command, text=None):
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def peak(*command):
    """Seconds and the most memory of a command, in MB."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENV)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}\n{child.stderr.read().decode()[-2000:]}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def memory(kiosk, state, script):
    output = run(kiosk, "--headless", "--script", script, "--state", state, "--now", f"{TODAY}T10:26")
    return {name: int(size) / 1024 for name, size in re.findall(r"^(\w+) (\d+) kB$", output, re.M)}


def start(kiosk, state, script, environment):
    """Median milliseconds of a run that ends at once."""
    times = []
    for _ in range(11):
        begin = time.monotonic()
        subprocess.run([kiosk, "--headless", "--script", script, "--state", state], check=True, env=environment,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.monotonic() - begin) * 1000)
    return sorted(times)[5]


def main():
    binary = sys.argv[1]
    kioskctl, kiosk = f"{binary}/kioskctl", f"{binary}/kiosk"
    work = tempfile.mkdtemp(prefix="onetouch-typing-")
    try:
        state = f"{work}/state"
        run(kioskctl, "build", f"{ROOT}/content", "--output", f"{work}/out", "--today", TODAY)
        run(kioskctl, "install", f"{work}/out", "--state", state)
        seconds, megabytes = peak(kioskctl, "typing", "--state", state)
        print(f"dictionaries made: {seconds:.2f} s, {megabytes:.0f} MB at most, in a process of their own")
        for layout, lines in (("pinyin", PINYIN), ("nineKeys", NINE), ("strokes", STROKES)):
            opened, times, best = [], [], []
            for _ in range(3):
                output = run(kioskctl, "typing", "--keys", "-", "--layout", layout, "--state", state,
                             text="\n".join(lines * 3)).splitlines()
                opened.append(json.loads(output[0])["openMilliseconds"])
                typed = [t for line in output[1:] for t in json.loads(line)["milliseconds"]]
                times += typed
                turn = len(typed) // 3
                best.append([min(typed[i], typed[turn + i], typed[2 * turn + i]) for i in range(turn)])
            # On a busy machine a neighbour's time slice of 20 ms falls into some keys: the best of nine has none.
            quiet = [min(values) for values in zip(*best)]
            print(f"{layout}: {len(times)} keys, p50 {percentile(times, .5):.2f}, p99 {percentile(times, .99):.2f} ms, "
                  f"most {max(times):.2f} ms; each key's best of nine: p99 {percentile(quiet, .99):.2f} ms (bar: 1), most "
                  f"{max(quiet):.2f} ms; ready {sorted(opened)[1]:.1f} ms after the keyboard opens (bar: 50), best "
                  f"{min(opened):.1f} ms")
        script = f"{work}/type.script"
        taps = "\n".join(f'tap "{key}"' for key in "hujixuyaoshenme")
        strokes = '\ntap "笔画"\ntap "一 横"\ntap "丨 竖"\ntap "九键"\ntap "ghi"\ntap "ghi"\n'
        with open(script, "w", encoding="utf-8") as file:
            file.write(f'tap "搜索"\n{taps}{strokes}memory typed\n')
        bare = f"{work}/bare.script"
        with open(bare, "w", encoding="utf-8") as file:
            file.write(f'tap "搜索"\n{taps}\nmemory typed\n')
        with_words = memory(kiosk, state, script)["typed"]
        empty = f"{work}/empty.script"
        open(empty, "w").close()
        linked = {**ENV, "LD_PRELOAD": "librime.so.1"}
        print(f"a kiosk that starts and ends: {start(kiosk, state, empty, ENV):.0f} ms; with librime loaded at its start, "
              f"as linking would: {start(kiosk, state, empty, linked):.0f} ms (medians of 11)")
        shutil.rmtree(f"{state}/typing")
        without = memory(kiosk, state, bare)["typed"]
        print(f"memory while typing (Pss): {with_words:.1f} MB with words, {without:.1f} without: "
              f"{with_words - without:+.1f} MB (bar: 25)")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
