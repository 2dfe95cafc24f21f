#!/usr/bin/python3
"""Writes twelve files as twelve offices would, and what should arrive: expected.json.

    make.py FOLDER
"""
import datetime
import json
import os
import subprocess
import sys

import openpyxl

OUT = sys.argv[1]
EXPECTED = {}


def expect(name, book, rows):
    EXPECTED[name] = {"book": book, "rows": rows}


def workbook(name, rows, title=None, merges=(), formats=None, date1904=False):
    book = openpyxl.Workbook()
    if date1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    if title:
        sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    book.save(f"{OUT}/{name}")


def funds(rows):
    keys = ["date", "matter", "in", "out", "balance", "counterparty", "voucher-number"]
    return [{k: v for k, v in zip(keys, row) if v} for row in rows]


D = datetime.date

# 1 Title over joined cells, real dates, monthly totals.
workbook(
    "01-nantang.xlsx",
    [
        ["南塘村2026年第一季度资金收支明细表"], ["单位：元", None, None, None, None, "制表：会计室"],
        ["序号", "日期", "摘要", "收入金额", "支出金额", "余额", "往来单位", "凭证号"],
        [None, None, "上年结转", None, None, 10000, None, None],
        [1, D(2026, 1, 5), "收鱼塘承包费", 5200.5, None, 15200.5, "周顺发", "记-001"],
        [2, D(2026, 1, 18), "付路灯电费", None, 1214.6, 13985.9, "清溪供电所", "记-002"],
        [None, None, "1月合计", 5200.5, 1214.6, None, None, None],
        [3, D(2026, 2, 3), "慰问困难户", None, 3000, 10985.9, "困难户 6 户", "记-003"],
        [None, None, "2月合计", 0, 3000, None, None, None],
        [],
        [4, D(2026, 3, 9), "光伏上网电费", 4118.32, None, 15104.22, "清溪供电所", "记-004"],
        [None, None, "本年累计", 9318.82, 4214.6, None, None, None],
        ["审核：李书记", None, "制表：王会计"],
    ], "一季度", ["A1:H1"])
expect("01-nantang.xlsx", "funds", [{"date": "2026-01-01", "matter": "期初余额", "balance": "10000.00"}] + funds([
    ("2026-01-05", "收鱼塘承包费", "5200.50", "", "15200.50", "周顺发", "记-001"),
    ("2026-01-18", "付路灯电费", "", "1214.60", "13985.90", "清溪供电所", "记-002"),
    ("2026-02-03", "慰问困难户", "", "3000.00", "10985.90", "困难户 6 户", "记-003"),
    ("2026-03-09", "光伏上网电费", "4118.32", "", "15104.22", "清溪供电所", "记-004")]))

# 2 A head of two rows, 月 and 日 apart under the year, 借 and 贷.
workbook(
    "02-dongqiao.xlsx",
    [
        ["现金日记账"],
        ["2026年", None, "凭证", "摘要", "对方单位", "借方", "贷方", "余额"],
        ["月", "日", "字号", None, None, "金额", "金额", None],
        [4, 1, None, "承前页", None, None, None, 8000],
        [4, 3, "收1", "卖旧木料", "张木匠", "1,234.50元", None, "9,234.50元"],
        [None, 12, "付1", "购办公纸", "文具店", None, "186元", "9,048.50元"],
        [5, 2, "付2", "修水渠人工", "刘石匠等 4 人", None, "2,400.00", "6,648.50"],
    ], "日记账", ["A1:H1", "A2:B2", "D2:D3", "E2:E3", "H2:H3"])
expect("02-dongqiao.xlsx", "funds", [{"date": "2026-04-01", "matter": "期初余额", "balance": "8000.00"}] + funds([
    ("2026-04-03", "卖旧木料", "1234.50", "", "9234.50", "张木匠", "收1"),
    ("2026-04-12", "购办公纸", "", "186.00", "9048.50", "文具店", "付1"),
    ("2026-05-02", "修水渠人工", "", "2400.00", "6648.50", "刘石匠等 4 人", "付2")]))

