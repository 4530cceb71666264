#!/usr/bin/env python3
"""Makes src/main/resources/font/NotoSansSC-Darkroom.otf from Noto Sans CJK.

What it keeps: visible ASCII, some punctuation, the 3755 characters of GB 2312 level 1 and the
words of labels. The same source and the same fontTools give the same bytes.

    apt-get download fonts-noto-cjk && dpkg-deb -x fonts-noto-cjk_*.deb noto
    python3 -m venv tools && tools/bin/pip install fonttools==4.66.1
    tools/bin/python build/font/subset.py \\
        noto/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc \\
        src/main/resources/font/NotoSansSC-Darkroom.otf
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "Noto Sans CJK SC"
WORDS = "人工智能生成合成标识图片视频内容由服务提供者辅助拟似疑为本作品含"
PUNCTUATION = "·–—‘’“”…、。〈〉《》「」『』【】！（），：；？～￥％＋－＝／×÷°©®™"


def characters():
    for lead in range(0xB0, 0xD8):  # GB 2312 level 1 fills rows 16 to 55.
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes([lead, trail]).decode("gb2312")
            except UnicodeDecodeError:
                pass  # The last five places of row 55 are empty.
    yield from (chr(code) for code in range(0x20, 0x7F))
    yield from WORDS + PUNCTUATION


def simplified(path):
    for font in TTCollection(path, lazy=True).fonts:
        if font["name"].getDebugName(1) == FAMILY:
            return font
    sys.exit(f"{path} has no font {FAMILY}")


def main(source, target):
    font = simplified(source)
    font.recalcTimestamp = False
    options = subset.Options()
    options.layout_features = []  # Text is set glyph by glyph; no shaping.
    options.hinting = False
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF", "DSIG"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # Copyright and licence stay inside.
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={ord(c) for c in characters()})
    subsetter.subset(font)
    subset.save_font(font, target, options)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
