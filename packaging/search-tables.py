#!/usr/bin/env python3
"""Makes the two tables of Sources/Search that are data: which traditional character folds to which simplified one, and
how characters and phrases are read.

    apt install libopencc1.1 libopencc-data rime-data-pinyin-simp
    python3 packaging/search-tables.py

Sources: OpenCC's t2s (Apache-2.0), character by character; pinyin_simp.dict.yaml of Debian's rime-data-pinyin-simp
(Apache-2.0, derived from the Android Open Source Project's pinyin input method); `SUPPLEMENT` below is our own.
"""
import collections, ctypes, os, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DICTIONARY = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/rime-data/pinyin_simp.dict.yaml"

# Words of offices and places that the dictionary lacks. Where a character is read otherwise than most often.
SUPPLEMENT = """
村长=cun zhang 乡长=xiang zhang 镇长=zhen zhang 县长=xian zhang 区长=qu zhang 市长=shi zhang 省长=sheng zhang
组长=zu zhang 所长=suo zhang 站长=zhan zhang 局长=ju zhang 处长=chu zhang 科长=ke zhang 院长=yuan zhang 会长=hui zhang
校长=xiao zhang 家长=jia zhang 户长=hu zhang 河长=he zhang 林长=lin zhang 田长=tian zhang 队长=dui zhang 行长=hang zhang
社长=she zhang 厅长=ting zhang 主任=zhu ren 增长=zeng zhang 成长=cheng zhang 生长=sheng zhang 长辈=zhang bei
还款=huan kuan 偿还=chang huan 归还=gui huan 返还=fan huan 退还=tui huan 还贷=huan dai 还原=huan yuan 还建=huan jian
调查=diao cha 调研=diao yan 调动=diao dong 调取=diao qu 调任=diao ren 调配=diao pei 调度=diao du 抽调=chou diao
首都=shou du 成都=cheng du 都市=du shi 重庆=chong qing 重建=chong jian 重新=chong xin 重复=chong fu 重组=chong zu 重阳=chong yang
银行=yin hang 行业=hang ye 同行=tong hang 商行=shang hang 央行=yang hang 农商行=nong shang hang 本行业=ben hang ye 车行=che hang
会计=kuai ji 财会=cai kuai 出差=chu chai 差旅=chai lv 差役=chai yi 给付=ji fu 给予=ji yu 供给=gong ji 补给=bu ji 自给=zi ji
没收=mo shou 传记=zhuan ji 弹药=dan yao 子弹=zi dan 投降=tou xiang 角色=jue se 大厦=da sha 大夫=dai fu 便宜=pian yi
标的=biao di 目的=mu di 着力=zhuo li 着陆=zhuo lu 着重=zhuo zhong 执着=zhi zhuo 音乐=yin yue 乐器=yue qi 校对=jiao dui
漯河=luo he 中牟=zhong mu 牟平=mu ping 荥阳=xing yang 泌阳=bi yang 番禺=pan yu 东莞=dong guan 六安=lu an 浚县=xun xian
单县=shan xian 亳州=bo zhou 蚌埠=beng bu 厦门=xia men 黄陂=huang pi 歙县=she xian 蔚县=yu xian 洪洞=hong tong 朝阳区=chao yang qu
什么=shen me 怎么=zen me 觉得=jue de 薄弱=bo ruo 剥离=bo li 模样=mu yang 粘贴=zhan tie 炮制=pao zhi 殷红=yan hong
不得=bu de 取得=qu de 所得=suo de 获得=huo de 曾祖=zeng zu 系统=xi tong 隶属=li shu 从属=cong shu 属于=shu yu
"""


def opencc_pairs():
    library = ctypes.CDLL("libopencc.so.1.1")
    library.opencc_open.restype = ctypes.c_void_p
    library.opencc_open.argtypes = [ctypes.c_char_p]
    library.opencc_convert_utf8.restype = ctypes.c_char_p
    library.opencc_convert_utf8.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    handle = library.opencc_open(b"t2s.json")
    pairs = []
    for value in list(range(0x3400, 0x4DC0)) + list(range(0x4E00, 0xA000)):
        source = chr(value)
        raw = source.encode()
        target = library.opencc_convert_utf8(handle, raw, len(raw)).decode()
        if target != source and len(target) == 1 and ord(target) < 0x10000:
            pairs.append(source + target)
    return pairs


def dictionary():
    readings, phrases, inside = collections.defaultdict(dict), {}, False
    for line in open(DICTIONARY, encoding="utf-8"):
        line = line.rstrip("\n")
        if line == "...":
            inside = True
        elif inside and line and not line.startswith("#"):
            text, sound, *weight = line.split("\t")
            weight = float(weight[0]) if weight else 0.0
            if len(text) == 1:
                readings[text][sound] = max(weight, readings[text].get(sound, 0))
            elif len(text) == len(sound.split()):
                phrases[text] = sound.split()
    for text, sound in pairs_of(SUPPLEMENT):
        phrases[text] = sound.split()
    return readings, phrases


def pairs_of(block):
    words = block.split()
    found = []
    for word in words:
        if "=" in word:
            text, sound = word.split("=")
            found.append([text, sound])
        else:
            found[-1][1] += " " + word
    return found


def lines(text, width):
    return [text[begin:begin + width] for begin in range(0, len(text), width)]


def swift(path, comment, name, doc, body, width):
    with open(os.path.join(ROOT, path), "w", encoding="utf-8") as file:
        file.write(f"// Made by packaging/search-tables.py; do not edit.\n// {comment}\n\n")
        file.write(f"/// {doc}\nlet {name}: StaticString = \"\"\"\n")
        file.write("".join(f"    {line}\\\n" for line in lines(body, width))[:-2] + "\n")
        file.write("    \"\"\"\n")


def main():
    swift("Sources/Search/Folding/TraditionalTable.swift", "Source: OpenCC's t2s, character by character (Apache-2.0).",
          "traditionalTable", "Pairs of a character and the one it folds to.", "".join(opencc_pairs()), 50)
    readings, phrases = dictionary()
    best = {text: max(sounds, key=sounds.get) for text, sounds in readings.items()}
    by_sound = collections.defaultdict(list)
    for text, sounds in sorted(readings.items()):
        if len(text.encode("utf-16-le")) == 2:
            for sound in sounds:
                # A reading that is not the usual one stands behind a mark.
                by_sound[sound].append(("" if best[text] == sound else "-") + text)
    body = ";".join(sound + "".join(sorted(by_sound[sound])) for sound in sorted(by_sound))
    swift("Sources/Search/Pinyin/ReadingTable.swift",
          "Source: pinyin_simp.dict.yaml of rime-data-pinyin-simp (Apache-2.0, from the Android Open Source Project).",
          "readingTable", "Syllables with the characters read so; behind a `-` those usually read otherwise.", body, 50)
    unusual = {text: sounds for text, sounds in phrases.items() if any(best.get(c) != s for c, s in zip(text, sounds))}
    body = ";".join(text + " ".join(sounds) for text, sounds in sorted(unusual.items()))
    swift("Sources/Search/Pinyin/PhraseTable.swift",
          "Source: pinyin_simp.dict.yaml of rime-data-pinyin-simp (Apache-2.0), and the supplement of the script.",
          "phraseTable", "Phrases in which a character is not read as usual, with their syllables.", body, 60)


main()
