"""The rooms of the house: which room may know which, which packages it may use, and why; and what breaks that.

A room is a folder of the project. The table ROOMS has them from the top down. A module may import modules of its own
room, of the rooms that its room `knows`, and of whatever these know in turn.
ALLOWANCES has the files that may know more.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Room:
    """What a room may import: rooms (with what they know in turn), packages that are not of Python, and the reason."""

    knows: tuple[str, ...]
    packages: tuple[str, ...]
    why: str


ROOMS = {
    "dashboard.py": Room(
        ("pages/shared",), ("streamlit",), "Streamlit starts it; what it does is done in pages/shared"
    ),
    "pages": Room(
        ("pages/shared", "gcm_data/exports"),
        ("streamlit",),
        "a page says in which order its parts stand; what it shows is computed below, where files take it from, too",
    ),
    "pages/shared": Room(
        ("gcm_data/exports",),
        ("streamlit",),
        "the blocks of a page show what is computed; they read no document and draw no figure of their own",
    ),
    "loaders": Room(
        (
            "loaders/layouts",
            "loaders/slips",
            "loaders/packets",
            "loaders/checked",
            "loaders/suggestions",
            "gcm_data/snapshots",
        ),
        ("pandas", "tqdm"),
        "what is read must not depend on how it is counted or shown, nor on what writes files",
    ),
    "loaders/packets": Room(
        ("loaders/suggestions", "loaders/documents"),
        ("pandas",),
        "a packet is decided on paragraph by paragraph, and these are found by their words",
    ),
    "loaders/suggestions": Room(
        ("loaders/vocabulary", "gcm_data/coding"),
        ("pandas", "numpy"),
        "what an answer may be about is told by its words alone, after it was read and as it is shown",
    ),
    "loaders/layouts": Room(
        ("loaders/headers",), (), "a layout says where answers stand, in words of headers below it"
    ),
    "loaders/headers": Room(("loaders/respondents",), (), "a header is told by its words and by the members below it"),
    "loaders/respondents": Room(
        ("loaders/citations",), (), "a name is taken out of a text, then its evidence is sought"
    ),
    "loaders/checked": Room(
        ("loaders/documents",), (), "issues are marked in the bytes of a workbook; what they say was found out before"
    ),
    "loaders/slips": Room(
        ("loaders/citations",), (), "a slip corrects cells and codes; what they are answers to is known from the tables"
    ),
    "loaders/citations": Room(("loaders/codes",), (), "what a text cites is read like the codes in a cell"),
    "loaders/codes": Room(("loaders/documents", "gcm_data/text"), (), "a code is a cell's value and a wording"),
    "loaders/documents": Room(
        ("loaders/vocabulary", "loaders/parsing", "gcm_data/coding"),
        (),
        "cells come from the parsing process, by messages; what they mean is found out above",
    ),
    "loaders/vocabulary": Room((), (), "wordings are data for all rooms of the loaders and need none of them"),
    "loaders/parsing": Room(
        (),
        ("python_calamine", "charset_normalizer", "pypdfium2"),
        "a program of its own that a document may kill: it has to start fast and hold nothing",
    ),
    "gcm_data/exports": Room(
        ("gcm_data/since", "gcm_data/store"),
        ("pandas", "openpyxl", "pptx", "docx", "lxml", "tqdm"),
        "a format writes what the rooms below say; only here is a library that writes files",
    ),
    "gcm_data/since": Room(
        ("gcm_data/paper", "gcm_data/slides"),
        ("pandas", "numpy"),
        "it compares what the paper and the slides say of two sets of documents",
    ),
    "gcm_data/slides": Room(
        ("gcm_data/exhibits",),
        (),
        "a slide shows exhibits; it is drawn on a projector and in a file, so it knows neither",
    ),
    "gcm_data/paper": Room(
        ("gcm_data/exhibits",), (), "the paper is sentences and tables of exhibits; its format is decided in exports"
    ),
    "gcm_data/exhibits": Room(
        ("gcm_data/evidence", "gcm_data/figures"),
        ("pandas", "numpy"),
        "a finding joins a table, its figure and its evidence, for whatever shows it",
    ),
    "gcm_data/figures": Room(
        ("gcm_data/coverage",),
        ("pandas", "plotly"),
        "a figure draws the table that it is given; only here is plotly, so that drawing can be changed in one room",
    ),
    "gcm_data/evidence": Room(
        ("gcm_data/coverage",), ("pandas", "numpy"), "passages explain a number, whatever shows the number"
    ),
    "gcm_data/coverage": Room(
        ("gcm_data/snapshots", "gcm_data/wording", "gcm_data/text", "gcm_data/coding"),
        ("pandas", "numpy"),
        "counts come from tables alone, so that every page and file has one number",
    ),
    "gcm_data/store": Room(
        ("gcm_data/snapshots", "gcm_data/coding"),
        ("pandas", "sqlalchemy", "alembic", "tqdm"),
        "what was handed in and decided is kept whoever reads or shows it; only here is a database",
    ),
    "gcm_data/snapshots": Room(
        ("gcm_data/wording",), ("pandas",), "tables travel as files before anything is counted, and come back the same"
    ),
    "gcm_data/wording": Room(
        ("gcm_data/tables",), ("pandas",), "a sentence pattern is filled with names and numbers that it is given"
    ),
    "gcm_data/coding": Room(
        ("gcm_data/tables",),
        ("pandas", "numpy"),
        "what a coder decided holds for the words of a paragraph, whoever keeps the decision, shows it or counts it",
    ),
    "gcm_data/tables": Room(
        ("gcm_data/reference", "gcm_data/text"),
        ("pandas", "numpy", "pyarrow"),
        "tables are checked against the reference; they do not know who reads or counts them",
    ),
    "gcm_data/reference": Room(("gcm_data",), ("pandas",), "facts about the Compact hold whatever was submitted"),
    "gcm_data/text": Room((), (), "work on text knows nothing of the Compact"),
    "gcm_data": Room((), (), "the folder of the rooms holds no module of its own; it is imported for its place alone"),
}
ALLOWANCES = {
    "pages/shared/session.py": Room(("loaders",), (), "one load for all readers: it alone knows where data come from"),
    "pages/shared/returned_slips.py": Room(
        ("loaders/slips",), ("pandas",), "a slip comes from outside, so that only the loaders may open it"
    ),
    "pages/shared/packets.py": Room(
        ("loaders/packets",), ("pandas",), "a packet comes from outside, so that only the loaders may open it"
    ),
    "pages/shared/previews.py": Room(
        ("loaders",),
        ("pandas",),
        "one document is understood before it counts, apart from the one load",
    ),
    "pages/shared/suggested.py": Room(
        ("loaders", "loaders/suggestions"),
        ("pandas",),
        "suggestions are made of what was read, which is shown without waiting for them",
    ),
    "pages/shared/desk_progress.py": Room((), ("pandas",), "a small table of counts is put together where it is shown"),
    "pages/shared/blocks.py": Room((), ("pandas",), "a table that is shown has its styles and its file made here"),
    "pages/shared/say.py": Room((), ("pandas",), "the cells of a table of words are shown as the texts that they are"),
    "pages/shared/compressed.py": Room((), ("starlette",), "the server's own scripts are sent compressed, as they are"),
    "pages/shared/uploads.py": Room((), ("starlette",), "a file beyond the totals is refused as the server refuses"),
    "pages/shared/server.py": Room((), ("starlette",), "what the server does before any page: hosts, metrics, its log"),
    "pages/shared/headers.py": Room(
        (), ("starlette",), "what every answer of the server forbids stands in its headers"
    ),
    "pages/shared/rows.py": Room((), ("pandas", "pyarrow"), "a table is put into the form in which browsers take it"),
    "pages/shared/health.py": Room((), ("starlette",), "whether the server can serve readers is asked without a page"),
    "loaders/__main__.py": Room(
        ("gcm_data/coverage",), (), "the command writes the grid of coverage beside the tables"
    ),
}


@dataclass(frozen=True)
class Import:
    """An import at a line of a file: the module, and the name taken from it ("" for the module itself)."""

    path: str
    line: int
    module: str
    name: str

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line}"


class House:
    """The modules of a project, by path -> source text, and what in their imports breaks the table of rooms."""

    def __init__(self, sources: Mapping[str, str], rooms: Mapping[str, Room] = ROOMS) -> None:
        self.rooms = rooms
        self.trees = {path: ast.parse(text) for path, text in sources.items()}
        self.modules = {_dotted(path): path for path in sources}
        self._names: dict[str, set[str]] = {}

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """All imports of all modules, also those inside of functions."""
        return tuple(found for path, tree in self.trees.items() for found in self._imports_of(path, tree))

    def _imports_of(self, path: str, tree: ast.AST) -> Iterator[Import]:
        package = PurePosixPath(path).parent.as_posix().replace("/", ".")
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (Import(path, node.lineno, alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = ".".join(filter(None, (package if node.level else "", node.module)))
                for alias in node.names:
                    inner = f"{module}.{alias.name}"
                    is_module = inner in self.modules
                    yield Import(path, node.lineno, inner if is_module else module, "" if is_module else alias.name)

    def room_of(self, path: str) -> str:
        """The room in which a file stands: the longest folder of the table that it is in; "" outside of all."""
        return max((room for room in self.rooms if f"{path}/".startswith(f"{room}/")), key=len, default="")

    def known_by(self, room: str) -> set[str]:
        """The rooms that a room may import: its own, those in its row, and what these know."""
        return {room}.union(*(self.known_by(below) for below in self.rooms[room].knows))

    def rows_of(self, path: str) -> list[Room]:
        """The rows of the two tables that say what a file may import."""
        return [self.rooms[self.room_of(path)], *([ALLOWANCES[path]] if path in ALLOWANCES else [])]

    def upward(self) -> list[str]:
        """Imports of a room that the importing file may not know."""
        found = []
        for each in self.imports:
            if each.module not in self.modules:
                continue
            rows, room = self.rows_of(each.path), self.room_of(each.path)
            known = {room}.union(*(self.known_by(below) for row in rows for below in row.knows))
            if self.room_of(self.modules[each.module]) not in known:
                knows = ", ".join(rows[0].knows) or "no other room"
                found.append(f"{each.where} imports {each.module}: {room} knows {knows}, because {rows[0].why}")
        return found

    def strangers(self) -> list[str]:
        """Imports of packages that do not come with Python and that the importing file may not use."""
        found = []
        for each in self.imports:
            package, rows = each.module.split(".")[0], self.rows_of(each.path)
            is_free = each.module in self.modules or package in sys.stdlib_module_names
            if not is_free and package not in {name for row in rows for name in row.packages}:
                uses = ", ".join(rows[0].packages) or "no package"
                found.append(
                    f"{each.where} imports {package}: {self.room_of(each.path)} uses {uses}, because {rows[0].why}"
                )
        return found

    def borrowed(self) -> list[str]:
        """Names that are taken from a module which has only imported them.

        A room's own `__init__` may show names of the modules in its folder, listed in `__all__`: it is the door of the
        room (`reference.members()`, `wording.TITLE`), and there is no second one.
        """
        found = [
            f"{each.where} takes {each.name} from {each.module}, which only imports it: import it where it is defined"
            for each in self.imports
            if each.module in self.modules and each.name and each.name not in self._shown(each.module)
        ]
        for path, tree in self.trees.items():
            aliases = {name: module for name, module in self._aliases(path) if module in self.modules}
            for node in ast.walk(tree):
                if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
                    continue
                module = aliases.get(node.value.id)
                inner = f"{module}.{node.attr}"
                if module and inner not in self.modules and node.attr not in self._shown(module):
                    found.append(f"{path}:{node.lineno} uses {inner}, which is not defined there")
        return found

    def _aliases(self, path: str) -> Iterator[tuple[str, str]]:
        """The names under which a file imports modules, each with the module."""
        for node in ast.walk(self.trees[path]):
            if isinstance(node, ast.ImportFrom) and not node.level:
                yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)

    def _shown(self, module: str) -> set[str]:
        """The names that others may take from a module."""
        if module not in self._names:
            self._names[module] = self._names_of(module, self.modules[module])
        return self._names[module]

    def _names_of(self, module: str, path: str) -> set[str]:
        names = {name for node in self.trees[path].body for name in _defined(node)} | {"__file__", "__doc__"}
        if not path.endswith("__init__.py"):
            return names
        own = {i.name for i in self.imports if i.path == path and i.module.startswith(f"{module}.")}
        return names | (own & _listed_in_all(self.trees[path]))

    def circles(self) -> list[str]:
        """Modules that import one another in a circle, also by imports inside of functions."""
        below: dict[str, set[str]] = {path: set() for path in self.trees}
        for each in self.imports:
            if each.module in self.modules and self.modules[each.module] != each.path:
                below[each.path].add(self.modules[each.module])
        while loose := below.keys() - {path for path, known in below.items() if known & below.keys()}:
            below = {path: known for path, known in below.items() if path not in loose}
        while loose := below.keys() - set().union(*below.values()):
            below = {path: known for path, known in below.items() if path not in loose}
        return [f"{path} stands in a circle with {', '.join(sorted(below[path] & below.keys()))}" for path in below]

    def idle(self) -> list[str]:
        """Packages and allowances in the tables that no import uses any more."""
        used = {(self.room_of(each.path), each.module.split(".")[0]) for each in self.imports}
        found = [
            f"{room} may use {package}, and does not"
            for room, row in self.rooms.items()
            for package in row.packages
            if (room, package) not in used
        ]
        for path, row in ALLOWANCES.items():
            taken = {each.module for each in self.imports if each.path == path}
            rooms = {self.room_of(self.modules[name]) for name in taken if name in self.modules}
            tops = {name.split(".")[0] for name in taken}
            found += [f"{path} may know {room}, and does not" for room in row.knows if room not in rooms]
            found += [f"{path} may use {package}, and does not" for package in row.packages if package not in tops]
        return found

    def by_dots(self) -> list[str]:
        """Relative imports outside of the parsing program, which alone is started without the project on its path."""
        nodes = ((path, node) for path, tree in self.trees.items() for node in ast.walk(tree))
        relative = ((path, node.lineno) for path, node in nodes if isinstance(node, ast.ImportFrom) and node.level)
        return [f"{path}:{line} imports by dots" for path, line in relative if self.room_of(path) != "loaders/parsing"]


def _dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.For | ast.With | ast.If):
        yield from (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))


def _listed_in_all(tree: ast.Module) -> set[str]:
    lists = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return {element.value for found in lists for element in found.elts}
