"""A site to be measured: a library of invented bookmarks, a server that has one core to serve it with, requests that
know what is in it, and the generator that asks them from another core."""

import http.client
import json
import pathlib
import random
import re
import signal
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / "build" / "release"
PASSWORD = "eleven brown foxes read"


def build(preset="release", targets=("florilege", "bench_generate", "bench_load"), options=("-DFLORILEGE_BENCH=ON",)):
    for words in (["cmake", "--preset", preset, *options],
                  ["cmake", "--build", "--preset", preset, "--target", *targets]):
        subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


class Site:
    """A program serving a library, on the first core."""

    def __init__(self, program, data, log=subprocess.DEVNULL):
        begin = time.monotonic()
        self.process = subprocess.Popen(["taskset", "-c", "0", program, "--data", data, "serve", "--listen",
                                         "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"],
                                        stdout=subprocess.PIPE, stderr=log, text=True)
        first = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", first)
        if not found:
            sys.exit(f"the server does not begin: {first}")
        self.port = int(found.group(1))
        while self.ask("GET", "/readyz").status != 200:
            time.sleep(0.002)
        self.took = time.monotonic() - begin
        self.cookies = ""

    def ask(self, method, target, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request(method, target, body, {name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def become_owner(self):
        """Sets the site up by the code that the server prints."""
        for line in self.process.stdout:
            if code := re.search(r"code=(\S+)", line):
                break
        page = self.ask("GET", f"/set-up?code={code.group(1)}")
        held = "; ".join(text.split(";")[0] for text in page.headers.get_all("Set-Cookie", []))
        token = re.search(r'name="token" value="([^"]+)"', page.body.decode()).group(1)
        form = urllib.parse.urlencode({"token": token, "code": code.group(1), "name": "owner", "password": PASSWORD})
        answer = self.ask("POST", "/set-up", form, Cookie=held, Origin=f"http://127.0.0.1:{self.port}",
                          Content_Type="application/x-www-form-urlencoded")
        if answer.status != 303:
            sys.exit(f"setting the site up was answered {answer.status}:\n{answer.body.decode()[:2000]}")
        self.cookies = "; ".join(text.split(";")[0] for text in answer.headers.get_all("Set-Cookie", []))

    def memory(self, what):
        """Megabytes: VmRSS is what is resident, VmHWM what was at most."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith(what):
                return int(line.split()[1]) / 1024

    def load(self, requests, rate, seconds, connections):
        """What bench_load says of asking these at a rate. Each request comes as another client's behind one proxy."""
        lines = "".join("\t".join(request) + "\n" for request in requests)
        done = subprocess.run(["taskset", "-c", "1", RELEASE / "bench_load", f"127.0.0.1:{self.port}", str(rate),
                               str(connections), str(seconds)], input=lines, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def end(self):
        """Has it drain; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def library(folder, count):
    """A library of so many bookmarks, and a token that may read and write it."""
    data, program = folder / "library", RELEASE / "florilege"
    with open(folder / "rows", "wb") as out:
        subprocess.run([RELEASE / "bench_generate", "florilege", str(count)], stdout=out, check=True)
    subprocess.run([program, "--data", data, "import", folder / "rows"], check=True, stdout=subprocess.DEVNULL)
    made = subprocess.run([program, "--data", data, "token", "create", "bench", "--scopes", "read,write"], check=True,
                          capture_output=True, text=True).stdout
    return data, re.search(r"\S{30,}", made).group(0)


def wanted(site, token):
    """Requests to read, to search and to write, with what the library has in it."""
    chance = random.Random(20120130)
    signed, program = f"Cookie: {site.cookies}|Accept-Encoding: gzip", f"Authorization: Bearer {token}"
    bookmarks, cursor = [], ""
    for _ in range(20):
        page = json.loads(site.ask("GET", f"/api/v1/bookmarks?limit=100{cursor}", Authorization=f"Bearer {token}").body)
        bookmarks += page["items"]
        if not page["next"]:
            break
        cursor = "&cursor=" + urllib.parse.quote(page["next"])
    words = [word for bookmark in bookmarks for word in bookmark["title"].split()]
    long_words = [word for word in words if len(word) >= 4]
    tags = [tag for bookmark in bookmarks for tag in bookmark["tags"]]
    address = iter(f"X-Forwarded-For: 10.{at >> 16 & 255}.{at >> 8 & 255}.{at & 255}" for at in range(10_000_000))

    def page(path):
        return ("GET", path, f"{signed}|{next(address)}", "")

    def call(path):
        return ("GET", path, f"{program}|{next(address)}", "")

    quoted = urllib.parse.quote
    reads, searches = [], []
    for _ in range(4000):
        bookmark = chance.choice(bookmarks)
        reads.append(chance.choices([page(f"/b/{bookmark['id']}"), page("/"),
                                     page(f"/t/{quoted(chance.choice(tags), safe='')}"),
                                     call(f"/api/v1/bookmarks/{bookmark['id']}"), call("/api/v1/bookmarks?limit=50")],
                                    [4, 2, 2, 1, 1])[0])
        query = chance.choice([chance.choice(words), f"{chance.choice(words)} {chance.choice(words)}",
                               f"tag:{chance.choice(tags)}", f"{chance.choice(words)} tag:{chance.choice(tags)}",
                               f"{chance.choice(long_words)[:3]}*"])
        searches.append(page(f"/?q={quoted(query)}"))
    body = json.dumps({"url": "https://written.example/@-#", "title": " ".join(chance.choices(words, k=8)),
                       "note": " ".join(chance.choices(words, k=20)), "tags": chance.choices(tags, k=4)})
    run = chance.randrange(2 ** 32)  # so that what one run wrote is not there already
    writes = [("POST", "/api/v1/bookmarks", f"{program}|Content-Type: application/json|{next(address)}",
               body.replace("@", f"{turn}-{run}")) for turn in range(100)]
    return reads, searches, writes


def answered_well(answer):
    return sum(number for status, number in answer["answers"].items() if int(status) < 400)
