#!/usr/bin/env python3
"""`make bench`, part search: how well and how fast the kiosk finds, side by side with FTS5 trigram in the same SQLite.

    python3 Tests/Benchmarks/search.py BIN [--half tune|check|all] [--million] [--state DIR]

BIN is the folder of a release `kioskctl`. The corpus is imported with `kioskctl import`, built and installed as the
kiosk has it; --state takes a state directory where that was done already. Queries are split by line number: odd lines
to tune on, even lines to check. --million repeats the corpus with changed words until there are 1,000,000 articles.
"""
import argparse, collections, glob, json, os, re, resource, shutil, sqlite3, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(ROOT, "../shared/corpus")
CORPUS = os.environ.get("ONETOUCH_CORPUS", os.path.join(SHARED, "laws.tar.zst"))
QUERIES = os.environ.get("ONETOUCH_QUERIES", os.path.join(SHARED, "queries.jsonl"))
KINDS = ["title", "keywords", "traditional", "pinyin", "initials", "typo", "prefix", "phrase"]
BARS = {"title": .99, "keywords": .97, "traditional": .95, "pinyin": .95, "initials": .93, "typo": .92, "prefix": .99,
        "all": .95}
TODAY = "2026-11-24"
ENV = {**os.environ, "LC_ALL": "C.UTF-8"}


def run(*command):
    """Wall-clock and CPU seconds of a command, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV)
    seconds = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout.decode()[-2000:]}\n{done.stderr.decode()[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, done.stdout.decode()


def articles(folder):
    for path in sorted(glob.glob(f"{folder}/policies/*.md")):
        text = open(path, encoding="utf-8").read()
        yield path, text, re.search(r'^title: "(.*)"$', text, re.M).group(1), text.split("\n---\n", 1)[1]


def multiply(folder, target):
    """The corpus again and again with changed words, up to 1,000,000 articles."""
    os.makedirs(f"{target}/policies")
    shutil.copy(f"{folder}/unit.yaml", target)
    made = 0
    for turn in range(7):
        for path, text, title, body in articles(folder):
            number = len(re.findall(r"^第.{1,9}条", body, re.M))
            made += number
            if turn:
                changed = {"规定": f"规{turn}定", "管理": f"管{turn}理", "单位": f"单{turn}位", "应当": f"应{turn}当"}
                for old, new in changed.items():
                    text = text.replace(old, new)
            name = os.path.basename(path)[:-3]
            open(f"{target}/policies/{name}-{turn}.md", "w", encoding="utf-8").write(text)
            if made >= 1_000_000:
                return made
    return made


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def reciprocal(titles, found):
    return next((1 / rank for rank, title in enumerate(found[:10], 1) if title in titles), 0.0)


def ask(binary, state, queries, config):
    """Titles and milliseconds by query, through the kiosk's own path."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for query in queries:
            file.write(json.dumps({"query": query}, ensure_ascii=False) + "\n")
        file.flush()
        _, _, output = run(binary, "search", "--queries", file.name, "--state", state, "--limit", "10", "--json",
                           "--today", TODAY, "--config", config)
    return [json.loads(line) for line in output.splitlines()]


class Trigram:
    """SQLite's own FTS5 with its trigram tokenizer, laws as rows, title weighted 10:1."""

    def __init__(self, folder):
        self.db = sqlite3.connect(":memory:")
        self.db.execute("CREATE VIRTUAL TABLE laws USING fts5(title, body, tokenize='trigram')")
        self.db.executemany("INSERT INTO laws VALUES (?,?)", ((title, body) for _, _, title, body in articles(folder)))

    def ask(self, query):
        begin = time.perf_counter()
        words = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        rows = self.db.execute("SELECT title FROM laws WHERE laws MATCH ? ORDER BY bm25(laws, 10, 1) LIMIT 10", [words])
        found = [row[0] for row in rows]
        return found, (time.perf_counter() - begin) * 1000


def table(queries, ours, theirs):
    print(f"{'kind':<14}{'queries':>8}{'MRR@10':>9}{'bar':>7}{'trigram':>9}{'p99 ms':>9}{'trigram p99':>13}")
    for kind in KINDS + ["all"]:
        chosen = [i for i, query in enumerate(queries) if kind in ("all", query["kind"])]
        if not chosen:
            continue
        mrr = sum(ours[i][0] for i in chosen) / len(chosen)
        other = sum(theirs[i][0] for i in chosen) / len(chosen)
        bar = f"{BARS[kind]:.2f}" if kind in BARS else f"{other:.2f}"
        print(f"{kind:<14}{len(chosen):>8}{mrr:>9.3f}{bar:>7}{other:>9.3f}"
              f"{percentile([ours[i][1] for i in chosen], .99):>9.2f}{percentile([theirs[i][1] for i in chosen], .99):>13.2f}")


def keystrokes(queries):
    """Every beginning of every query: what the kiosk is asked while somebody types."""
    seen = collections.OrderedDict()
    for query in queries:
        for length in range(1, len(query["query"]) + 1):
            seen[query["query"][:length]] = None
    return list(seen)


def questions(binary, work, config):
    run(binary, "build", f"{ROOT}/content", "--output", f"{work}/demo", "--today", TODAY)
    run(binary, "install", f"{work}/demo", "--state", f"{work}/demo-state")
    lines = [json.loads(line) for line in open(f"{ROOT}/Tests/Fixtures/questions.jsonl", encoding="utf-8")]
    answers = ask(binary, f"{work}/demo-state", [line["query"] for line in lines], config)
    good = [any(hit["id"] in line["ids"] for hit in answer["results"][:3]) for line, answer in zip(lines, answers)]
    print(f"\nquestions as people ask them: {sum(good)} of {len(good)} in the first three (bar: 54)")
    for line, answer, is_good in zip(lines, answers, good):
        if not is_good:
            print(f"  missed: {line['query']} → {', '.join(hit['title'] for hit in answer['results'][:3])}")


