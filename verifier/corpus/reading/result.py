"""What reading gives: documents, made the same way from what any format says of itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verifier.errors import UnreadableDocument
from verifier.language.dates import find_dates
from verifier.types import Document, Span, content_id

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)|\d{8}$")


@dataclass(frozen=True)
class ReadDocument:
    """A document and where it came from.

    Attributes:
        origin: Absolute path of the file, with `#row` for a row, or the name given for bytes.
        document: The document.
    """

    origin: str
    document: Document


def compose(
    text: str,
    fields: Mapping[str, str],
    *,
    furniture: tuple[Span, ...] = (),
    pages: tuple[int, ...] = (),
) -> Document:
    """Make a document of a text and the named fields that came with it.

    Args:
        text: As read; it is not altered.
        fields: `title`, `source`, `url` and `published` or `date` go where their names say, all
            others into `metadata`. Names count without case; empty values count as absent.
        furniture: Sorted spans of page furniture in `text`.
        pages: Start of each page in `text`.

    Raises:
        UnreadableDocument: The text is blank, or holds halves of characters.

    >>> document = compose("Rain fell.", {"Title": "Rain", "date": "5 July 2024", "desk": "City"})
    >>> document.title, document.published.isoformat(), document.metadata
    ('Rain', '2024-07-05', {'desk': 'City'})
    >>> compose("Rain fell.", {"published": "03/04/2024"}).metadata
    {'date': '03/04/2024'}
    """
    if not text.strip():
        raise UnreadableDocument("is empty; there is nothing to add")
    known = {name.strip().lower(): value.strip() for name, value in fields.items()}
    known = {name: value for name, value in known.items() if name and value}
    _check_characters(text, *known, *known.values())
    title, source, url = (known.pop(name, None) for name in ("title", "source", "url"))
    published = _take_day(known)
    return Document(
        id=content_id(text, title, source, url, published),
        text=text,
        title=title,
        source=source,
        url=url,
        published=published,
        furniture=furniture,
        pages=pages,
        metadata=known,
    )


def parse_day(text: str) -> date | None:
    """Return the one day that a text names, None when it names none, several or half a one.

    >>> parse_day("2024-07-05T10:00:00+02:00"), parse_day("Fri, 5 Jul 2024 10:00 GMT")
    (datetime.date(2024, 7, 5), datetime.date(2024, 7, 5))
    >>> parse_day("03/04/2024"), parse_day("July 2024"), parse_day("20241301")
    (None, None, None)
    """
    iso = _ISO_DAY.match(text.strip())
    if iso:
        try:
            return date.fromisoformat(iso[0])
        except ValueError:
            return None
    mentions = [(found.year, found.month, found.day) for found in find_dates(text)]
    days = {date(year, month, day) for year, month, day in mentions if year and month and day}
    return days.pop() if len(days) == 1 else None


def _take_day(fields: dict[str, str]) -> date | None:
    """Take the day of publication out of the fields; what is no day stays there as `date`."""
    name = "published" if "published" in fields else "date"
    given = fields.pop(name, None)
    if given is None:
        return None
    day = parse_day(given)
    if day is None:
        fields["date"] = given
    return day


def _check_characters(*texts: str) -> None:
    """Refuse lone surrogates, which JSON escapes can make and no file or database can hold."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError as error:
        raise UnreadableDocument(
            "holds half a character (a lone surrogate); write it again as UTF-8"
        ) from error
