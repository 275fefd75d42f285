#!/usr/bin/env python3
"""Which sources can be compiled as one that includes them all. Most of what compiling costs are the headers, so ten
at once take a quarter of the time of ten alone.

`together.py FOLDER SOURCE…` writes a source of each such group into the folder and prints what is to be compiled in
place of those sources, one a line: what it wrote, and whatever is better compiled alone."""

import functools
import pathlib
import re
import sys

import tree

MOST = 12  # sources; more save little, and leave a core without work at the end

SPACE = re.compile(r"^namespace ([\w:]+) \{$", re.MULTILINE)
OWN_PART = re.compile(r"^namespace \{$(.*?)^\} // namespace$", re.MULTILINE | re.DOTALL)
DECLARED = re.compile(r"^(?:\[\[\w+\]\] )?(\w+\b)(?<!namespace)(?<!static_assert)(?<![A-Z])[^\n(={;]*?(\w+)(?:\[\])?\s*[(={;]",
                      re.MULTILINE)
NOT_ITS_NAME = {"using", "class", "struct", "union", "enum", "template"}  # what stands last there is something else
CLASS = re.compile(r"^(?:template <.*> )?(?:class|struct|union|enum(?: class)?) (\w+)", re.MULTILINE)
TYPE = re.compile(r"\b[A-Z]\w*")
INCLUDED = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
INCLUDE = re.compile(r"^#include .*$", re.MULTILINE)
ALONE = re.compile(r"(?<![\w.:>])[A-Za-z_]\w*")
OF_SOMETHING = re.compile(r"(?:\.|->|::)\s*(\w+)")
TEST_OF = re.compile(r"\b[A-Z_]*(?:TEST|SUITE)[A-Z_]*\(\s*(\w+)")  # the name of its class is what a test is called by
FOUND_BY_NAME = {"PrintTo", "format_as", "main", "swap", "tag_invoke", "throw_exception_from_error"}  # elsewhere


@functools.cache
def code_of(root, name):
    return tree.without_strings(tree.text_of(root, name))


@functools.cache
def headers_of(root, name):
    """What of the tree a file includes, however deep."""
    found = set()
    for included in INCLUDED.findall(tree.text_of(root, name)):
        header = next((path for path in (f"src/{included}", included) if (root / path).is_file()), None)
        if header:
            found |= {header} | headers_of(root, header)
    return frozenset(found)


def spaces_of(root, name):
    """The namespaces in which a source looks names up, and the inner ones it sees, which hide outer ones."""
    seen = {space for header in headers_of(root, name) for space in SPACE.findall(tree.text_of(root, header))}
    return SPACE.findall(tree.text_of(root, name)), sorted(space for space in seen if space.count("::") > 1)


def own_names(root, name):
    """What a source declares for itself alone."""
    declared = DECLARED.findall(code_of(root, name))
    names = {name for start, name in declared if start == "constexpr" or name == "main"}
    for part in map(tree.without_strings, OWN_PART.findall(tree.text_of(root, name))):
        names |= {name for start, name in DECLARED.findall(part) if start not in NOT_ITS_NAME}
        names |= set(CLASS.findall(part))
    return names


@functools.cache
def names_in(root, name):
    """What a file declares or takes from elsewhere at the level of a namespace, and every type it speaks of."""
    code = code_of(root, name)
    return frozenset(name for _, name in DECLARED.findall(code)) | frozenset(TYPE.findall(code))


@functools.cache
def words_in(root, name):
    """Every name that a file says for itself: also those inside its functions, which would hide another's."""
    return frozenset(ALONE.findall(code_of(root, name)))


@functools.cache
def names_seen(root, name):
    """What a source could mean by a name that it does not say the namespace of: what its headers have in its own
    namespaces, in those around them, and in none."""
    own = SPACE.findall(tree.text_of(root, name))
    spaces = {space: SPACE.findall(tree.text_of(root, space)) for space in headers_of(root, name)}
    near = [header for header, inside in spaces.items()
            if not inside or any(mine == space or mine.startswith(f"{space}::") for mine in own for space in inside)]
    return frozenset().union(*(names_in(root, header) for header in near))


@functools.cache
def renamed(root, name):
    """Of what a source declares for itself, what may be called otherwise throughout its text: nothing that it sees
    is called so too, or could be meant."""
    code = code_of(root, name)
    taken = FOUND_BY_NAME | set(OF_SOMETHING.findall(code)) | set(TEST_OF.findall(code))
    return frozenset(own_names(root, name) - taken - names_seen(root, name))


def in_batches(root, names, kind_of):
    """The names in groups of one kind, where no source has a name for itself that another has or sees, but for those
    it may be given others for, and names are looked up in the same namespaces."""
    batches = []
    for name in names:
        kind = (kind_of(name), spaces_of(root, name))
        own = own_names(root, name) - renamed(root, name)
        seen = words_in(root, name) - renamed(root, name) | names_seen(root, name)

        def fits(batch):
            return (batch["kind"] == kind and len(batch["names"]) < MOST
                    and not own & batch["seen"] and not seen & batch["own"])

        batch = next(filter(fits, batches), None)
        if batch is None:
            batches.append(batch := {"kind": kind, "own": set(), "seen": set(), "names": []})
        batch["own"] |= own
        batch["seen"] |= seen
        batch["names"].append(name)
    return [batch["names"] for batch in batches]


def as_one(root, names):
    """The text of a source that includes these. Their headers come first, since what a source has for itself is
    called otherwise while it is read."""
    headers = dict.fromkeys(line for name in names for line in INCLUDE.findall(tree.text_of(root, name)))
    lines = list(headers)
    for number, name in enumerate(names):
        own = sorted(renamed(root, name))
        lines += [f"#define {word} {word}{number}of{len(names)}" for word in own]
        lines += [f'#include "{root / name}" // NOLINT(bugprone-suspicious-include)']
        lines += [f"#undef {word}" for word in own]
    return "\n".join(lines) + "\n"


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    folder, names = pathlib.Path(sys.argv[1]), [str(pathlib.Path(name).relative_to(root)) for name in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    for batch in in_batches(root, names, lambda name: None):
        if len(batch) == 1:
            print(root / batch[0])
            continue
        path = folder / batch[0].replace("/", "-")
        text = as_one(root, batch)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
        print(path)


if __name__ == "__main__":
    main()
