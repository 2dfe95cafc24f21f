#!/usr/bin/env python3
"""`make bench`, part publishing: a release of the law corpus, and what it costs on the wire.

    python3 Tests/Benchmarks/publish.py BIN

BIN is the folder of a release `kioskctl`. The corpus is one unit; the second release adds 5 laws and edits 35 in one
place. The release is compared with the zstd program compressing the same files at the same levels, both at once.
Bytes are counted on loopback from nginx with the shipped configuration, requests and headers included.
"""
import glob, json, os, random, re, resource, shutil, socket, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CORPUS = os.environ.get("ONETOUCH_CORPUS", os.path.join(ROOT, "../shared/corpus/laws.tar.zst"))
CTL = f"{sys.argv[1]}/kioskctl"
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "ONETOUCH_PASSPHRASE": "benchmark-passphrase"}
TODAY = "2026-11-24"


def run(*command, cwd=None):
    """Wall-clock and CPU seconds of a command."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, cwd=cwd)
    seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout.decode()[-2000:]}\n{done.stderr.decode()[-2000:]}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def together(*commands):
    """The same for commands that run at the same time."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    children = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    if any([child.wait() for child in children]):
        sys.exit(f"one of these failed: {commands}")
    seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row(what, figure, baseline, ratio, bar):
    print(f"{what:<44}{figure:>16}   {baseline:<44}{ratio:>8}   {bar}", flush=True)


def write_content(work):
    """The corpus as an authoring folder, and a second one with 5 laws more and 35 edited in one place."""
    run("tar", "--zstd", "-xf", CORPUS, "--one-top-level=laws", cwd=work)
    os.makedirs(f"{work}/new")
    with open(f"{work}/new/unit.yaml", "w", encoding="utf-8") as file:
        file.write("id: laws\nname: 法律法规库\ncenter: 服务中心\nlevel: county\n")
    subprocess.run([CTL, "import", "laws", "--kind", "policy", "--into", "new", "--today", TODAY], cwd=work, env=ENV,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    policies = sorted(glob.glob(f"{work}/new/policies/*.md"))
    shutil.copytree(f"{work}/new", f"{work}/old")
    random.seed(40)
    chosen = random.sample(policies, 40)
    for path in chosen[:5]:
        os.remove(path.replace("/new/", "/old/"))
    for path in chosen[5:]:
        text = open(path, encoding="utf-8").read()
        places = [match.start() for match in re.finditer("。", text)]
        at = places[len(places) // 2] if places else len(text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:at] + "，自二〇二六年十一月一日起施行" + text[at:])
    return len(policies)


def publish(work):
    for key in ["clerk", "reviewer"]:
        run(CTL, "sign", "--key", f"keys/{key}.key", cwd=work)
    run(CTL, "publish", "--online-key", "keys/online.key", cwd=work)


def found(work):
    for key in ["root-a", "root-b", "root-c", "lead", "clerk", "reviewer", "online"]:
        run(CTL, "keys", "generate", f"keys/{key}", cwd=work)
    with open(f"{work}/signers.txt", "w") as file:
        file.write("root: 2 of keys/root-a.pub keys/root-b.pub keys/root-c.pub\ntargets: keys/lead.pub\n"
                   "online: keys/online.pub\nlaws: 2 of keys/clerk.pub keys/reviewer.pub\n")
    run(CTL, "repo", "init", cwd=work)
    run(CTL, "release", "old", "--today", TODAY, cwd=work)
    for key in ["root-a", "root-b", "lead"]:
        run(CTL, "sign", "--key", f"keys/{key}.key", cwd=work)
    publish(work)


def newest(work, pattern):
    return max(glob.glob(f"{work}/repository/targets/packs/laws/{pattern}"), key=os.path.getmtime)


class Nginx:
    def __init__(self, work):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        shipped = open(f"{ROOT}/packaging/nginx/onetouch-repository.conf", encoding="utf-8").read()
        server = shipped.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace(
            "root /srv/onetouch/repository;", f"root {work}/repository;")
        folder = f"{work}/nginx"
        os.makedirs(folder)
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in
                            ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        user = "user root;\n" if os.getuid() == 0 else ""
        with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
                       f"events {{}}\nhttp {{\ntypes {{ application/json json; }}\n{temporary}{server}\n}}\n")
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-p", folder, "-c", f"{folder}/nginx.conf"],
                                        stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx did not start")

    def get(self, path, *headers):
        """Status, headers, and the bytes of request and response on a connection that stays open."""
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "User-Agent: kiosk-sync/0.1", *headers]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += connection.recv(65536)
            head, body = answer.split(b"\r\n\r\n", 1)
            fields = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n")[1:])
            chunked = fields.get("transfer-encoding") == "chunked"
            while not body.endswith(b"0\r\n\r\n") if chunked else len(body) < int(fields.get("content-length", 0)):
                body += connection.recv(65536)
        return int(head.split()[1]), fields, len(request) + len(head) + 4 + len(body)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def measure_wire(work, delta, full):
    nginx = Nginx(work)
    try:
        versions = {role: max(int(os.path.basename(path).split(".")[0]) for path in
                              glob.glob(f"{work}/repository/metadata/*.{role}.json"))
                    for role in ["root", "snapshot", "targets", "laws"]}
        gzip = "Accept-Encoding: gzip"
        status, fields, _ = nginx.get("/metadata/timestamp.json")
        status, _, poll = nginx.get("/metadata/timestamp.json", f"If-None-Match: {fields['etag']}")
        row("poll when nothing is new", f"{poll} bytes", f"status {status}", "", "≤ 1,500, status 304")
        asked = ["/metadata/timestamp.json", f"/metadata/{versions['root'] + 1}.root.json",
                 f"/metadata/{versions['snapshot']}.snapshot.json", f"/metadata/{versions['laws']}.laws.json"]
        metadata = sum(nginx.get(path, gzip)[2] for path in asked)
        pack = nginx.get(delta.split("/repository", 1)[1])[2]
        row("update: metadata", f"{metadata:,} bytes", "timestamp, root (404), snapshot, unit", "", "")
        row("update: all bytes on the wire", f"{metadata + pack:,} bytes", f"of these the delta {pack:,}", "", "≤ 20,000")
        first = sum(nginx.get(path, gzip)[2] for path in asked + ["/metadata/1.targets.json"])
        row("first sync: all bytes on the wire", f"{(first + nginx.get(full.split('/repository', 1)[1])[2]) / 1e6:.2f} MB", "", "", "≤ 8.80 MB")
    finally:
        nginx.stop()