# 3 GB18030, semicolons of a program, dates with dots.
with open(f"{OUT}/03-huaiyin.csv", "wb") as file:
    file.write("日期;事由;收入;支出;结余;对方;凭证编号\r\n2026.3.5;门面租金;2200;;12200;清槐便利店;0301\r\n"
               "2026.3.11;保洁工资;;1050.00;11150;保洁员;0302\r\n2026.3.30;垃圾清运费;;“860”;10290;环卫所;0303\r\n"
               .replace("“", "").replace("”", "").encode("gb18030"))
expect("03-huaiyin.csv", "funds", [{"date": "2026-03-01", "matter": "期初余额", "balance": "10000.00"}] + funds([
    ("2026-03-05", "门面租金", "2200.00", "", "12200.00", "清槐便利店", "0301"),
    ("2026-03-11", "保洁工资", "", "1050.00", "11150.00", "保洁员", "0302"),
    ("2026-03-30", "垃圾清运费", "", "860.00", "10290.00", "环卫所", "0303")]))

# 4 UTF-8 with BOM, one amount with its direction, dates without a year, the year in the title.
with open(f"{OUT}/04-beipo.csv", "w", encoding="utf-8-sig") as file:
    file.write("北坡村 2026 年 4 月财务公开表,,,,\n发生时间,收支内容,收/支,金额（元）,收付款对象\n"
               "4月2日,光伏电费,收入,\"9,214.55\",供电所\n4月6日,\"公益岗位补助，18 人\",支出,9000,公益岗位人员\n"
               "4月20日,牛棚租金,收,￥5250.00,家庭农场\n合计,,,,\n")
expect("04-beipo.csv", "funds", funds([
    ("2026-04-02", "光伏电费", "9214.55", "", "", "供电所", ""),
    ("2026-04-06", "公益岗位补助，18 人", "", "9000.00", "", "公益岗位人员", ""),
    ("2026-04-20", "牛棚租金", "5250.00", "", "", "家庭农场", "")]))

# 5 Days counted from 1904, amounts in 万元, the newest first.
workbook(
    "05-xihe.xlsx",
    [
        ["西河村项目资金流水", None, None, None, None], ["单位：万元", None, None, None, None],
        ["入账时间", "资金用途", "收入", "支出", "账面余额"],
        [D(2026, 6, 20), "拨付道路工程款", None, 12.5, 37.5],
        [D(2026, 5, 8), "收道路项目补助", 30, None, 50],
        [D(2026, 5, 1), "收上级奖补", 20, None, 20],
    ], formats={"A4": "yyyy\"年\"m\"月\"d\"日\"", "A5": "m/d/yy", "A6": "yyyy-mm-dd"}, date1904=True)
expect("05-xihe.xlsx", "funds", funds([
    ("2026-05-01", "收上级奖补", "200000.00", "", "200000.00", "", ""),
    ("2026-05-08", "收道路项目补助", "300000.00", "", "500000.00", "", ""),
    ("2026-06-20", "拨付道路工程款", "", "125000.00", "375000.00", "", "")]))

# 6 Three months on three sheets, one of them hidden, bare day numbers and formulas with results.
book = openpyxl.Workbook()
for index, month in enumerate([7, 8, 9]):
    sheet = book.active if index == 0 else book.create_sheet()
    sheet.title = f"{month}月"
    sheet.append(["日  期", "项　目", "收入（元）", "支出（元）", "经手人"])
    sheet.append([(D(2026, month, 4) - D(1899, 12, 30)).days, f"{month}月物业费", 800 + 0.1 * month, None, "钱会计"])
    sheet.append([(D(2026, month, 25) - D(1899, 12, 30)).days, f"{month}月水费", None, 100.25, "钱会计"])
