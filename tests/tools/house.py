"""Claims about this tree that are no matter of one source file: each function looks at it and gives a fault, or
nothing."""

import json
import os
import pathlib
import re
import subprocess
import tempfile

PROGRAMS = "awk cat dirname env grep mktemp printf rm sed sh tail tr".split()


def is_check(path):
    return path.name.endswith("-check") or path.name in ("include-order", "header-alone", "tidy")


def the_table_of_architecture_is_the_one_that_is_checked(root):
    checked = {m[2]: (m[1], m[3].split()) for m in
               re.finditer(r"^(\d)\s+(\w+):(.*)$", (root / "tools/levels.txt").read_text(), re.MULTILINE)}
    shown = {m[2]: (m[1], [] if m[3].strip() == "–" else m[3].replace(",", " ").split()) for m in
             re.finditer(r"^\| (\d) \| `(\w+)` \| ([^|]*)\|", (root / "docs/architecture.md").read_text(), re.MULTILINE)}
    return None if checked == shown and checked else f"tools/levels.txt: {checked}\ndocs/architecture.md: {shown}"


def each_check_turned_off_has_a_reason(root):
    text = (root / ".clang-tidy").read_text()
    off = set(re.findall(r"^  -([\w.*-]+),?$", text, re.MULTILINE)) - {"*"}
    reasoned = set(re.findall(r"^# -([\w.*-]+): \S", text, re.MULTILINE))
    return str(sorted(off ^ reasoned)) if off != reasoned or not off else None


def decisions_are_numbered_without_a_gap_and_short(root):
    names = sorted(path.name for path in (root / "docs/decisions").glob("[0-9]*.md"))
    faults = [f"{name} should be number {at:04}" for at, name in enumerate(names, 1) if not name.startswith(f"{at:04}-")]
    for name in names:
        text = (root / "docs/decisions" / name).read_text()
        missing = [part for part in ("## Context", "## Decision", "## Consequences", "Status: ") if part not in text]
        faults += [f"{name} has no '{part}'" for part in missing]
        if text.count("\n") > 40:
            faults.append(f"{name} has more than 40 lines")
    return "\n".join(faults) if names else "there are no records"


def links_between_documents_lead_somewhere(root):
    documents = [path for path in [*root.glob("*.md"), *root.glob("docs/**/*.md")]]
    faults = []
    for path in documents:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text()):
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                faults.append(f"{path.relative_to(root)}: {target}")
    return "\n".join(faults) if documents else "there are no documents"


def ci_calls_the_test_command_and_nothing_else(root):
    lines = [line for line in (root / ".ci/run").read_text().splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    return None if lines == ["exec ./test"] else str(lines)


def installing_again_asks_once_and_says_nothing(root):
    everything = "awk '{for (i = 1; i <= NF; i++) print}' /dev/null; shift 3; for name; do echo installed $name; done"
    code, said, asked = install(root, {"dpkg-query": everything, "id": "echo 0", "apt-get": "exit 1"})
    return None if (code, said, asked.count("dpkg-query")) == (0, "", 1) and "apt-get" not in asked else said + str(asked)


def without_root_or_sudo_it_names_the_packages_and_stops(root):
    code, said, asked = install(root, {"dpkg-query": "exit 1", "id": "echo 1000", "apt-get": "exit 0"})
    good = code == 1 and said.count("\n") == 1 and "libsqlite3-dev" in said and "apt-get" not in asked
    return None if good else said + str(asked)


def what_it_installs_is_said_and_only_what_is_missing(root):
    all_but_one = "shift 3; for name; do [ $name = ninja-build ] || echo installed $name; done"
    code, said, asked = install(root, {"dpkg-query": all_but_one, "id": "echo 0", "apt-get": ""})
    good = code == 0 and said.strip() == "Installing Debian packages: ninja-build" and asked.count("apt-get") == 2
    return None if good else said + str(asked)


def what_another_package_provides_is_not_installed_again(root):
    one_for_two = "shift 3; for name; do case $name in npm) ;; nodejs) echo installed nodejs node-x '(= 1), npm' ;;" \
                  " *) echo installed $name ;; esac; done"
    code, said, asked = install(root, {"dpkg-query": one_for_two, "id": "echo 0", "apt-get": "exit 1"}, "test")
    return None if (code, said) == (0, "") and "apt-get" not in asked else said + str(asked)


def what_npm_brings_is_pinned_by_hash_and_by_no_address(root):
    wanted = json.loads((root / "tests/browser/package.json").read_text())["devDependencies"]
    locked = json.loads((root / "tests/browser/package-lock.json").read_text())["packages"]
    packages = {name.removeprefix("node_modules/"): entry for name, entry in locked.items() if name}
    faults = [name for name, version in wanted.items() if packages.get(name, {}).get("version") != version]
    faults += [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry]
    return str(faults) if faults or not packages else None


def what_the_build_runs_is_in_a_language_that_run_installs(root):
    recipes = [root / "CMakeLists.txt", *root.glob("cmake/*.cmake")]
    called = {name for path in recipes for name in re.findall(r"/tools/([\w.-]+)", path.read_text())}
    run = re.search(r"^\[run\]\n(.*?)^\[", (root / "tools/packages").read_text(), re.MULTILINE | re.DOTALL)[1]
    there = {"sh", *(word for line in run.splitlines() if not line.startswith("#") for word in line.split())}
    faults = []
    for name in sorted(called):
        language = re.split(r"[/ ]", (root / "tools" / name).read_text().split("\n", 1)[0])[-1]
        if language not in there:
            faults.append(f"tools/{name} is for {language}, which ./run does not install")
    return "\n".join(faults) if called else "the build runs no tool"


def install(root, fakes, group="run"):
    """Runs tools/install-packages where these programs are all there is: status, words, programs called."""
    with tempfile.TemporaryDirectory() as scratch:
        calls = pathlib.Path(scratch) / "calls"
        calls.touch()
        for program in PROGRAMS:
            os.symlink(subprocess.run(["which", program], capture_output=True, text=True).stdout.strip(),
                       f"{scratch}/{program}")
        for program, script in fakes.items():
            fake = pathlib.Path(scratch) / program
            fake.write_text(f"#!/bin/sh\necho {program} >> {calls}\n{script}\n")
            fake.chmod(0o755)
        done = subprocess.run([f"{scratch}/sh", root / "tools/install-packages", group], env={"PATH": scratch},
                              capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr, calls.read_text().split()


CLAIMS = [the_table_of_architecture_is_the_one_that_is_checked, each_check_turned_off_has_a_reason,
          decisions_are_numbered_without_a_gap_and_short, links_between_documents_lead_somewhere,
          ci_calls_the_test_command_and_nothing_else, installing_again_asks_once_and_says_nothing,
          without_root_or_sudo_it_names_the_packages_and_stops, what_it_installs_is_said_and_only_what_is_missing,
          what_another_package_provides_is_not_installed_again, what_npm_brings_is_pinned_by_hash_and_by_no_address,
          what_the_build_runs_is_in_a_language_that_run_installs]


def faults(root):
    return [(claim.__name__, claim(root)) for claim in CLAIMS]