def main():
    if not os.path.exists(CORPUS):
        sys.exit(f"no corpus at {CORPUS}: name a tar.zst of Markdown laws in ONETOUCH_CORPUS")
    work = tempfile.mkdtemp(prefix="onetouch-publish-")
    try:
        laws = write_content(work)
        print(f"publishing: {laws} laws as one unit, 5 added and 35 edited in one place\n")
        found(work)
        seconds, cpu = run(CTL, "release", "new", "--today", TODAY, cwd=work)
        publish(work)
        delta, old, new = newest(work, "*.1-2.delta.zst"), newest(work, "*.1.zst"), newest(work, "*.2.zst")
        for pack, name in [(old, "old"), (new, "new")]:
            run("zstd", "-dqf", "--long=27", pack, "-o", f"{work}/{name}.jsonl")
        zstd, zstd_cpu = together(
            ["zstd", "--ultra", "-22", "--long=27", "-T2", "-qf", f"{work}/new.jsonl", "-o", f"{work}/full.zst"],
            ["zstd", "--ultra", "-22", "--long=27", "-qf", f"--patch-from={work}/old.jsonl", f"{work}/new.jsonl", "-o", f"{work}/delta.zst"])
        row("release: wall clock", f"{seconds:.1f} s", f"zstd, both files at once {zstd:.1f} s", f"{seconds / zstd:.2f}", "≤ 1.30 ×")
        row("release: CPU", f"{cpu:.1f} s", f"zstd {zstd_cpu:.1f} s", f"{cpu / zstd_cpu:.2f}", "")
        for what, ours, theirs in [("delta", delta, f"{work}/delta.zst"), ("full", new, f"{work}/full.zst")]:
            sizes = os.path.getsize(ours), os.path.getsize(theirs)
            row(f"release: {what}", f"{sizes[0]:,} bytes", f"zstd -22 {sizes[1]:,}", f"{sizes[0] / sizes[1]:.2f}", "")
        measure_wire(work, delta, new)
    finally:
        shutil.rmtree(work)


main()
