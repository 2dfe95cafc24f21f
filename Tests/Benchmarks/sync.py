#!/usr/bin/env python3
"""`make bench`, part sync: what an update of the law corpus costs on the wire, in time and in memory; polls; a fleet.

    python3 Tests/Benchmarks/sync.py BIN [--work DIR] [--fleet N]

BIN is the folder of release `kioskctl` and `kiosk-sync` (ONETOUCH_KIOSKCTL names another kioskctl). The corpus is one
unit; the second release adds 5 laws and edits 35 in one place. Bytes are nginx's own count of every question and answer
on loopback. --work keeps the repositories for the next time; --fleet 0 leaves the simulated kiosks out.
"""
import argparse, glob, os, random, re, shutil, socket, sqlite3, subprocess, sys, tempfile, threading, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.environ.get("ONETOUCH_CORPUS", os.path.join(ROOT, "../shared/corpus/laws.tar.zst"))
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "ONETOUCH_PASSPHRASE": "benchmark-passphrase"}
TODAY = "2026-11-24"
KEYS = ["root-a", "root-b", "root-c", "lead", "clerk", "reviewer", "online"]


def run(*command, cwd=None, check=True):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, cwd=cwd)
    if check and done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout.decode()[-2000:]}\n{done.stderr.decode()[-2000:]}")
    return done.stderr.decode()


def empty_settings():
    """Path of a settings file with nothing in it, so that nobody's kiosk.conf counts."""
    path = os.path.join(tempfile.gettempdir(), "onetouch-empty.conf")
    open(path, "w").close()
    return path


def row(what, figure, note, bar):
    print(f"{what:<48}{figure:>20}   {note:<52}   {bar}", flush=True)


def publish(ctl, work, content, *first):
    run(ctl, "release", content, "--today", TODAY, cwd=work)
    for key in [*first, "clerk", "reviewer"]:
        run(ctl, "sign", "--key", f"keys/{key}.key", cwd=work)
    run(ctl, "publish", "--online-key", "keys/online.key", cwd=work)


def found(ctl, work, unit):
    for key in KEYS:
        run(ctl, "keys", "generate", f"keys/{key}", cwd=work)
    with open(f"{work}/signers.txt", "w") as file:
        file.write("root: 2 of keys/root-a.pub keys/root-b.pub keys/root-c.pub\ntargets: keys/lead.pub\n"
                   f"online: keys/online.pub\n{unit}: 2 of keys/clerk.pub keys/reviewer.pub\n")
    run(ctl, "repo", "init", cwd=work)


def edit(work):
    """Two authoring folders: the corpus without 5 laws, and with them and 35 others edited."""
    run("tar", "--zstd", "-xf", CORPUS, "--one-top-level=laws", cwd=work)
    os.makedirs(f"{work}/new")
    with open(f"{work}/new/unit.yaml", "w", encoding="utf-8") as file:
        file.write("id: laws\nname: 法律法规库\ncenter: 服务中心\nlevel: county\n")
    run(CTL, "import", "laws", "--kind", "policy", "--into", "new", "--today", TODAY, cwd=work, check=False)
    shutil.copytree(f"{work}/new", f"{work}/old")
    random.seed(40)
    chosen = random.sample(sorted(glob.glob(f"{work}/new/policies/*.md")), 40)
    for path in chosen[:5]:
        os.remove(path.replace("/new/", "/old/"))
    for path in chosen[5:]:
        text = open(path, encoding="utf-8").read()
        places = [match.start() for match in re.finditer("。", text)]
        at = places[len(places) // 2] if places else len(text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:at] + "，自二〇二六年十一月一日起施行" + text[at:])


def prepare(work):
    if os.path.exists(f"{work}/second"):
        return
    edit(work)
    found(CTL, work, "laws")
    publish(CTL, work, "old", "root-a", "root-b", "lead")
    shutil.copytree(f"{work}/repository", f"{work}/first")
    publish(CTL, work, "new")
    shutil.copytree(f"{work}/repository", f"{work}/second")


class Nginx:
    """One worker on a free port of loopback; counts every byte when told to."""

    def __init__(self, folder, root, counts):
        os.makedirs(folder, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = f"{folder}/access.log"
        shipped = open(f"{ROOT}/packaging/nginx/onetouch-repository.conf", encoding="utf-8").read()
        server = shipped.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace(
            "root /srv/onetouch/repository;", f"root {root};")
        if counts:
            server = server.replace("access_log off;", f"access_log {self.log} bytes;")
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in
                            ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        user = "user root;\n" if os.getuid() == 0 else ""
        with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
                       f"events {{}}\nhttp {{\ntypes {{ application/json json; }}\n"
                       f"log_format bytes '$status $request_length $bytes_sent $uri';\n{temporary}{server}\n}}\n")
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-p", folder, "-c", f"{folder}/nginx.conf"],
                                        stderr=subprocess.DEVNULL)
        for _ in range(400):
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx did not start")

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    def take(self):
        """(status, bytes asked, bytes answered, path) of every request since the last call."""
        lines = [line.split() for line in open(self.log)] if os.path.exists(self.log) else []
        open(self.log, "r+").truncate() if lines else None
        return [(int(status), int(asked), int(sent), path) for status, asked, sent, path in lines]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def sync(state, address, root):
    """One run: seconds, peak memory in MB, and the log."""
    with tempfile.TemporaryFile() as log:
        begin = time.monotonic()
        child = subprocess.Popen([SYNC, "--once", "--verbose", "--state", state, "--config", empty_settings(), "--repository",
                                  address, "--root", root], stderr=log, env=ENV)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begin
        log.seek(0)
        text = log.read().decode()
    if status != 0:
        sys.exit(f"kiosk-sync: {text[-2000:]}")
    return seconds, usage.ru_maxrss / 1024, text


