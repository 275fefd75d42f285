"""What the checks share: the files of the tree, comments and strings told apart, findings, and a memory of
what was already checked."""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

SOURCE_SUFFIXES = {".hpp", ".cpp"}
EXAMPLES = "tests/tools/cases/"  # wrong on purpose


def options(description, **more):
    """The arguments of every check: the tree (this one unless told) and files to restrict it to."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    for name, settings in more.items():
        parser.add_argument("--" + name.replace("_", "-"), **settings)
    return parser.parse_args()


def files(root, *folders, suffixes=SOURCE_SUFFIXES):
    """Paths below the root, sorted: what git tracks or would track, or every file where there is no git."""
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "-co", "--exclude-standard", *folders],
                                check=True, capture_output=True, text=True).stdout.split("\0")
    else:
        listed = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
        listed = [name for name in listed if not folders or name.split("/")[0] in folders]
    return sorted(name for name in set(listed)
                  if name and not name.startswith(EXAMPLES) and (root / name).is_file()
                  and (suffixes is None or pathlib.Path(name).suffix in suffixes))


def text_of(root, name):
    return (root / name).read_text(encoding="utf-8", errors="replace")


TOKEN = re.compile(r'''//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+\'''',
                   re.DOTALL)


def without_comments(code):
    """The code with comments blanked, so that offsets and line numbers stay."""
    def blank(match):
        word = match.group(0)
        return re.sub(r"[^\n]", " ", word) if word.startswith(("//", "/*")) else word
    return TOKEN.sub(blank, code)


def without_strings(code):
    """The same with the content of strings blanked too; the quotes stay."""
    def blank(match):
        word = match.group(0)
        if word.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", word)
        start = word.index(word[-1]) + 1
        return word[:start] + re.sub(r"[^\n]", " ", word[start:-1]) + word[-1]
    return TOKEN.sub(blank, code)


def line_at(code, offset):
    return code.count("\n", 0, offset) + 1


def listed_with_reasons(root, name):
    """A file of exceptions as {path or name: reason}. One without a reason is no exception."""
    path = root / name
    if not path.exists():
        return {}
    rows = [line.split(None, 1) for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip() and not line.startswith("#")]
    return {row[0]: row[1] for row in rows if len(row) == 2}


def finish(looked_at, findings):
    """Prints the findings and ends the program. A check that looked at nothing has failed."""
    if looked_at == 0:
        sys.exit("found nothing to check")
    for finding in sorted(set(findings)):
        print(finding)
    print(f"{looked_at} checked, {len(set(findings))} refused")
    sys.exit(1 if findings else 0)


class Memory:
    """What passed before, by the content of a file and of all it included then, so that a second run is
    quick. `salt` is everything else the verdict depends on."""

    def __init__(self, root, name, salt):
        self.root, self.path, self.hashes = root, root / "build" / "checks" / (name + ".json"), {}
        self.salt = hashlib.sha256(salt.encode()).hexdigest()
        try:
            kept = json.loads(self.path.read_text())
            self.passed = kept["passed"] if kept["salt"] == self.salt else {}
        except (OSError, ValueError, KeyError):
            self.passed = {}

    def hash_of(self, name):
        if name not in self.hashes:
            try:
                self.hashes[name] = hashlib.sha256((self.root / name).read_bytes()).hexdigest()
            except OSError:
                self.hashes[name] = "absent"
        return self.hashes[name]

    def knows(self, name):
        return name in self.passed and all(self.hash_of(n) == h for n, h in self.passed[name].items())

    def remember(self, name, included):
        self.passed[name] = {n: self.hash_of(n) for n in {name, *included}}

    def save(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps({"salt": self.salt, "passed": self.passed}))
        fresh.replace(self.path)


def included_files(started_in, make_rule, root=None):
    """The files of the tree that a rule names, as a compiler started in a folder wrote it with `-MD`."""
    names = make_rule.replace("\\\n", " ").split()[1:]
    resolved = (os.path.relpath(os.path.join(started_in, name), root or started_in) for name in names)
    return {name for name in resolved if not name.startswith("..")}


def in_parallel(work, items):
    """Runs work(item) on every core and gives the results in order."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, items))
