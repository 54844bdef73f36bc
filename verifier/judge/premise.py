"""What the judge reads beside a claim: a window of a document, with its title and date in front.

Training and run time both call `premise`, so that the network meets the same form in both.
"""

from __future__ import annotations

import datetime


def premise(window: str, title: str | None, published: datetime.date | None) -> str:
    """Put the document's title and date in front of a window of its text.

    Args:
        window: One to a few sentences of the document; runs of white space become one space.
        title: The document's title, or None.
        published: The day on which the document was published, or None.

    Returns:
        The text that the judge reads as the second of its pair.

    >>> premise("Prices  fell.", "Rates cut", datetime.date(2024, 7, 5))
    'Rates cut (5 July 2024). Prices fell.'
    >>> premise("Prices fell.", "Will rates fall?", None)
    'Will rates fall? Prices fell.'
    >>> premise("Prices fell.", None, datetime.date(2024, 7, 5))
    '(5 July 2024) Prices fell.'
    >>> premise("Prices fell.", None, None)
    'Prices fell.'
    """
    text = " ".join(window.split())
    heading = " ".join((title or "").split())
    day = f"({published.day} {published:%B %Y})" if published else ""
    if heading and day:
        heading = f"{heading} {day}."
    elif heading and heading[-1] not in ".?!":
        heading += "."
    return " ".join(part for part in (heading or day, text) if part)
