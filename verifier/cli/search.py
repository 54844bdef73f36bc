"""`verifier search`: evidence alone."""

from typing import Annotated

import typer

from verifier.cli.given import mend
from verifier.cli.options import (
    AsOfOption,
    CorpusOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    make_filter,
)
from verifier.cli.output import show, write
from verifier.cli.session import HOW_TO_ADD, reading
from verifier.errors import InputError

MAX_RESULTS = 100
"""What one person reads; a bound keeps a slip of the finger from loading the whole corpus."""


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, a question or a claim.")],
    *,
    limit: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            max=MAX_RESULTS,
            help="Passages at most; 10 if not given.",
            show_default=False,
        ),
    ] = 10,
    json: JsonOption = False,
    as_of: AsOfOption = None,
    source: SourceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Find passages, without judging them."""
    if not query.strip():
        raise InputError("The query is empty; give words to search for.")
    filter_ = make_filter(source=source, since=since, until=until, as_of=as_of)
    with reading(corpus) as verifier:
        found = verifier.search(mend(query), limit=limit, filter=filter_)
        if not found and not verifier.documents():
            raise InputError(f"The corpus is empty; {HOW_TO_ADD}")
    if json:
        from verifier.render.structured import describe_evidence, to_json

        write(to_json([describe_evidence(evidence) for evidence in found]))
    else:
        from verifier.render.listing import render_search

        show(lambda is_plain: render_search(found, is_plain=is_plain))
