"""Plain text, Markdown and web pages to documents."""

import re

from verifier.corpus.furniture import find_article
from verifier.corpus.reading.decoding import decode
from verifier.corpus.reading.result import compose
from verifier.errors import UnreadableDocument
from verifier.types import Document, Span

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD_LINE = re.compile(r"([\w-]+):[ \t]*(.*)")
_FIRST_HEADING = re.compile(r"\s*#[ \t]+(\S.*)")
_CHARSET = re.compile(
    rb"""charset\s*=\s*["']?([\w-]+)|encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_CHARSET_REACH = 2048  # bytes; the HTML standard looks no further than 1024, we allow a long title


def read_plain(data: bytes) -> Document:
    """Read plain text, which may be a page copied whole, menus and all.

    Raises:
        UnreadableDocument: It is blank, binary, or of a broken encoding.
    """
    text = decode(data)
    article = find_article(text)
    day = article.published.isoformat() if article.published else ""
    fields = {"title": article.title or "", "source": article.source or "", "date": day}
    return compose(text, fields, furniture=article.furniture)


def read_markdown(data: bytes) -> Document:
    """Read Markdown; YAML front matter gives the fields and counts as furniture.

    Without a title there, a heading of the first level at the very top is the title, or else what
    stands there like a headline.

    Raises:
        UnreadableDocument: It is blank, binary, or of a broken encoding.
    """
    text = decode(data)
    block = _FRONT_MATTER.match(text)
    fields = _front_matter(block[1]) if block else {}
    end = block.end() if block and fields else 0
    if not text[end:].strip():
        raise UnreadableDocument("is empty; there is nothing to add")
    heading = _FIRST_HEADING.match(text, end)
    headline = heading[1].rstrip(" \t\r#") if heading else find_article(text[end:]).title
    fields.setdefault("title", headline or "")
    return compose(text, fields, furniture=(Span(0, end),) if end else ())


def read_piped(data: bytes) -> Document:
    """Read what came through a pipe: Markdown when it begins like that, plain text otherwise.

    Raises:
        UnreadableDocument: It is blank, binary, or of a broken encoding.
    """
    text = decode(data)
    is_markdown = _FRONT_MATTER.match(text) or _FIRST_HEADING.match(text)
    return read_markdown(data) if is_markdown else read_plain(data)


def read_html(data: bytes) -> Document:
    """Read the article of a web page; paragraphs of the text are apart by a blank line.

    Raises:
        UnreadableDocument: There is no article, or the encoding is broken.

    Source: trafilatura 2, its dates from tags and metadata only.
    """
    from trafilatura import bare_extraction

    page = bare_extraction(
        _one_space(decode(data, declared=_declared(data))),
        with_metadata=True,
        include_comments=False,
        # Never dates guessed from the text, where a sidebar's would win; a fixed limit, no clock.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2100-01-01",
        },
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise UnreadableDocument("holds no article that can be found; save its text as .txt")
    named = {
        "title": page.title,
        "source": page.sitename,
        "url": page.url,
        "date": page.date,
        "author": page.author,
    }
    # One line of trafilatura is one block; a blank line keeps headings off the next sentence.
    text = page.text.strip().replace("\n", "\n\n")
    return compose(text, {name: value for name, value in named.items() if value})


def _front_matter(block: str) -> dict[str, str]:
    """Return the fields of front matter, lists joined by commas; none when it is not a mapping."""
    import yaml

    try:
        # Every scalar stays the string that was written, so that dates are parsed in one place.
        parsed = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return _field_lines(block)
    if not isinstance(parsed, dict):
        return {}
    values = ((name, _flat(value)) for name, value in parsed.items())
    return {name.lower(): value for name, value in values if isinstance(name, str) and value}


def _field_lines(block: str) -> dict[str, str]:
    """Read `name: value` lines of broken YAML; its commonest fault is a colon in a title."""
    lines = [line.rstrip() for line in block.splitlines() if line.strip()]
    matches = [_FIELD_LINE.match(line) for line in lines if line[0] not in " \t-#"]
    if not all(matches):
        return {}
    return {match[1].lower(): match[2].strip("\"'") for match in matches if match and match[2]}


def _flat(value: object) -> str:
    """Join a list of strings; what is nested deeper is no field of ours."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(part for part in values if isinstance(part, str))


def _one_space(html: str) -> str:
    """Make line ends of the source what they mean in HTML, a space, and a fragment a page."""
    markup = re.sub(r"[\r\n]+", " ", html)
    return markup if "<html" in markup.lower() else f"<html>{markup}</html>"


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    match = _CHARSET.search(data[:_CHARSET_REACH])
    return (match[1] or match[2]).decode() if match else None
