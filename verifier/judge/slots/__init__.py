"""The parts of a claim that plain code compares with a window: `compare` runs them all."""

from verifier.judge.slots.attribution import compare_attribution
from verifier.judge.slots.dates import compare_dates
from verifier.judge.slots.modality import compare_modality
from verifier.judge.slots.names import compare_names
from verifier.judge.slots.order import compare_order
from verifier.judge.slots.places import compare_places
from verifier.judge.slots.polarity import compare_polarity
from verifier.judge.slots.quantities import compare_quantities
from verifier.judge.slots.roles import compare_roles
from verifier.judge.slots.scope import compare_scope
from verifier.judge.windows import Window
from verifier.types import Finding

_COMPARATORS = (
    compare_quantities,
    compare_dates,
    compare_places,
    compare_names,
    compare_roles,
    compare_order,
    compare_polarity,
    compare_scope,
    compare_modality,
    compare_attribution,
)


def compare(claim: str, window: Window) -> list[Finding]:
    """Return what every slot of the claim finds in the window, in the order of the slots."""
    return [finding for comparator in _COMPARATORS for finding in comparator(claim, window)]
