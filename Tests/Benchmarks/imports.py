#!/usr/bin/env python3
"""Imports an .xlsx of 20,000 rows and holds time and memory of kioskctl and its tools against their bounds.

    imports.py FOLDER_OF_PROGRAMS
"""
import os
import subprocess
import sys
import tempfile
import time

SECONDS, MEGABYTES = 10, 300
ROWS = int(os.environ.get("ROWS", "20000"))

WRITER = """
import datetime, sys, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("2022-2026")
sheet.append(["南塘村五年收支明细"])
sheet.append(["日期", "摘要", "收入金额", "支出金额", "余额", "对方单位", "审批人", "凭证号"])
balance, rows, day = 0, int(sys.argv[2]), datetime.date(2022, 1, 1)
for row in range(rows):
    income = 12345 + row % 977 if row % 2 == 0 else 0
    expense = 0 if income else 9876 + row % 613
    balance += income - expense
    sheet.append([day + datetime.timedelta(days=row * 1700 // rows), f"第 {row} 笔，付路灯电费和维修材料款", income / 100 or None,
                  expense / 100 or None, balance / 100, f"往来单位 {row % 300}", "陈国梁", f"记-{row:06}"])
book.save(sys.argv[1])
"""


def main():
    kioskctl = os.path.join(sys.argv[1], "kioskctl")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/rows.xlsx"
        subprocess.run(["/usr/bin/python3", "-c", WRITER, source, str(ROWS)], check=True)
        for what in ["import", "again"]:
            begin = time.monotonic()
            with open(f"{folder}/out", "w+") as out:
                program = subprocess.Popen([kioskctl, "import", source, "--into", f"{folder}/content", "--today", "2026-11-24"],
                                           stdout=out, stderr=out, env={**os.environ, "LC_ALL": "C.UTF-8"})
                _, status, usage = os.wait4(program.pid, 0)
                seconds = time.monotonic() - begin
                out.seek(0)
                said = out.read()
            # The largest process of kioskctl and the tools that it ran: it only waits while they work.
            memory = usage.ru_maxrss / 1024
            expected = f"{ROWS} new" if what == "import" else f"{ROWS} unchanged"
            if status or expected not in said:
                sys.exit(f"the import failed ({status}): {said[-3000:]}")
            print(f"{what} of {ROWS} rows: {seconds:.1f} s (bound {SECONDS}), {memory:.0f} MB (bound {MEGABYTES})")
            failed |= ROWS <= 20000 and (seconds > SECONDS or memory > MEGABYTES)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
