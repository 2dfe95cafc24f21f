"""Content: authoring folders from a corpus, validate, build and install."""
import glob, os, random, re, shutil, statistics, subprocess, sys

from common import BIN, ROOT, median, row, timed

CORPUS = os.environ.get("ONETOUCH_CORPUS", os.path.join(ROOT, "../shared/corpus/laws.tar.zst"))


def write_folder(folder, work):
    """10,000 policies of about 2 KB from the corpus's articles, in the corpus's order; returns the folder of laws."""
    laws = os.path.join(work, "laws")
    os.makedirs(laws)
    subprocess.run(["tar", "--zstd", "-xf", CORPUS, "-C", laws], check=True)
    os.makedirs(f"{folder}/policies")
    with open(f"{folder}/unit.yaml", "w") as file:
        file.write("id: bench\nname: 测试街道\ncenter: 测试服务中心\nlevel: street\n")
    made = 0
    for path in sorted(glob.glob(f"{laws}/**/*.md", recursive=True)):
        text = open(path, encoding="utf-8").read()
        title = text.split("\n", 1)[0].lstrip("# ").strip()
        body = text.split("<!-- INFO END -->")[-1]
        articles = [part for part in re.split(r"\n\s*\n", body) if part.startswith("第")]
        for number, begin in enumerate(range(0, len(articles), 14)):
            if made == 10_000:
                return laws
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


def articles(path):
    text = open(path, encoding="utf-8").read()
    return [part for part in re.split(r"\n\s*\n", text) if part.startswith("第")]


def write_long_pages(folder, laws):
    """The longest law of the corpus, the Civil Code in its parts, newest of all so that it stands first in the list, and a
    ledger of 5,000 rows. Returns the number of articles."""
    parts = [part for path in sorted(glob.glob(f"{laws}/**/*民法典*/*.md", recursive=True)) for part in articles(path)]
    with open(f"{folder}/policies/longest.md", "w", encoding="utf-8") as file:
        file.write(policy("中华人民共和国民法典", "\n\n".join(parts)).replace("2026-01-05", "2026-11-01"))
    os.makedirs(f"{folder}/ledgers", exist_ok=True)
    with open(f"{folder}/ledgers/funds.csv", "w", encoding="utf-8") as file:
        file.write("日期,事由,收入,支出,余额,往来单位,审批人\n2026-10-01,期初余额,,,100000.00,,\n")
        for number in range(5000):
            amount = f"{100 + number * 7 % 900}.{number % 100:02}"
            income, expense = (amount, "") if number % 3 == 0 else ("", f"{20 + number % 30}.50")
            day = number * 31 // 5000 + 1
            file.write(f"2026-10-{day:02},第{number + 1}笔 村内道路养护与保洁,{income},{expense},,清溪建材店,张三\n")
    return len(parts)
