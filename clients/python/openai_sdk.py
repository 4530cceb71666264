"""OpenAI's Python SDK against Darkroom."""

import base64

import openai
from checks import KEY, URL, check, photo, png_size

client = openai.OpenAI(base_url=URL + "/v1", api_key=KEY)

answer = client.images.edit(
    model="gpt-image-1", image=open(photo("coffee.png"), "rb"), prompt="Make the image brighter"
)
data = base64.b64decode(answer.data[0].b64_json)
check("edit: a picture", png_size(data) == (1536, 1024), png_size(data))
usage = answer.usage
check("edit: tokens add up", usage.total_tokens == usage.input_tokens + usage.output_tokens, usage)
check("edit: request id", answer._request_id.startswith("req_"), answer._request_id)

answer = client.images.edit(
    model="darkroom-local",
    image=[open(photo("astronaut.png"), "rb"), open(photo("coffee.png"), "rb")],
    prompt="把图1的人物放进图2",
)
check("edit: two pictures", len(answer.data) == 1, answer)

events = list(
    client.images.edit(
        model="gpt-image-1",
        image=open(photo("coffee.png"), "rb"),
        prompt="把图片调亮",
        stream=True,
        partial_images=2,
    )
)
check("edit stream: ends completed", events[-1].type == "image_edit.completed", events[-1].type)
check("edit stream: one end", sum(e.type.endswith("completed") for e in events) == 1)

answer = client.images.generate(
    model="darkroom-local",
    prompt="A red coffee mug on a wooden table, natural lighting",
    size="256x256",
    quality="low",
)
size = png_size(base64.b64decode(answer.data[0].b64_json))
check("generation: a picture", size == (256, 256), size)

events = list(
    client.images.generate(
        model="darkroom-local",
        prompt="一个白色罐子，带金色盖子",
        size="512x512",
        quality="medium",
        stream=True,
        partial_images=3,
    )
)
kinds = [event.type for event in events]
check("generation stream: pictures on the way", "image_generation.partial_image" in kinds, kinds)
check("generation stream: ends completed", kinds[-1] == "image_generation.completed", kinds)

calls = []
counting = openai.OpenAI(
    base_url=URL + "/v1",
    api_key=KEY,
    http_client=openai.DefaultHttpxClient(event_hooks={"request": [calls.append]}),
)
try:
    counting.images.edit(
        model="gpt-image-1",
        image=open(photo("cat.png"), "rb"),
        prompt="Let the cat wave its paw",
    )
    check("refusal: raised", False)
except openai.BadRequestError as e:
    check("refusal: named", e.code == "instruction_not_supported", e.code)
    check("refusal: not retried", len(calls) == 1, len(calls))

try:
    openai.OpenAI(base_url=URL + "/v1", api_key="sk-wrong-0123456789").models.list()
    check("unknown key: raised", False)
except openai.AuthenticationError as e:
    check("unknown key: named", e.code == "invalid_api_key", e.code)

try:
    client.images.generate(model="no-such-model", prompt="A red mug")
    check("unknown model: raised", False)
except openai.NotFoundError as e:
    check("unknown model: named", e.code == "model_not_found", e.code)

check("models", "darkroom-local" in [model.id for model in client.models.list()])