book["9月"].sheet_state = "hidden"
book.save(f"{OUT}/06-xuefu.xlsx")
expect("06-xuefu.xlsx", "funds", [
    {"date": f"2026-0{m}-{d}", "matter": f"{m}月{t}", k: v, "approved-by": "钱会计"}
    for m in (7, 8) for d, t, k, v in (("04", "物业费", "in", f"{800 + 0.1 * m:.2f}"), ("25", "水费", "out", "100.25"))])

# 7 Assets with joined kinds, subtotals, quantities with units, terms in one cell.
workbook(
    "07-zichan.xlsx",
    [
        ["固定资产登记表"],
        ["资产编号", "资产类别", "资产名称", "数量", "账面原值", "净值", "使用状况", "承租方", "租金（元/年）", "租赁期限", "存放地点"],
        ["NT-01", "房屋", "村部办公楼", "1栋", 986000, 690200, "完好", None, None, None, "桥头东"],
        ["NT-02", None, "就业车间", "480平方米", "426,000.00", 340800, "出租", "锦程服饰", 24000, "2025年5月15日至2028年5月14日", "祝店组"],
        ["小计", None, None, None, 1412000, 1031000, None, None, None, None, None],
        ["NT-03", "设备", "抽水机", "3台", 5400, "—", "一台待修", None, None, None, "库房"],
        ["合  计", None, None, None, 1417400, None, None, None, None, None, None],
    ], "资产", ["A1:K1", "B3:B4"])
expect("07-zichan.xlsx", "assets", [
    {"code": "NT-01", "category": "房屋", "name": "村部办公楼", "quantity": "1", "unit": "栋", "original-value": "986000.00",
     "current-value": "690200.00", "condition": "完好", "place": "桥头东"},
    {"code": "NT-02", "category": "房屋", "name": "就业车间", "quantity": "480", "unit": "平方米", "original-value": "426000.00",
     "current-value": "340800.00", "condition": "出租", "lessee": "锦程服饰", "rent": "24000.00", "term-begin": "2025-05-15",
     "term-end": "2028-05-14", "place": "祝店组"},
    {"code": "NT-03", "category": "设备", "name": "抽水机", "quantity": "3", "unit": "台", "original-value": "5400.00",
     "condition": "一台待修", "place": "库房"}])

# 8 Resources as a tab-separated UTF-16 text of Excel.
with open(f"{OUT}/08-ziyuan.txt", "wb") as file:
    file.write("地块名称\t地类\t面积（亩）\t坐落位置\t承包户\t年承包费(元)\t承包起始日期\t承包终止日期\t经营内容\r\n"
               "老石桥塘\t水面\t48\t老石桥南\t李大水\t24,000.00\t2024/1/1\t2028/12/31\t养殖\r\n"
               "荷叶塘\t水面\t42.5亩\t荷叶组\t陶金水\t21000\t2025/1/1\t2029/12/31\t种藕\r\n"
               "高坡林\t林地\t214\t高坡组\t\t\t\t\t商品林\r\n".encode("utf-16"))
expect("08-ziyuan.txt", "resources", [
    {"name": "老石桥塘", "category": "水面", "area": "48.00", "place": "老石桥南", "contractor": "李大水", "price": "24000.00",
     "term-begin": "2024-01-01", "term-end": "2028-12-31", "use": "养殖"},
    {"name": "荷叶塘", "category": "水面", "area": "42.50", "place": "荷叶组", "contractor": "陶金水", "price": "21000.00",
     "term-begin": "2025-01-01", "term-end": "2029-12-31", "use": "种藕"},
    {"name": "高坡林", "category": "林地", "area": "214.00", "place": "高坡组", "use": "商品林"}])

