#!/usr/bin/env python3
"""The failover drill: kills an upstream in the middle of its jobs and counts what became of them.

    drill.py URL ADMIN_TOKEN PORT_OF_ONE PORT_OF_TWO

The server at URL has to route the model "painter" to two providers, "one" and "two", on these ports; see
docs/operating/failover.md. The drill starts and stops both upstreams itself. Python's own library is enough.
"""
import concurrent.futures
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

URL, TOKEN, ONE, TWO = sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
HERE = os.path.dirname(os.path.abspath(__file__))
failures = []


def call(path, token, body=None, kind="application/json"):
    request = urllib.request.Request(URL + path, data=body, headers={"Authorization": "Bearer " + token})
    if body is not None:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as e:
        return e.code, json.load(e)


def admin(path, value=None):
    body = None if value is None else json.dumps(value).encode()
    status, answer = call("/admin/api/" + path, TOKEN, body)
    assert status < 300, (status, answer)
    return answer


def edit(number):
    with open(os.path.join(HERE, "input.png"), "rb") as file:
        picture = file.read()
    parts = [("model", b"painter"), ("prompt", b"make it night, picture %d" % number), ("size", b"1024x1024")]
    body = b"".join(b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (n.encode(), v) for n, v in parts)
    body += b'--x\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    status, answer = call("/v1/images/edits", key, body + picture + b"\r\n--x--\r\n", "multipart/form-data; boundary=x")
    return status if status == 200 else (status, answer["error"]["message"])


def upstream(port, seconds):
    process = subprocess.Popen([sys.executable, os.path.join(HERE, "upstream.py"), str(port), str(seconds)])
    for _ in range(100):
        try:
            urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:%d/" % port), timeout=1)
        except urllib.error.HTTPError:
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit("upstream %d does not start" % port)


def run(title, count):
    before = time.time()
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        results = list(pool.map(edit, range(count)))
    good = results.count(200)
    print("%-46s %2d of %2d jobs succeeded in %4.1f s" % (title, good, count, time.time() - before))
    failures.extend(r for r in results if r != 200)
    return count


def targets():
    print("    target  state      succeeded failed pictures failovers passedOver  p50Ms")
    states = {}
    for t in admin("providers")["targets"]:
        if t["provider"] in ("one", "two"):
            latency = t["latency"]["p50Ms"] if t["latency"] else "-"
            print("    %-7s %-10s %9d %6d %8d %9d %10d %6s" % (
                t["provider"], t["state"], t["succeeded"], t["failed"], t["pictures"], t["failovers"], t["passedOver"], latency))
            states[t["provider"]] = t
    return states


def check(what, holds):
    print("%-70s %s" % (what, "yes" if holds else "NO"))
    if not holds:
        failures.append(what)


account = admin("accounts", {"name": "drill", "plan": "pro", "credits": 1000000})
key = admin("accounts/" + account["id"] + "/keys", {"name": "drill"})["key"]
one, two = upstream(ONE, 1.5), upstream(TWO, 0.5)
try:
    jobs = run("1. both upstreams work", 4)
    targets()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        running = pool.submit(run, "2. one is killed while it works on them", 8)
        time.sleep(0.7)
        one.kill()
        one.wait()
        jobs += running.result()
    targets()
    jobs += run("3. one stays dead", 8)
    state = targets()
    check("one is open and was passed over", state["one"]["state"] == "open" and state["one"]["passedOver"] > 0)
    one = upstream(ONE, 1.5)
    print("4. one was started again; waiting 31 s for the probe")
    time.sleep(31)
    jobs += run("   a probe", 1)
    jobs += run("   and all at once", 4)
    state = targets()
    check("one is healthy again", state["one"]["state"] == "healthy")
    print()
    paid = 1000000 - admin("accounts/" + account["id"])["credits"]
    held = admin("accounts/" + account["id"])["held"]
    entries = admin("ledger?account=" + account["id"] + "&limit=500")["entries"]
    captured = [e["task"] for e in entries if e["type"] == "capture" and e["book"] == "held"]
    spend = admin("spend?account=" + account["id"])
    made = sum(t["pictures"] for t in state.values())
    print("%d jobs, %d credits paid, %d held, cost %s" % (jobs, paid, held, spend["cost"]))
    check("no job was lost", not failures)
    check("each job was charged, and none twice", len(captured) == jobs == len(set(captured)))
    check("every job paid the same and nothing is held any more", paid % jobs == 0 and held == 0)
    check("the pictures of the targets are those of the spend", made == spend["pictures"] == jobs)
    check("the ledger balances", admin("ledger/check")["balanced"])
finally:
    one.kill()
    two.kill()
sys.exit(1 if failures else 0)
