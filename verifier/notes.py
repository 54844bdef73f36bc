"""What a reader of a report must know beside its answers."""

from collections.abc import Iterator

from verifier.corpus import Corpus
from verifier.models.runtime import EMBEDDED
from verifier.types import Filter


def notes(corpus: Corpus, filter: Filter, *, judge: str) -> tuple[str, ...]:
    """Return the notes to a report, a sentence each.

    Args:
        corpus: What was searched.
        filter: Which documents could serve as evidence.
        judge: Name of the network that judged.
    """
    return (*_on_documents(corpus, filter), *_on_judge(judge))


def _on_documents(corpus: Corpus, filter: Filter) -> Iterator[str]:
    if not corpus.n_documents:
        yield "The corpus is empty; add documents first."
        return
    if not corpus.n_searched(filter):
        yield "No document passes the filter; widen its dates or its source."
    n_undated = corpus.n_left_out(filter)
    if n_undated:
        noun = "document was" if n_undated == 1 else "documents were"
        yield f"{n_undated} undated {noun} left out, since a date was asked for."


def _on_judge(judge: str) -> Iterator[str]:
    if judge != EMBEDDED:
        yield (
            f"Judged by {judge}. The percentages were fitted for the network in the package and "
            "not for this one: read them as an order, not as probabilities."
        )
