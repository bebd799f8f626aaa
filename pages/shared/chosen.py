"""What one reader chose, by the parameters of a link, and what the link says of it. Knows nothing of Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from pages.shared import keys
from pages.shared.links import code_of, option_named

Said = Mapping[str, tuple[str, ...]]  # parameter -> its values in a link


@dataclass
class Chosen:
    """The choices of a reader. All mappings are by the name of a parameter.

    `kept`: what was chosen, on whatever page. `news`: what the link says that nobody has read yet. `seen`: what it said
    when the last run began. `written`: what it was given then. `codes`: what it has to say after this run. `unknown`:
    what it asks for in vain, and `told` what was chosen when that was said. `aside`: what holds in this run of choices
    that the page does not offer, whatever is kept of them for other pages. `offered`: the options of each widget, as it
    was last drawn. `later`: what parts of the page would read that this run does not draw, by names with *.
    """

    kept: dict[str, Any] = field(default_factory=dict)
    news: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seen: Said = field(default_factory=dict)
    written: Said = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    aside: dict[str, Any] = field(default_factory=dict)
    offered: dict[str, dict[Any, str]] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)

    def begin(self, link: Said, is_history: bool) -> None:
        """A run begins with this link; `is_history`: the reader went back or forward to it.

        Then what is not in it is not chosen. Otherwise what is missing says nothing: the menu takes all parameters
        away. And what the link said a run ago says nothing either: a fast reader's next choice overtakes what is
        written to it.
        """
        if is_history:
            names = {*link, *self.written}
            news = {name: link.get(name, ()) for name in names if link.get(name, ()) != self.written.get(name, ())}
        else:
            known = (self.written, self.seen)
            news = {name: said for name, said in link.items() if all(said != before.get(name) for before in known)}
        self.news |= news
        self.seen, self.codes, self.aside, self.later = dict(link), {}, {}, []

    def asks_for(self, names: Iterable[str]) -> bool:
        """Whether the link says something that nobody has read, by names with *, or opens a number of such exhibits."""
        news = {*self.news, *(given.partition(".")[0] for given in self.news.get(keys.OPENED, ()))}
        return any(fnmatchcase(new, name) for name in names for new in news)

    def unread(self, link: Said) -> dict[str, tuple[str, ...]]:
        """What the link still says and nobody on this page reads, now or later."""
        of_later = keys.OPENED if self.asks_for(self.later) else ""
        return {
            name: said
            for name, said in self.news.items()
            if said and link.get(name) == said and name not in (*keys.BOUND, of_later)
            and not any(fnmatchcase(name, pattern) for pattern in self.later)
        }  # fmt: skip

    def number(self, key: str) -> str:
        """What the link calls a number of an exhibit; links from before there were codes have the exhibit's name."""
        for name in (keys.OPENED, key):
            given = next(iter(self.news.get(name, ())), "")
            if name == key or given.startswith(f"{key}."):
                self.news.pop(name, None)
                self.codes.setdefault(name, ())
                if given:
                    return given.removeprefix(f"{key}.") if name == keys.OPENED else given
        return ""

    def read_as(self, name: str, other: str, before: str) -> None:
        """Have what the link says by a name stand for another one: `before`, and what it says."""
        if given := self.news.pop(name, ()):
            self.news.setdefault(other, tuple(f"{before}{each}" for each in given))
            self.codes.setdefault(name, ())

    def settled(self, name: str, names: Mapping[Any, str], now: Any, nothing: Any) -> Any:
        """The option that holds, or a list of some where `nothing` is a list: what the link says, else what the widget
        has `now`, else what was kept; `nothing` where that is none of `names`.
        """
        given = self.news.pop(name, None)
        if given is not None:
            found = {each: option_named(each, names) for each in given}
            if unknown := [each for each, option in found.items() if option is None]:
                self.unknown[name] = unknown
                self.told.pop(name, None)
            chosen = [option for option in found.values() if option is not None]
            now = chosen if isinstance(nothing, list) else next(iter(chosen), nothing)
        elif now is None:
            now = self.kept.get(name, nothing)
        if isinstance(nothing, list):
            return [option for option in now or () if option in names]
        return now if now in names else nothing

    def offers_others(self, name: str, names: Mapping[Any, str]) -> bool:
        """Whether a widget has other options than when it was last drawn, so that browsers begin it anew."""
        before, now = list(self.offered.get(name, {}).items()), list(names.items())  # their order counts, too
        self.offered[name] = dict(names)
        return before != now

    def keep(self, name: str, chosen: Any, nothing: Any) -> None:
        """Keep what was chosen; the link says it, unless it is what holds anyway."""
        self.kept[name] = chosen
        found = chosen if isinstance(chosen, list) else [] if chosen == nothing else [chosen]
        self.codes[name] = tuple(map(code_of, found))

    def in_vain(self, name: str) -> list[str]:
        """What the link asks for and is not there, until something else is chosen."""
        if name in self.unknown and self.told.setdefault(name, self.kept.get(name)) != self.kept.get(name):
            del self.unknown[name], self.told[name]
        return self.unknown.get(name, [])

    def changes(self, link: Said) -> dict[str, list[str]]:
        """What has to be written to a link so that it says what was chosen; nothing of a parameter takes it away."""
        wanted = {name: said for name, said in self.codes.items() if said}
        ours = {*wanted, *self.written, *self.codes}
        self.written = wanted
        return {n: list(wanted.get(n, ())) for n in sorted(ours) if link.get(n, ()) != wanted.get(n, ())}

    def parameters(self, names: Iterable[str]) -> dict[str, list[str]]:
        """The codes of some choices, for a link to another page."""
        return {name: list(self.codes[name]) for name in names if self.codes.get(name)}
