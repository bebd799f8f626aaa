"""Owners of cited objectives: the Compact (True), another plan, list or body (False), or none that is named (None)."""

from __future__ import annotations

from loaders.citations.tokens import END, Reading

_OWNERS = frozenset({"compact", "instrument"})
_OF_OTHERS = frozenset({"instrument", "mine"})
_OTHERS = _OF_OTHERS | {"qualifier"}
_LEADING, _DESCRIBING = frozenset({"of", "neutral"}), frozenset({"qualifier", "neutral"})
_BELONGING, _PARTING = frozenset({"of", "under"}), frozenset({"comma", "joiner"})
_PASSED = frozenset({"neutral", "number", "ordinal", "emphasis", "rank", "classifier"})
_NAMING = frozenset({"of", "neutral", "number", "joiner", "follower", "qualifier", "emphasis"})
_STOPS = frozenset(".;:()!?。")


class Owners(Reading):
    """Reads whose objectives are cited. Every look ahead or back is bounded, so reading stays linear."""

    def compact_at(self, index: int) -> int:
        """The index after "of the Compact" or "Compact" if that stands here, else 0."""
        for _ in range(3):
            if "compact" in self.at(index).roles:
                return 0 if self.heads_another(index + 1) else index + 1
            if self.at(index).roles.isdisjoint(_LEADING):
                return 0
            index += 1
        return 0

    def heads_another(self, index: int) -> bool:
        """Whether the Compact's name only describes what follows: "the GCM implementation plan"."""
        for at in range(index, index + 3):
            if self.at(at).roles.isdisjoint(_DESCRIBING):
                return "instrument" in self.at(at).roles
        return False

    def owner_after(self, index: int) -> bool | None:
        """Whose objectives the words after the numbers say they are."""
        index += self.at(index).key in ("'s", "’s")
        of = self.at(index).roles
        for at in range(index, index + 3):
            roles = self.at(at).roles
            if "compact" in roles:
                return not self.heads_another(at + 1)
            if "genitive" in roles:
                return False
            if "neutral" not in roles:
                break
        if of.isdisjoint(_BELONGING):
            return None
        for at in range(index + 1, index + 11):
            token = self.at(at)
            if "compact" in token.roles:
                return not self.heads_another(at + 1)
            if not token.roles.isdisjoint(_OTHERS):
                return False
            if token is END or token.key in _STOPS or not token.roles.isdisjoint(_PARTING):
                break
        return False if "of" in of else None

    def owner_before(self, noun: int) -> bool | None:
        """Whose objectives the words before the noun say they are."""
        if self.at(noun - 1).key == "(" and "instrument" in self.at(noun - 2).roles:
            return False
        if "comma" in self.at(noun - 1).roles or self.at(noun - 1).key == "(":
            return self.named_before(noun - 2)
        capital = self.is_capital(noun)
        verdict = None
        for at in range(noun - 1, max(-1, noun - 9), -1):
            token = self.at(at)
            if capital and self.new_line(at + 1):
                break
            if "compact" in token.roles:
                return True
            if token.key in ("'s", "’s") or (token.key in ("'", "’") and self.at(at - 1).key.endswith("s")):
                return "compact" in self.at(at - 1).roles
            if not token.roles.isdisjoint(_OF_OTHERS):
                return False
            if "its" in token.roles:
                return self.named_last(at)
            if token.key == "》":
                return self.title_before(at)
            if "qualifier" in token.roles:
                verdict = False
            elif token.roles.isdisjoint(_PASSED) and token.key not in "-‑":
                return False if at == noun - 1 and self.is_initials(at, noun) else verdict
        return verdict

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.begins[index]].isupper()

    def is_initials(self, index: int, noun: int) -> bool:
        """Whether unknown initials stand before the noun ("NLMP objective 6"), in a text not all in capitals."""
        raw = self.written(index)
        return len(raw) > 1 and raw.isupper() and not self.at(index).roles and not self.written(noun).isupper()

    def title_before(self, index: int) -> bool:
        """Whether the title that closes here names the Compact."""
        for at in range(index - 1, max(-1, index - 20), -1):
            if "compact" in self.at(at).roles:
                return True
            if self.at(at).key == "《":
                break
        return False

    def named_last(self, index: int) -> bool:
        """What "its" stands for: whether the Compact was the last owner named in its sentence, or the one before."""
        for at in range(index - 1, max(-1, index - 25), -1):
            token = self.at(at)
            if not token.roles.isdisjoint(_OWNERS) or (token.key in _STOPS and at < index - 1):
                return "compact" in token.roles
        return False

    def named_before(self, index: int) -> bool | None:
        """The owner named before a comma: "Regional Framework on Mobility, objective 3"; names have capitals."""
        for at in range(index, max(-1, index - 12), -1):
            token = self.at(at)
            capital = self.is_capital(at)
            if "compact" in token.roles:
                return True
            if "instrument" in token.roles:
                return False if capital or (at == index and not self.is_word(at)) else None
            if not capital and not token.roles & _NAMING:
                return None
        return None
