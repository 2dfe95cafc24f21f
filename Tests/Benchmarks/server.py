#!/usr/bin/env python3
"""`make bench`, part server: how much kiosk-server takes in, how fast its pages are, and what memory it needs.

    python3 Tests/Benchmarks/server.py BIN [--kiosks 300] [--matters 100000] [--keep DIR]

BIN is the folder of a release `kiosk-server`. Needs `cryptography` (the environment of `make tuf-reference` has it).
The load generator runs beside the server on the same cores. --keep leaves the data folder for a look with a browser.
"""
import argparse, base64, hashlib, http.client, json, os, random, shutil, sqlite3, subprocess, sys, tempfile, threading, time, uuid
import urllib.parse
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
UNITS = ["qingxi", "dongqiao", "xihe", "nantang", "beipo", "huaiyin", "xuefu"]
OFFICES = ["党政办公室", "民政办公室", "村镇建设办公室", "农业农村办公室", "社会保障所", "自然资源所", "平安法治办公室"]
PASSWORD = "only-for-the-bench"
BARS = {"drained": 3000, "small": 50, "page": 100, "memory": 150}


def code():
    values = [random.randrange(31) for _ in range(7)]
    total = sum((i + 1) * v for i, v in enumerate(values)) % 31
    return "".join(ALPHABET[v] for v in values + [(31 - total) % 31 * 4 % 31])


def entry_id():
    value = int(time.time() * 1000) << 80 | 7 << 76 | random.getrandbits(12) << 64 | 2 << 62 | random.getrandbits(62)
    return str(uuid.UUID(int=value))


def submission(unit=None):
    words = random.choice(["十月垃圾清运费三张凭证看不清", "公交站台什么时候修？", "低保为什么停了？", "老年食堂能不能周末也开",
                           "征地补偿款什么时候发到卡上？青苗和土地分不分开算？", "希望公开村部屋顶维修的招标过程"])
    return {"type": "submission", "id": entry_id(), "kind": random.choice(["topic", "topic", "suggestion", "report", "leader"]),
            "at": int(time.time()), "unit": unit or random.choice(UNITS), "code": code(), "words": words}


class Kiosk:
    def __init__(self, number):
        self.id = f"bench-{number}"
        self.unit = UNITS[number % len(UNITS)]
        self.key = Ed25519PrivateKey.generate()
        self.public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def request(self, port, method, path, body=b""):
        digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
        nonce = base64.b64encode(os.urandom(16)).decode()
        params = ('("@method" "@authority" "@path" "@query" "content-digest");'
                  f'created={int(time.time())};keyid="{self.id}";nonce="{nonce}";alg="ed25519"')
        base = "\n".join([f'"@method": {method}', f'"@authority": 127.0.0.1:{port}', f'"@path": {path}', '"@query": ',
                          f'"content-digest": {digest}', f'"@signature-params": {params}'])
        signature = base64.b64encode(self.key.sign(base.encode())).decode()
        return {"Signature-Input": "onetouch=" + params, "Signature": f"onetouch=:{signature}:", "Content-Digest": digest,
                "Content-Type": "application/jsonl"}


