"""What a reader of a report must know beside its answers."""

from collections.abc import Iterator

from verifier.corpus import Corpus
from verifier.models.runtime import EMBEDDED
from verifier.session import Session
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


def on_model(session: Session) -> Iterator[str]:
    """Yield what is to be known of a language model's part.

    Args:
        session: The check that is over.
    """
    if session.chat is None:
        return
    place = session.chat.place
    if session.chat.n_sent:
        where = f"Claims and passages went to {place}."
    elif session.chat.usage.n_cached:
        where = f"Answered before by {place}; nothing was sent."
    else:
        where = f"Nothing was sent to {place}."
    yield f"{where} How sure it is, is what it says of itself and was not measured."
    for id, title in session.checker.suspicious.items():
        yield (
            f"A passage of {title!r} ({id}) speaks to a model instead of to a reader; it was left "
            "out, and answers that depend on it are void."
        )