class Reader:
    """A screen's query again and again, in a process-wide connection of its own."""

    def __init__(self, state):
        self.path = f"{state}/content.sqlite"
        self.times = []
        self.goes = True
        self.thread = threading.Thread(target=self.read)
        self.thread.start()

    def read(self):
        database = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        while self.goes:
            begin = time.monotonic()
            database.execute("SELECT id, title FROM item WHERE kind = 'policy' ORDER BY published DESC, id LIMIT 60").fetchall()
            self.times.append((begin, time.monotonic() - begin))
            time.sleep(0.0005)

    def stop(self):
        self.goes = False
        self.thread.join()
        return self.times


def p99(times):
    return sorted(times)[int(len(times) * 0.99)] * 1000 if times else float("nan")


def update(work, nginx, served):
    """The first sync, then the update several times from copies of its state."""
    root = f"{work}/first/metadata/1.root.json"
    base = f"{work}/state"
    shutil.rmtree(base, ignore_errors=True)
    point(served, f"{work}/first")
    seconds, memory, _ = sync(base, nginx.address, root)
    requests = nginx.take()
    row("first sync: all bytes on the wire", f"{total(requests) / 1e6:.2f} MB", f"{len(requests)} requests, {seconds:.1f} s, {memory:.0f} MB of memory", "≤ 8.80 MB")
    point(served, f"{work}/second")
    rates, applies, peaks, quiet, busy = [], [], [], [], []
    for turn in range(5):
        state = f"{work}/state-{turn}"
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(base, state)
        reader = Reader(state)
        time.sleep(1)
        begin = time.monotonic()
        _, memory, log = sync(state, nginx.address, root)
        end = time.monotonic()
        for at, took in reader.stop():
            (busy if begin <= at <= end else quiet if at < begin else []).append(took)
        size, unpacking, applying = re.search(r"unpacked (\d+) bytes in ([\d.]+) s, applied in ([\d.]+) s", log).groups()
        rates.append(int(size) / float(unpacking) / 1e6)
        applies.append(float(applying))
        peaks.append(memory)
        requests = nginx.take()
        if turn == 0:
            row("update: all bytes on the wire", f"{total(requests):,} bytes", ", ".join(f"{asked + sent:,}" for _, asked, sent, _ in requests), "≤ 20,000")
            sync(state, nginx.address, root)
            polls = nginx.take()
            row("nothing new: all bytes on the wire", f"{total(polls)} bytes", f"{len(polls)} request, status {polls[0][0]}", "1, ≤ 1,500, 304")
        shutil.rmtree(state)
    row("update: applying, median of 5", f"{median(applies):.2f} s", f"{min(applies):.2f} to {max(applies):.2f}", "≤ 0.30 s")
    row("update: unpacking base and delta, verifying", f"{median(rates):.0f} MB/s", "of the new pack; keeping it included", "≥ 150 MB/s")
    row("update: peak memory of kiosk-sync", f"{max(peaks):.0f} MB", "zstd -d --patch-from of the same: 118 MB", "≤ 180 MB")
    row("readers' p99 during the update", f"{p99(busy):.2f} ms", f"without {p99(quiet):.2f} ms", f"{p99(busy) / p99(quiet):.2f} ≤ 1.20 ×")


def total(requests):
    return sum(asked + sent for _, asked, sent, _ in requests)


