#!/usr/bin/env python3
"""Makes the typefaces in src/main/resources/font from Noto Sans CJK.

What they keep: the characters of GB 2312 (both levels, kana, Greek, Cyrillic and signs) and of Big5
level 1, Latin with accents, some punctuation and signs, and the words of labels. The same source
and the same fontTools give the same bytes. Run it for both weights:

    apt-get download fonts-noto-cjk && dpkg-deb -x fonts-noto-cjk_*.deb noto
    python3 -m venv tools && tools/bin/pip install fonttools==4.66.1
    for weight in Regular Bold; do
      tools/bin/python build/font/subset.py \\
          noto/usr/share/fonts/opentype/noto/NotoSansCJK-$weight.ttc \\
          src/main/resources/font/NotoSansSC-Darkroom-$weight.otf
    done
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "Noto Sans CJK SC"
WORDS = "人工智能生成合成标识图片视频内容由服务提供者辅助拟似疑为本作品含裏"
PUNCTUATION = "·–—‘’“”…、。〈〉《》「」『』【】！（），：；？～￥％＋－＝／×÷°©®™•‰′″※€£¥№℃〔〕〖〗—"
SIGNS = "←↑→↓★☆●○■□▲△▼▽◆◇♀♂♥♡✓√∞≈≠≤≥±"


def double_byte(encoding, leads, trails):
    for lead in leads:
        for trail in trails:
            try:
                yield bytes([lead, trail]).decode(encoding)
            except UnicodeDecodeError:
                pass  # A place without a character.


def characters():
    yield from double_byte("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    big5_trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    yield from double_byte("big5", range(0xA4, 0xC7), big5_trails)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0xFF01, 0xFF5E)):
        yield from (chr(code) for code in range(first, last + 1))
    yield from WORDS + PUNCTUATION + SIGNS


def simplified(path):
    for font in TTCollection(path, lazy=True).fonts:
        if font["name"].getDebugName(16) == FAMILY or font["name"].getDebugName(1) == FAMILY:
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
    subsetter.populate(unicodes={ord(c) for text in characters() for c in text})
    subsetter.subset(font)
    subset.save_font(font, target, options)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