# 9 Contracts, a sheet of another table before, 乙方, paid amounts.
book = openpyxl.Workbook()
book.active.title = "说明"
book.active.append(["本表由三资办填写，每季度报一次"])
sheet = book.create_sheet("合同")
for row in [
        ["合同台账"], ["合同编号", "合同名称", "乙方", "签订时间", "合同金额", "开始日期", "到期日期", "已收款", "备注"],
        ["HT-1", "就业车间租赁合同", "锦程服饰", "2025年5月8日", 24000, "2025.5.15", "2028.5.14", 12000, "半年一付"],
        ["HT-2", "光伏购售电合同", "供电所", D(2019, 6, 20), "11.8万元", D(2019, 7, 1), D(2039, 6, 30), "62526.95元", None]]:
    sheet.append(row)
book.save(f"{OUT}/09-hetong.xlsx")
expect("09-hetong.xlsx", "contracts", [
    {"number": "HT-1", "name": "就业车间租赁合同", "counterparty": "锦程服饰", "signed": "2025-05-08", "amount": "24000.00",
     "term-begin": "2025-05-15", "term-end": "2028-05-14", "paid": "12000.00", "note": "半年一付"},
    {"number": "HT-2", "name": "光伏购售电合同", "counterparty": "供电所", "signed": "2019-06-20", "amount": "118000.00",
     "term-begin": "2019-07-01", "term-end": "2039-06-30", "paid": "62526.95"}])

# 10 A guide as a form of label and value, with the materials as a table within the table.
GUIDE = """<html><head><meta charset="utf-8"><title>x</title></head><body><h1>城乡居民临时救助办事指南</h1>
<table><tr><td>事项名称</td><td colspan="3">临时救助申请</td></tr>
<tr><td>事项类型</td><td>行政给付</td><td>服务对象</td><td>个人</td></tr>
<tr><td>实施主体</td><td>清溪街道办事处</td><td>承诺办结时限</td><td>5个工作日</td></tr>
<tr><td>法定办结时限</td><td>20个工作日</td><td>是否收费</td><td>否</td></tr>
<tr><td>设定依据</td><td colspan="3"><p>《社会救助暂行办法》（国务院令第649号）第四十七条</p></td></tr>
<tr><td>受理条件</td><td colspan="3"><p>1. 户口在本街道</p><p>2. 家庭遇到火灾、车祸、重病等突然困难</p></td></tr>
<tr><td>申请材料</td><td colspan="3"><table><tr><th>序号</th><th>材料名称</th><th>材料形式</th><th>份数</th><th>来源渠道</th></tr>
<tr><td>1</td><td>临时救助申请表</td><td>原件</td><td>1</td><td>窗口领取</td></tr>
<tr><td>2</td><td>身份证</td><td>复印件</td><td>2</td><td>自备</td></tr></table></td></tr>
<tr><td>办理流程</td><td colspan="3"><p>1. 申请：到窗口填表</p><p>2. 入户核查</p><p>3. 审批发放</p></td></tr>
<tr><td>办理地点</td><td colspan="3">便民服务中心一楼 3 号窗口</td></tr>
<tr><td>办理时间</td><td colspan="3">周一至周五 8:30–17:30</td></tr>
<tr><td>咨询电话</td><td>0564-3310023</td><td>监督投诉电话</td><td>0564-3310009</td></tr></table></body></html>"""
with open(f"{OUT}/linshi.html", "w", encoding="utf-8") as file:
    file.write(GUIDE)