def median(values):
    return sorted(values)[len(values) // 2]


def point(link, target):
    """What a publisher's rename does: readers see the one or the other."""
    os.symlink(target, link + ".new")
    os.replace(link + ".new", link)
    time.sleep(1.2)  # nginx looks at open files again after a second


def load(port, path, *headers):
    words = [word for header in headers for word in ("-H", header)]
    out = subprocess.run(["wrk", "-t1", "-c64", "-d4s", *words, f"http://127.0.0.1:{port}{path}"], stdout=subprocess.PIPE).stdout.decode()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def polls(work, served):
    if shutil.which("wrk") is None:
        return print("wrk is not installed: no figure for polls")
    with open(f"{work}/second/metadata/1k.bin", "wb") as file:
        file.write(b"x" * 1024)
    nginx = Nginx(f"{work}/nginx-load", served, counts=False)
    try:
        head = subprocess.run(["curl", "-sI", f"{nginx.address}metadata/timestamp.json"], stdout=subprocess.PIPE).stdout.decode()
        etag = re.search(r"(?i)etag: (\S+)", head).group(1)
        pairs = [(load(nginx.port, "/metadata/timestamp.json", f"If-None-Match: {etag}"), load(nginx.port, "/metadata/1k.bin")) for _ in range(3)]
        best = max(pairs, key=lambda pair: pair[0] / pair[1])
        ratio = median([poll / plain for poll, plain in pairs])
        row("polls a second, one nginx worker", f"{best[0]:,.0f}", f"a plain file of 1 KB {best[1]:,.0f}", f"{ratio:.2f} ≥ 0.90 ×")
    finally:
        nginx.stop()


def fleet(work, count):
    """Real services on loopback, a look each 30 s, and a release in between."""
    place = f"{work}/fleet"
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(place)
    run(CTL, "init", f"{place}/content")
    unit = re.search(r"(?m)^(?:id|编号): *(\S+)", open(f"{place}/content/unit.yaml", encoding="utf-8").read()).group(1)
    found(CTL, place, unit)
    publish(CTL, place, "content", "root-a", "root-b", "lead")
    with open(f"{place}/kiosk.conf", "w") as file:
        file.write("[sync]\npoll-seconds = 30\n")
    nginx = Nginx(f"{place}/nginx", f"{place}/repository", counts=False)
    kiosks = []
    try:
        for number in range(count):
            log = open(f"{place}/{number}.log", "wb")
            kiosks.append(subprocess.Popen(
                [SYNC, "--state", f"{place}/state-{number}", "--config", f"{place}/kiosk.conf", "--repository", nginx.address,
                 "--root", f"{place}/repository/metadata/1.root.json"], stderr=log, env=ENV))
            time.sleep(30 / count)

        def at(release):
            return sum(f"release {release}," in open(f"{place}/{number}.log").read() for number in range(count))

        wait(lambda: at(1) == count, 120)
        notice = glob.glob(f"{place}/content/notices/*.md")[0]
        text = open(notice, encoding="utf-8").read()
        with open(notice, "w", encoding="utf-8") as file:
            file.write(text + "\n\n补充一句。\n")
        publish(CTL, place, "content")
        begin = time.monotonic()
        seconds = wait(lambda: at(2) == count, 120) and time.monotonic() - begin
        pauses = [int(pause) for number in range(count) for pause in re.findall(r"next look in (\d+) s", open(f"{place}/{number}.log").read())]
        row(f"{count} kiosks have a release after", f"{seconds:.0f} s" if seconds else "> 120 s", f"pauses from {min(pauses)} to {max(pauses)} s", "≤ 60 s")
    finally:
        for kiosk in kiosks:
            kiosk.terminate()
        for kiosk in kiosks:
            kiosk.wait()
        nginx.stop()


def wait(is_so, seconds):
    for _ in range(seconds * 2):
        if is_so():
            return True
        time.sleep(0.5)
    return False


def main(options):
    if not os.path.exists(CORPUS):
        sys.exit(f"no corpus at {CORPUS}: name a tar.zst of Markdown laws in ONETOUCH_CORPUS")
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="onetouch-sync-"))
    os.makedirs(work, exist_ok=True)
    try:
        prepare(work)
        served = f"{work}/served"
        nginx = Nginx(f"{work}/nginx", served, counts=True)
        try:
            update(work, nginx, served)
        finally:
            nginx.stop()
        polls(work, served)
        if options.fleet:
            fleet(work, options.fleet)
    finally:
        if not options.work:
            shutil.rmtree(work)


parser = argparse.ArgumentParser()
parser.add_argument("bin")
parser.add_argument("--work")
parser.add_argument("--fleet", type=int, default=300)
OPTIONS = parser.parse_args()
CTL = os.environ.get("ONETOUCH_KIOSKCTL", f"{OPTIONS.bin}/kioskctl")
SYNC = f"{OPTIONS.bin}/kiosk-sync"
main(OPTIONS)