def lines(count, unit=None):
    return b"".join(json.dumps(submission(unit), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"
                    for _ in range(count))


def p99(values):
    return sorted(values)[max(0, int(len(values) * .99) - 1)] * 1000


class Server:
    def __init__(self, binary, data):
        self.binary, self.data = binary, data
        self.config = data + "/server.toml"
        open(self.config, "w").write(f'[server]\nport = 0\nsecure-cookies = false\n[place]\ncontent = "{ROOT}/content"\n'
                                     '[limits]\nentries-per-minute = 1000000\n')
        self.arguments = ["--config", self.config, "--data", data]

    def command(self, *words, text=""):
        done = subprocess.run([self.binary, words[0], *self.arguments, *words[1:]], input=text, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            sys.exit(f"{words}: {done.stderr}")
        return done.stdout.strip()

    def start(self):
        self.process = subprocess.Popen([self.binary, "serve", *self.arguments], stdout=subprocess.PIPE, stderr=open(
            self.data + "/log", "a"), text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1].strip(" /\n"))

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    def memory(self):
        """Most resident memory since the start, in MB."""
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


def drain(server, kiosks, per_kiosk):
    """All outboxes at once, in batches as kiosk-sync sends them; a submission counts when its 200 has come."""
    work = [[(k, lines(100, k.unit)) for _ in range(per_kiosk)] for k in kiosks]
    failures = []

    def run(batches):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for kiosk, body in batches:
            connection.request("POST", "/v1/outbox", body, kiosk.request(server.port, "POST", "/v1/outbox", body))
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != 200 or len(json.loads(text)["accepted"]) != 100:
                failures.append(text[:200])
    threads = [threading.Thread(target=run, args=(batches,)) for batches in work]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - begin
    if failures:
        sys.exit(f"{len(failures)} batches failed: {failures[0]}")
    return len(kiosks) * per_kiosk * 100 / seconds


def small_requests(server, kiosks, rate, seconds):
    """p99 of requests with one submission, one connection, while batches come in at `rate` submissions a second."""
    end = time.monotonic() + seconds
    sent = [0]

    def load():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        begin = time.monotonic()
        while time.monotonic() < end:
            kiosk = random.choice(kiosks)
            body = lines(50, kiosk.unit)
            connection.request("POST", "/v1/outbox", body, kiosk.request(server.port, "POST", "/v1/outbox", body))
            connection.getresponse().read()
            sent[0] += 50
            time.sleep(max(0, begin + sent[0] / rate - time.monotonic()))
    thread = threading.Thread(target=load)
    thread.start()
    times = []
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    while time.monotonic() < end:
        kiosk = random.choice(kiosks)
        body = lines(1, kiosk.unit)
        fields = kiosk.request(server.port, "POST", "/v1/outbox", body)
        begin = time.monotonic()
        connection.request("POST", "/v1/outbox", body, fields)
        connection.getresponse().read()
        times.append(time.monotonic() - begin)
        time.sleep(.005)
    thread.join()
    return p99(times), sent[0] / seconds


def seed(server, matters, devices, kiosks):
    """What years leave behind, written straight into the tables of a stopped server."""
    db = sqlite3.connect(server.data + "/server.sqlite")
    now = int(time.time())
    today = now // 86400
    for number in range(devices):
        kiosk = kiosks[number] if number < len(kiosks) else Kiosk(number)
        health = {"at": now, "id": entry_id(), "version": "0.1.0", "release": 40 + number % 3, "diskFree": 20_000_000_000,
                  "waiting": 0, "errors": [], "temperature": 41000, "clockOffset": 1}
        db.execute("INSERT OR IGNORE INTO device(id, name, unit, key, enrolled, contact, health) VALUES (?,?,?,?,?,?,?)",
                   (kiosk.id, f"终端 {number + 1}", kiosk.unit, kiosk.public, now, now - random.randrange(100_000), json.dumps(health)))
    for number in range(matters):
        item = submission()
        received = now - random.randrange(360 * 86400)
        closed = number % 50 != 0
        due = received // 86400 + random.randrange(5, 20) if number % 7 else None
        answered = min(now, received + random.randrange(20 * 86400)) if closed else None
        state = "published" if closed else ("assigned" if due else "received")
        if closed and not due:
            due = received // 86400 + 10
        if not closed and due:
            due = today + random.randrange(-8, 15)
        db.execute("""INSERT INTO matter(id, code, kind, unit, device, words, asked, received, state, closed, office, due,
            answer, answered, reply_item, satisfied) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""",
                   (item["id"], item["code"], item["kind"], item["unit"], f"bench-{number % max(1, devices)}", item["words"],
                    received, received, state, closed, random.choice(OFFICES) if due else None, due,
                    "已经办好。" if closed else None, answered, None, random.choice([1, 1, 1, 0, None]) if closed else None))
        db.execute("INSERT INTO event(matter, at, action, detail) VALUES (last_insert_rowid(), ?, 'receive', '')", (received,))
    for hour in range(24):
        for unit in UNITS:
            month = int(time.strftime("%Y%m"))
            db.execute("INSERT OR IGNORE INTO usage_hour VALUES (?,?,?,?,?)", (month, unit, "page", hour, random.randrange(1, 900)))
    for face in range(2000):
        db.execute("INSERT INTO rating(at, unit, kind, item, title, face, reasons) VALUES (?,?,?,?,?,?,?)",
                   (now - random.randrange(9_000_000), random.choice(UNITS), "window", None, f"{face % 10 + 1} 号窗口", random.randrange(1, 6), ""))
    for word in ["医保报销", "居住证", "宅基地", "老年证"]:
        db.execute("INSERT OR IGNORE INTO usage VALUES (?,?,?,?,?)", (int(time.strftime("%Y%m")), "search-without-result", "qingxi", word, random.randrange(2, 60)))
    db.commit()
    db.close()


class Browser:
    """A logged-in person without a browser."""

    def __init__(self, server, login):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        body = urllib.parse.urlencode({"login": login, "password": PASSWORD})
        self.connection.request("POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        answer.read()
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def get(self, path):
        begin = time.monotonic()
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"GET {path}: {answer.status}")
        return time.monotonic() - begin, body


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--kiosks", type=int, default=300)
    parser.add_argument("--matters", type=int, default=100_000)
    parser.add_argument("--devices", type=int, default=1000)
    parser.add_argument("--keep")
    options = parser.parse_args()
    data = options.keep or tempfile.mkdtemp(prefix="onetouch-bench-")
    os.makedirs(data, exist_ok=True)
    server = Server(options.bin + "/kiosk-server", data)
    for role in ["admin", "clerk", "leader", "reviewer", "auditor"]:
        server.command("add-staff", "--login", role, "--name", "陈科员", "--unit", "qingxi", "--role", role, text=PASSWORD + "\n")
    kiosks = [Kiosk(number) for number in range(options.kiosks)]
    seed(server, options.matters, options.devices, kiosks)
    missed = []

    def report(name, value, unit, bar, good):
        print(f"{name:58} {value:9.1f} {unit:4} bar {bar:6}  {'ok' if good else 'MISSED'}")
        if not good:
            missed.append(name)
    server.start()
    browsers = [(Browser(server, "leader"), ["/inbox", "/inbox?kind=topic", "/overdue", "/board", "/closed", "/fleet", "/statistics",
                                             "/matter/51", "/inbox?q=%E5%9E%83%E5%9C%BE"]), (Browser(server, "auditor"), ["/audit"])]
    for browser, paths in browsers:
        for path in paths:
            times = [browser.get(path)[0] for _ in range(60)]
            report(f"page {path}, {options.matters} matters, {options.devices} kiosks, p99", p99(times), "ms", BARS["page"],
                   p99(times) <= BARS["page"])
    per_kiosk = max(1, 60_000 // (options.kiosks * 100))
    rate = drain(server, kiosks, per_kiosk)
    report(f"{options.kiosks} outboxes drained at once, submissions a second", rate, "/s", BARS["drained"], rate >= BARS["drained"])
    p, load = small_requests(server, kiosks, BARS["drained"] / 2, 15)
    report(f"one small request at {load:.0f} submissions a second beside, p99", p, "ms", BARS["small"], p <= BARS["small"])
    report("memory of kiosk-server through it, most", server.memory(), "MB", BARS["memory"], server.memory() <= BARS["memory"])
    status = server.stop()
    if status:
        sys.exit(f"kiosk-server ended with {status}")
    db = sqlite3.connect(data + "/server.sqlite")
    print("on disk:", db.execute("SELECT count(*) FROM matter").fetchone()[0], "matters, integrity",
          db.execute("PRAGMA integrity_check").fetchone()[0])
    if not options.keep:
        shutil.rmtree(data)
    sys.exit(1 if missed else 0)


main()
