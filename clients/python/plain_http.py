"""Callers of apiyi, Bella OpenAPI, aluo and juhe, written with requests."""

import base64

import requests
from checks import BEARER, KEY, PICTURES, URL, check, photo, png_size

EDITS = URL + "/v1/images/edits"

# apiyi: one picture, answered with a link.
with open(photo("coffee.png"), "rb") as picture:
    answer = requests.post(
        EDITS,
        headers=BEARER,
        data={
            "model": "gpt-image-2-all",
            "prompt": "把图片调亮",
            "response_format": "url",
        },
        files=[("image[]", ("photo.png", picture, "image/png"))],
        timeout=120,
    ).json()
check("apiyi: a link and no base64", set(answer["data"][0]) == {"url"}, answer)
check("apiyi: the link holds a PNG", png_size(requests.get(answer["data"][0]["url"]).content)[0] > 0)

# apiyi: two pictures, answered with a data URI.
with open(photo("astronaut.png"), "rb") as first, open(photo("coffee.png"), "rb") as second:
    answer = requests.post(
        EDITS,
        headers=BEARER,
        data={
            "model": "gpt-image-2-all",
            "prompt": "把图1的人物放进图2",
            "response_format": "b64_json",
        },
        files=[
            ("image[]", ("first.png", first, "image/png")),
            ("image[]", ("second.png", second, "image/png")),
        ],
        timeout=120,
    ).json()
prefix = "data:image/png;base64,"
check("apiyi: a data URI", answer["data"][0]["b64_json"].startswith(prefix), list(answer))
check("apiyi: it holds a PNG", png_size(base64.b64decode(answer["data"][0]["b64_json"][len(prefix) :]))[0] > 0)

# Bella: a file; a link; base64; no picture.
with open(photo("coffee.png"), "rb") as picture:
    answer = requests.post(
        EDITS,
        headers=BEARER,
        files={"image": picture},
        data={"prompt": "Make the image brighter", "n": 1, "response_format": "url"},
    ).json()
check("bella: a file", "url" in answer["data"][0], answer)
answer = requests.post(
    EDITS,
    headers=BEARER,
    data={
        "image_url": PICTURES + "/coffee.png",
        "prompt": "Make the image brighter",
        "response_format": "b64_json",
    },
).json()
check("bella: a link", png_size(base64.b64decode(answer["data"][0]["b64_json"]))[0] > 0)
with open(photo("cat.png"), "rb") as picture:
    encoded = base64.b64encode(picture.read()).decode()
answer = requests.post(
    EDITS,
    headers=BEARER,
    data={"image_b64_json": encoded, "prompt": "调亮一点", "n": 2, "size": "512x512"},
).json()
check("bella: base64, two pictures", len(answer["data"]) == 2 and answer["usage"]["num"] == 2, answer)
answer = requests.post(EDITS, headers=BEARER, data={"prompt": "Make the image brighter"})
error = answer.json()["error"]
check("bella: no picture", answer.status_code == 400 and error["type"] == "Illegal Argument", error)

# aluo's photo editor: as JSON, then as a form; the status is read once.
created = requests.post(
    URL + "/api/photo-editor/generate",
    headers=BEARER,
    json={
        "prompt": "Make the image brighter",
        "imageUrls": [PICTURES + "/coffee.png"],
        "aspectRatio": "1:1",
        "outputFormat": "png",
        "numImages": 1,
    },
).json()
status = requests.get(
    f"{URL}/api/photo-editor/status?taskId={created['data']['taskId']}", headers=BEARER
).json()
check("aluo editor: finished at the first look", status["data"]["status"] == "SUCCESS", status)
size = png_size(requests.get(status["data"]["images"][0]["url"]).content)
check("aluo editor: the ratio asked for", size == (1024, 1024), size)
with open(photo("coffee.png"), "rb") as picture:
    created = requests.post(
        URL + "/api/photo-editor/generate",
        headers=BEARER,
        data={"prompt": "把产品改为蓝色", "outputFormat": "webp"},
        files={"file0": picture},
    ).json()
status = requests.get(
    f"{URL}/api/photo-editor/status?taskId={created['data']['taskId']}", headers=BEARER
).json()
check("aluo editor: a form", status["data"]["images"][0]["url"].split("?")[0].endswith(".webp"), status)
created = requests.post(
    URL + "/api/photo-editor/generate",
    headers=BEARER,
    json={"prompt": "Let the cat wave its paw", "imageUrls": [PICTURES + "/cat.png"]},
).json()
status = requests.get(
    f"{URL}/api/photo-editor/status?taskId={created['data']['taskId']}", headers=BEARER
).json()
check("aluo editor: a refusal fails the task", status["data"]["status"] == "FAILED", status)

# aluo's generation, its own example.
created = requests.post(
    URL + "/api/photo-generate/generate",
    headers=BEARER,
    json={
        "prompt": "A red coffee mug on a wooden table, natural lighting",
        "size": "1:1",
        "nVariants": 1,
        "outputFormat": "png",
    },
).json()
status = requests.get(
    f"{URL}/api/photo-generate/status?taskId={created['data']['taskId']}", headers=BEARER
).json()
check("aluo generation", status["data"]["status"] == "SUCCESS", status)
size = png_size(requests.get(status["data"]["images"][0]["url"]).content)
check("aluo generation: its size", size == (1024, 1024), size)

# juhe: a link and a data URI.
fields = {
    "key": KEY,
    "text": "把图片调亮",
    "image1": PICTURES + "/coffee.png",
    "image2": "",
    "image3": "",
    "size": "",
    "model": "",
}
answer = requests.post(URL + "/image_edit/edit", fields).json()
check("juhe: a link", answer["error_code"] == 0 and answer["reason"] == "成功", answer)
check("juhe: its picture", png_size(requests.get(answer["result"]["images"][0]["image"]).content)[0] > 0)
with open(photo("coffee.png"), "rb") as picture:
    fields["image1"] = prefix + base64.b64encode(picture.read()).decode()
answer = requests.post(URL + "/image_edit/edit", fields | {"size": "1024*768"}).json()
check("juhe: a data URI", answer["error_code"] == 0, answer)
size = png_size(requests.get(answer["result"]["images"][0]["image"]).content)
check("juhe: the size asked for", size == (1024, 768), size)
answer = requests.post(URL + "/image_edit/edit", fields | {"key": "wrong"})
check("juhe: a wrong key is no network fault", answer.status_code == 200)
check("juhe: a wrong key", answer.json()["error_code"] == 10001, answer.text)
