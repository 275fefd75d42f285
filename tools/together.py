#!/usr/bin/env python3
"""Which sources can be compiled as one that includes them all. Most of what compiling costs are the headers, so ten
at once take a quarter of the time of ten alone. As a program, prints such groups of the sources named, one a line."""

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
CLASS = re.compile(r"^(?:template <.*> )?(?:class|struct|union|enum(?: class)?) (\w+)", re.MULTILINE)
TYPE = re.compile(r"\b[A-Z]\w*")
INCLUDED = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


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
    names = {name for start, name in DECLARED.findall(code_of(root, name)) if start == "constexpr"}
    for part in map(tree.without_strings, OWN_PART.findall(tree.text_of(root, name))):
        names |= {name for start, name in DECLARED.findall(part) if start != "using"}
        names |= set(CLASS.findall(part))
    return names


@functools.cache
def names_in(root, name):
    """What a file declares or takes from elsewhere at the level of a namespace, and every type it speaks of."""
    code = code_of(root, name)
    return frozenset(name for _, name in DECLARED.findall(code)) | frozenset(TYPE.findall(code))


def in_batches(root, names, kind_of):
    """The names in groups of one kind, where no source has a name for itself that another has or sees, and names
    are looked up in the same namespaces."""
    batches = []
    for name in names:
        kind = (kind_of(name), spaces_of(root, name))
        own = own_names(root, name)
        seen = frozenset().union(*(names_in(root, file) for file in {name, *headers_of(root, name)}))

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


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    names = [str(pathlib.Path(name).relative_to(root)) for name in sys.argv[1:]]
    for batch in in_batches(root, names, lambda name: None):
        print(";".join(str(root / name) for name in batch))


if __name__ == "__main__":
    main()