def size(state, laws):
    db = sqlite3.connect(f"{state}/content.sqlite")
    pages = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")) if has_dbstat(db) else {}
    text = sum(len(body.encode()) for _, _, _, body in articles(laws))
    postings, names, passages = (sum(v for k, v in pages.items() if k == n) for n in ("posting", "names", "passage"))
    if not pages:
        postings = db.execute("SELECT sum(length(block)) FROM posting").fetchone()[0]
        names = db.execute("SELECT sum(length(entries)) FROM names").fetchone()[0]
        passages = db.execute("SELECT sum(length(text)) FROM passage").fetchone()[0]
    print(f"text {text / 1e6:.1f} MB; index: pairs {postings / 1e6:.1f} + names {names / 1e6:.1f} MB = "
          f"{(postings + names) / text:.2f} × the text; with the passages' own copy of it "
          f"({passages / 1e6:.1f} MB) {(postings + names + passages) / text:.2f} × (bar: 1.2)")
    return text


def has_dbstat(db):
    try:
        db.execute("SELECT 1 FROM dbstat LIMIT 1")
        return True
    except sqlite3.OperationalError:
        return False


def install(binary, folder, work, name):
    build, _, _ = run(binary, "build", folder, "--output", f"{work}/{name}-out", "--today", TODAY)
    seconds, cpu, _ = run(binary, "install", f"{work}/{name}-out", "--state", f"{work}/{name}")
    return seconds, cpu


def update(binary, laws, work):
    for path in sorted(glob.glob(f"{laws}/policies/*.md"))[::87][:40]:
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n本条为修改后新增的内容，自公布之日起施行。\n")
    run(binary, "build", laws, "--output", f"{work}/laws-out", "--today", TODAY)
    times = []
    for turn in range(3):
        shutil.copytree(f"{work}/laws", f"{work}/laws-{turn}")
        times.append(run(binary, "install", f"{work}/laws-out", "--state", f"{work}/laws-{turn}")[:2])
        shutil.rmtree(f"{work}/laws-{turn}")
    print(f"install with 40 laws changed: {min(t[0] for t in times):.2f} s, {min(t[1] for t in times):.2f} s of CPU "
          f"(the index's part: ≤ 0.2 s)")


def latency(name, bar, answers):
    times = [answer["milliseconds"] for answer in answers]
    print(f"{name}: {len(times)} queries, p50 {percentile(times, .5):.2f}, p99 {percentile(times, .99):.2f} ms (bar: {bar}), "
          f"first {times[0]:.1f}, most {max(times):.1f} ms (bar: 50)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--half", choices=["tune", "check", "all"], default="check")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--state")
    parser.add_argument("--laws")
    options = parser.parse_args()
    binary = f"{options.bin}/kioskctl"
    if not os.path.exists(CORPUS) or not os.path.exists(QUERIES):
        sys.exit(f"no corpus at {CORPUS} or no queries at {QUERIES}")
    queries = [json.loads(line) for line in open(QUERIES, encoding="utf-8")]
    queries = [query for number, query in enumerate(queries, 1)
               if options.half == "all" or (number % 2 == 1) == (options.half == "tune")]
    work = tempfile.mkdtemp(prefix="onetouch-search-")
    try:
        config = f"{work}/kiosk.conf"
        open(config, "w").close()
        laws, state = options.laws or f"{work}/authoring", options.state or f"{work}/laws"
        if not options.laws:
            os.makedirs(f"{work}/tree")
            subprocess.run(["tar", "--zstd", "-xf", CORPUS, "-C", f"{work}/tree"], check=True)
            run(binary, "import", f"{work}/tree", "--kind", "policy", "--into", laws)
        if not options.state:
            seconds, cpu = install(binary, laws, work, "laws")
            text = size(state, laws)
            print(f"install of the corpus: {seconds:.2f} s, {cpu:.2f} s of CPU: {text / 1e6 / seconds:.1f} MB/s (bar: 15)")
        trigram = Trigram(laws)
        answers = ask(binary, state, [query["query"] for query in queries], config)
        ours = [(reciprocal(query["titles"], [hit["title"] for hit in answer["results"]]), answer["milliseconds"])
                for query, answer in zip(queries, answers)]
        theirs = []
        for query in queries:
            found, milliseconds = trigram.ask(query["query"])
            theirs.append((reciprocal(query["titles"], found), milliseconds))
        print(f"\n{options.half} half of {os.path.basename(QUERIES)}")
        table(queries, ours, theirs)
        latency("\nevery key press", "5 ms", ask(binary, state, keystrokes(queries), config))
        if os.environ.get("ONETOUCH_MISSES"):
            for query, answer, (score, _) in zip(queries, answers, ours):
                if score < 1:
                    print(f"  {query['kind']} {score:.2f} {query['query']} → {answer['results'][:2]} / {query['titles'][:2]}")
        questions(binary, work, config)
        if not options.state:
            update(binary, laws, work)
        if options.million:
            made = multiply(laws, f"{work}/million-authoring")
            seconds, cpu = install(binary, f"{work}/million-authoring", work, "million")
            print(f"\n{made} articles: installed in {seconds:.1f} s, {cpu:.1f} s of CPU")
            latency("every query", "16 ms", ask(binary, f"{work}/million", [q["query"] for q in queries], config))
            latency("every key press", "16 ms", ask(binary, f"{work}/million", keystrokes(queries), config))
    finally:
        shutil.rmtree(work)


main()
