#!/usr/bin/python3
"""Writes files that no importer should trust: odd.py FOLDER."""
import datetime
import os
import struct
import subprocess
import sys
import zipfile

import openpyxl

OUT = sys.argv[1]
HEAD = ["日期", "事由", "收入", "支出", "余额", "凭证号"]
D = datetime.date


def book(name, rows, sheet="账"):
    workbook = openpyxl.Workbook()
    workbook.active.title = sheet
    for row in rows:
        workbook.active.append(row)
    workbook.save(f"{OUT}/{name}")
    return f"{OUT}/{name}"


def rewritten(source, name, change, extra=()):
    """Copies an archive; `change` gets each part's name and bytes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(f"{OUT}/{name}", "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(entry, old.read(entry)))
        for entry, data in extra:
            new.writestr(entry, data)


def plain(entry, data):
    return data


good = book("good.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 100, None, 100, "1"], [D(2026, 1, 9), "付电费", None, 30, 70, "2"]])
book("totals.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 100, None, 100, "1"], [D(2026, 1, 9), "付电费", None, 30, 70, "2"],
                     [None, "合计", 120, 30, None, None]])
book("balance.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 100, None, 100, "1"], [D(2026, 1, 9), "付电费", None, 30, 75, "2"]])
book("month.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 100, None, 100, "1"], [D(2026, 4, 9), "付电费", None, 30, 70, "2"]])
book("order.xlsx", [HEAD, [D(2026, 1, 9), "收租金", 100, None, 100, "1"], [D(2026, 1, 5), "付电费", None, 30, 70, "2"],
                    [D(2026, 2, 1), "付水费", None, 10, 60, "3"]])
book("voucher.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 100, None, 100, "记-1"], [D(2026, 1, 9), "付电费", None, 30, 70, "记-1"]])
book("negative.xlsx", [HEAD, [D(2026, 1, 5), "收租金", -100, None, None, "1"], [D(2026, 1, 9), "收电费", 30, None, None, "2"]])
book("decimals.xlsx", [HEAD, [D(2026, 1, 5), "收租金", 12.345, None, None, "1"], [D(2026, 1, 9), "收电费", 30, None, None, "2"]])
book("future.xlsx", [HEAD, [D(2027, 5, 5), "收租金", 100, None, 100, "1"]])
book("columns.xlsx", [HEAD + [f"补充{i}" for i in range(194)], [D(2026, 1, 5), "收租金", 100, None, 100, "1"] + list(range(194))])
formulas = book("formulas.xlsx", [HEAD, [D(2026, 1, 5), "收租金", "=50*2", None, None, "1"], [D(2026, 1, 9), "收电费", 30, None, None, "2"]])
rewritten(formulas, "computed.xlsx", lambda entry, data: data.replace(b"<v></v>", b"<v>100</v>").replace(b"<v/>", b"<v>100</v>"))
rewritten(good, "macros.xlsm", plain, [("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
rewritten(good, "unnumbered.xlsx", lambda entry, data: data.replace(b'<row r="3"', b"<row") if "sheet1" in entry else data)
rewritten(good, "date1904-0.xlsx", lambda entry, data: data.replace(b"<workbookPr/>", b'<workbookPr date1904="0"/>').replace(
    b"<workbookPr />", b'<workbookPr date1904="0"/>'))
workbook = openpyxl.load_workbook(good)
workbook.create_sheet("底稿").append(HEAD)
workbook["底稿"].append([D(2026, 3, 1), "私下的账", 9, None, None, "9"])
workbook["底稿"].sheet_state = "veryHidden"
workbook["账"].row_dimensions[3].hidden = True
workbook.save(f"{OUT}/hidden.xlsx")


def compound(name, stream):
    with open(f"{OUT}/{name}", "wb") as file:
        file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + stream.encode("utf-16-le") + bytes(512))


compound("password.xlsx", "EncryptedPackage")
compound("renamed.docx", "WordDocument")
compound("renamed.xlsx", "Workbook")
with zipfile.ZipFile(f"{OUT}/bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
    bomb.writestr("xl/workbook.xml", b'<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>')
    bomb.writestr("xl/worksheets/sheet1.xml", bytes(60_000_000))
data = open(good, "rb").read()
open(f"{OUT}/cut.xlsx", "wb").write(data[: len(data) // 2])
open(f"{OUT}/text.xlsx", "w").write("日期,事由\n")
open(f"{OUT}/empty.csv", "w")
open(f"{OUT}/photo.jpg", "wb").write(b"\xff\xd8\xff")
open(f"{OUT}/unknown.csv", "w").write("甲,乙,丙\n1,2,3\n")
open(f"{OUT}/noyear.csv", "w").write("日期,事由,收入,支出\n3月5日,收租金,100,\n")
open(f"{OUT}/quote.csv", "w").write('日期,事由,收入,支出\n2026-03-05,"收租金,100,\n')


def png(name, width, height):
    import zlib
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    with open(f"{OUT}/{name}", "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


png("huge.png", 10000, 10000)
png("small.png", 80, 60)
open(f"{OUT}/script.svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
open(f"{OUT}/remote.svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://x/y.png"/></svg>')
open(f"{OUT}/pictures.html", "w").write(
    "<h1>村务公开</h1><p>内容</p>" + "".join(
        f'<p><img src="{name}" alt="图"></p>'
        for name in ["small.png", "huge.png", "script.svg", "remote.svg", "http://example.com/a.png", "../../etc/passwd"]))
open(f"{OUT}/struck.html", "w").write("<h1>村务公开</h1><p>补助 <del>500</del> 600 元</p>")
open(f"{OUT}/partial.html", "w").write(
    "<h1>临时救助</h1>" + "".join(f"<p>{label}：{value}</p>" for label, value in [
        ("办理地点", "3 号窗口"), ("办理时间", "工作日"), ("咨询电话", "12345"), ("监督电话", "12345"), ("收费标准", "看情况")]))
subprocess.run(["pandoc", "-f", "html", "-o", f"{OUT}/good.docx"], input=b"<h1>\xe6\x9d\x91\xe5\x8a\xa1\xe5\x85\xac\xe5\xbc\x80</h1><p>x</p>", check=True)
rewritten(f"{OUT}/good.docx", "macros.docm", plain, [("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
