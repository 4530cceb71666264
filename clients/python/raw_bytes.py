"""Requests byte for byte as clients of other languages put them on the wire: their header lines,
their encodings, and their waiting for 100-continue."""

import base64
import json
import socket
from urllib.parse import quote_plus, urlsplit

from checks import KEY, PICTURES, URL, check, photo

HOST = urlsplit(URL).netloc
PATH = "/image_edit/edit"
with open(photo("coffee.png"), "rb") as picture:
    DATA_URI = "data:image/png;base64," + base64.b64encode(picture.read()).decode()
FIELDS = {
    "key": KEY,
    "text": "把图片调亮",
    "image1": DATA_URI,
    "image2": "",
    "image3": "",
    "size": "",
    "model": "",
}
FORM = "application/x-www-form-urlencoded"


def encoded(fields):
    return "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items()).encode()


def send(headers, body, expect=False, path=PATH):
    """Sends a POST; with expect, the body only after the server has said 100 Continue."""
    lines = [f"POST {path} HTTP/1.1", f"Host: {HOST}", *headers, f"Content-Length: {len(body)}"]
    if expect:
        lines.append("Expect: 100-continue")
    host, port = HOST.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        reader = connection.makefile("rb")
        if expect:
            line = reader.readline().decode()
            if "100" not in line:
                raise SystemExit(f"FAILED: no 100 Continue but {line!r}")
            while reader.readline().strip():
                pass
        connection.sendall(body)
        return response(reader)


def response(reader):
    status = int(reader.readline().split()[1])
    headers = {}
    for line in iter(lambda: reader.readline().strip(), b""):
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(reader.readline().strip() or b"0", 16):
            body += reader.read(size)
            reader.readline()
    else:
        body = reader.read(int(headers["content-length"]))
    return status, json.loads(body)


def succeeds(name, answer):
    status, body = answer
    check(name, status == 200 and body["error_code"] == 0, body)


succeeds(
    "PHP's cURL, which waits before a large body",
    send(["Accept: */*", f"Content-Type: {FORM}"], encoded(FIELDS), expect=True),
)
succeeds(
    "Go's http.Post",
    send(
        ["User-Agent: Go-http-client/1.1", f"Content-Type: {FORM}", "Accept-Encoding: gzip"],
        encoded(FIELDS | {"image1": PICTURES + "/coffee.png"}),
    ),
)
succeeds(
    "C#'s WebClient.UploadValues",
    send([f"Content-Type: {FORM}", "Connection: Keep-Alive"], encoded(FIELDS), expect=True),
)
succeeds(
    "Java's HttpURLConnection, which names no charset and sends the fields in any order",
    send(
        [
            "User-Agent: Java/17.0.15",
            "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
            "Connection: keep-alive",
            f"Content-Type: {FORM}",
        ],
        encoded(dict(reversed(FIELDS.items()))),
    ),
)
succeeds(
    "Objective-C, which joins the fields without encoding them",
    send(
        [f"Content-Type: {FORM}", "Accept: */*", "Accept-Language: zh-CN,zh-Hans;q=0.9"],
        "&".join(f"{name}={value}" for name, value in FIELDS.items()).encode(),
    ),
)
succeeds(
    "an old axios, which sends JSON under the name of a form",
    send(
        [f"Content-Type: {FORM}", "Accept: application/json, text/plain, */*"],
        json.dumps(FIELDS, ensure_ascii=False).encode(),
    ),
)

# Java's OpenAI SDK: a type on every text part, and a picture without a file name.
boundary = "b0undary"
parts = []
for name, value in {"model": "gpt-image-1", "prompt": "Make the image brighter"}.items():
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n'
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{value}\r\n".encode()
    )
with open(photo("coffee.png"), "rb") as picture:
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="image"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
        + picture.read()
        + b"\r\n"
    )
parts.append(f"--{boundary}--\r\n".encode())
status, body = send(
    [f"Authorization: Bearer {KEY}", f'Content-Type: multipart/form-data; boundary="{boundary}"'],
    b"".join(parts),
    expect=True,
    path="/v1/images/edits",
)
check("an OpenAI form with a nameless picture", status == 200 and len(body["data"]) == 1, body)
