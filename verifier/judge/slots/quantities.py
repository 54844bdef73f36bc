"""Quantities of a claim beside those that a window states of the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from verifier.judge.slots.agreement import (
    derive_changes,
    derive_durations,
    has_same_role,
    is_comparable,
    is_denial,
    relate,
)
from verifier.judge.slots.arithmetic import is_computable
from verifier.judge.slots.setting import (
    CLOSER,
    Setting,
    find_settings,
    make_finding,
    window_sentences,
)
from verifier.judge.windows import Window
from verifier.language.dates import find_dates
from verifier.language.numbers import Quantity, find_quantities
from verifier.language.numbers.context import change_direction
from verifier.types import Finding, Relation, Slot, Span

_OPTIONAL = frozenset({"ordinal", "times"})  # often said in other words: "again", "the latest"
_OLD = frozenset({"from", "former"})


@dataclass(frozen=True)
class _Stated:
    """A quantity with what it is said of."""

    quantity: Quantity
    setting: Setting
    direction: int


@dataclass(frozen=True)
class _Match:
    """A quantity of the source beside one of the claim; the closer the greater."""

    stated: Quantity
    relation: Relation
    closeness: int


def compare_quantities(claim: str, window: Window) -> list[Finding]:
    """Compare every quantity of a claim with what the window says of the same thing.

    Args:
        claim: The claim's text.
        window: The sentences to read it against.

    Returns:
        One finding a quantity: `AGREES` when the source gives it, converted, rounded to the
        claim's digits or derived from an old and a new value; `DIFFERS` when the source gives
        another of the same dimension and unit for the same thing; `MISSING` when it gives none
        that compares. Ordinals and multiples that are not there give no finding, nor does what
        two quantities of the source come to.
    """
    stated = _read(window.text, tuple(window_sentences(window)))
    findings = (_compare(claimed, stated, window) for claimed in _read(claim))
    return [finding for finding in findings if finding is not None]


@lru_cache(maxsize=256)  # texts; a claim is compared with a few dozen windows, one after another
def _read(text: str, sentences: tuple[Span, ...] = ()) -> tuple[_Stated, ...]:
    quantities = find_quantities(text)
    return tuple(
        _Stated(quantity, setting, change_direction(text, quantity.start) or 0)
        for quantity, setting in zip(
            quantities, find_settings(text, quantities, sentences), strict=True
        )
    )


def _compare(claimed: _Stated, stated: Sequence[_Stated], window: Window) -> Finding | None:
    derived = _derive(claimed, stated, window)
    matches = [match for other in (*stated, *derived) if (match := _match(claimed, other))]
    agreeing = _closest(matches, Relation.AGREES)
    differing = _closest(matches, Relation.DIFFERS)
    best = agreeing or differing
    if agreeing and differing and differing.closeness >= agreeing.closeness + CLOSER:
        best = differing
    said = claimed.quantity
    given = [other.quantity for other in stated]
    is_open = best is None or (best.relation is Relation.DIFFERS and best.stated in given)
    if is_open and is_computable(said, given):
        return None
    if best is not None:
        note = f"claim: {said.text}; source: {best.stated.text}"
        source = Span(best.stated.start, best.stated.end)
        return make_finding(
            window, Slot.QUANTITY, best.relation, said.text, source=source, note=note
        )
    if said.dimension in _OPTIONAL or said.role == "not":
        return None
    note = f"claim: {said.text}; the source gives no such quantity"
    return make_finding(window, Slot.QUANTITY, Relation.MISSING, said.text, source=None, note=note)


def _closest(matches: Sequence[_Match], relation: Relation) -> _Match | None:
    fitting = [match for match in matches if match.relation is relation]
    return max(fitting, key=lambda match: match.closeness, default=None)


def _match(claimed: _Stated, stated: _Stated) -> _Match | None:
    """Compare two quantities; None when the source's says nothing of the claim's."""
    said, found = claimed.quantity, stated.quantity
    if not is_comparable(said, found):
        return None
    relation, closeness = relate(said, found), claimed.setting.closeness(stated.setting)
    if is_denial(said, found):
        relation = Relation.DIFFERS if relation is Relation.AGREES else None
        closeness -= CLOSER  # the value put in its place tells more
    elif claimed.direction * stated.direction < 0 and "by" in (said.role, found.role):
        relation = Relation.DIFFERS
    elif not has_same_role(said, found):
        are_alike = {said.role, found.role} & {None, "by"} == {None, "by"} or said.role in _OLD
        relation = relation if relation is Relation.AGREES and are_alike else None
    if relation is None:
        return None
    has_same_noun = said.dimension == "count" and bool(said.unit) and bool(found.unit)
    is_same = claimed.setting.is_same_thing(stated.setting, has_same_noun=has_same_noun)
    if relation is Relation.DIFFERS and not is_same:
        return None
    return _Match(found, relation, closeness)


def _derive(claimed: _Stated, stated: Sequence[_Stated], window: Window) -> list[_Stated]:
    """Compute what the source's values say of the claimed change or duration."""
    said = claimed.quantity
    quantities = [other.quantity for other in stated]
    found = [*derive_changes(said, quantities, claimed.direction)]
    found += derive_durations(said, find_dates(window.text, anchor=window.published))
    return [_Stated(quantity, claimed.setting, 0) for quantity in found]