subprocess.run(["pandoc", "-f", "html", "-o", f"{OUT}/10-linshi-jiuzhu.docx", f"{OUT}/linshi.html"], check=True)
os.remove(f"{OUT}/linshi.html")
expect("10-linshi-jiuzhu.docx", "guide", {
    "title": "临时救助申请", "item-type": "行政给付", "audience": ["个人"], "authority": "清溪街道办事处", "promised-limit": "5个工作日",
    "statutory-limit": "20个工作日", "fees": "none",
    "basis": [{"title": "社会救助暂行办法", "number": "国务院令第649号", "article": "第四十七条"}],
    "conditions": ["户口在本街道", "家庭遇到火灾、车祸、重病等突然困难"],
    "materials": [{"name": "临时救助申请表", "form": "原件", "count": "1", "source": "窗口领取"},
                  {"name": "身份证", "form": "复印件", "count": "2", "source": "自备"}],
    "steps": [{"name": "申请", "note": "到窗口填表"}, {"name": "入户核查"}, {"name": "审批发放"}],
    "place": "便民服务中心一楼 3 号窗口", "hours": "周一至周五 8:30–17:30", "phone": "0564-3310023", "complaint-phone": "0564-3310009"})

# 11 A guide as running text under numbered headings.
TEXT = """# 老年人优待证办理

## 一、事项类型

行政确认

## 二、办理机构

清溪街道民政办

## 三、办理依据

1. 《中华人民共和国老年人权益保障法》第五十三条

## 四、办理条件

- 年满 65 周岁
- 户口在本街道

## 五、所需材料

1. 身份证原件
2. 一寸照片 2 张

## 六、办理程序

1. 窗口受理
2. 当场发证

## 七、办理时限

承诺时限：当场办结

## 八、收费情况

不收费

## 九、其他

办理地点：便民服务中心 5 号窗口

办公时间：工作日 8:30–17:30

联系电话：0564-3310030

投诉电话：12345
"""
with open(f"{OUT}/youdai.md", "w", encoding="utf-8") as file:
    file.write(TEXT)
subprocess.run(["pandoc", "-f", "markdown", "-o", f"{OUT}/11-youdaizheng.docx", f"{OUT}/youdai.md"], check=True)
os.remove(f"{OUT}/youdai.md")
expect("11-youdaizheng.docx", "guide", {
    "title": "老年人优待证办理", "item-type": "行政确认", "authority": "清溪街道民政办",
    "basis": [{"title": "中华人民共和国老年人权益保障法", "article": "第五十三条"}], "conditions": ["年满 65 周岁", "户口在本街道"],
    "materials": [{"name": "身份证原件"}, {"name": "一寸照片 2 张"}], "steps": [{"name": "窗口受理"}, {"name": "当场发证"}],
    "promised-limit": "当场办结", "fees": "none", "place": "便民服务中心 5 号窗口", "hours": "工作日 8:30–17:30",
    "phone": "0564-3310030", "complaint-phone": "12345"})

# 12 A disclosure with a table in it.
AFFAIR = """<html><head><meta charset="utf-8"><title>x</title></head><body>
<h1>南塘村2026年第一季度村务公开</h1><p>公示期：2026年4月1日至2026年4月10日</p>
<h2>低保户名单</h2><table><tr><th>户主</th><th>人数</th><th>月补助（元）</th></tr>
<tr><td>王大柱</td><td>2</td><td>860</td></tr><tr><td>李小妹</td><td>1</td><td>430</td></tr></table>
<p>以上情况，村民有异议的可向村委会反映。</p><p>理财小组：周顺发、陶金水、李大水</p><p>南塘村村民委员会</p><p>2026年4月1日</p>
</body></html>"""
with open(f"{OUT}/12-gongkai.html", "w", encoding="utf-8") as file:
    file.write(AFFAIR)
expect("12-gongkai.html", "affair", {
    "title": "南塘村2026年第一季度村务公开", "section": "village", "period": "2026-Q1", "notice-begin": "2026-04-01",
    "notice-end": "2026-04-10", "published": "2026-04-01", "signatories": ["周顺发", "陶金水", "李大水"],
    "body": ["低保户名单", "王大柱", "860", "李小妹", "430", "以上情况，村民有异议的可向村委会反映。"]})

with open(f"{OUT}/expected.json", "w", encoding="utf-8") as file:
    json.dump(EXPECTED, file, ensure_ascii=False, indent=1)
