"""What the programs share: where the server is, and how a check is told."""

import os
import struct

URL = os.environ["DARKROOM_URL"]
KEY = os.environ["DARKROOM_API_KEY"]
PICTURES = os.environ["PICTURES_URL"]
PHOTOS = os.environ["PHOTOS"]
BEARER = {"Authorization": f"Bearer {KEY}"}


def check(name, holds, seen=""):
    if not holds:
        raise SystemExit(f"FAILED: {name}: {seen}")
    print(f"ok: {name}")


def png_size(data):
    """Width and height from a PNG's header; refuses what is no PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise SystemExit(f"FAILED: no PNG but {data[:16]!r}")
    return struct.unpack(">II", data[16:24])


def photo(name):
    return os.path.join(PHOTOS, name)
