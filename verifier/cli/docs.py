"""`verifier docs`: what is in the corpus."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from verifier.cli.options import CorpusOption, JsonOption
from verifier.cli.output import show, write
from verifier.cli.session import reading

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A document's id, or its beginning.")]


class _ListByDefault(TyperGroup):
    """`verifier docs` alone, or with options alone, is `verifier docs list`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        is_bare = all(arg.startswith("-") for arg in args[:1])
        asks_help = bool(set(args) & set(ctx.help_option_names))
        return super().parse_args(ctx, ["list", *args] if is_bare and not asks_help else args)


docs = typer.Typer(
    cls=_ListByDefault, help="List (by default), show or remove documents.", rich_markup_mode=None
)


@docs.command("list")
def list_documents(json: JsonOption = False, corpus: CorpusOption = None) -> None:
    """List the documents."""
    with reading(corpus) as verifier:
        summaries = verifier.documents()
    if json:
        from verifier.render.structured import to_json

        write(to_json([summary.model_dump() for summary in summaries]))
    else:
        from verifier.render.listing import render_documents

        show(lambda _is_plain: render_documents(summaries))


@docs.command("show")
def show_document(id: IdArgument, json: JsonOption = False, corpus: CorpusOption = None) -> None:
    """Show a document with its line numbers.

    Page furniture (menus, teasers), which is never indexed or cited, is marked by ┊.
    """
    with reading(corpus) as verifier:
        document = verifier.document(id)
    if json:
        from verifier.render.structured import to_json

        write(to_json(document))
    else:
        from verifier.render.listing import render_document

        show(lambda _is_plain: render_document(document), is_wrapped=False)


@docs.command("remove")
def remove_document(id: IdArgument, corpus: CorpusOption = None) -> None:
    """Remove a document and all traces of it."""
    with reading(corpus) as verifier:
        document = verifier.document(id)
        verifier.remove(document.id)
    from verifier.render.neutral import neutralise

    write(f"Removed {document.id}: {neutralise(document.title or 'untitled')}")
