"""Answers built by hand, so that rendering is tested apart from judging."""

from datetime import date

from verifier.types import (
    Citation,
    Claim,
    ClaimKind,
    Direction,
    Failure,
    Finding,
    Label,
    Reason,
    Relation,
    Report,
    Run,
    Slot,
    Span,
    Verdict,
)

TEXT = (
    "Orban met Putin in Moscow on Friday.\n"
    "Austrian Chancellor Karl Nehammer was the first EU leader to meet Putin,\n"
    "on April 11, 2022, after the war in Ukraine began.\n"
)
RUN = Run(
    verifier="0.1.0",
    models={"judge": "0123456789abcdef"},
    judge="embedded",
    settings="0123456789ab",
    corpus="7",
    n_documents=2,
    n_passages=31,
    seconds=0.14,
)


def make_citation(
    quote: str,
    stance: Direction,
    *,
    decisive: str = "",
    title: str | None = "Orban meets Putin",
    source: str | None = "Al Mayadeen English",
) -> Citation:
    start = TEXT.find(quote) if quote in TEXT else 40
    decisive_start = start + quote.find(decisive)
    return Citation(
        document_id="d1",
        start=start,
        end=start + len(quote),
        quote=quote,
        stance=stance,
        decisive=(Span(decisive_start, decisive_start + len(decisive)),) if decisive else (),
        title=title,
        source=source,
        published=date(2024, 7, 5),
        location="line 2",
    )


def make_claim(text: str, start: int = 0, **fields: object) -> Claim:
    return Claim.model_validate({"text": text, "start": start, "end": start + len(text), **fields})


def make_finding(claim_words: str, source_words: str, **fields: object) -> Finding:
    values = {
        "slot": Slot.ROLE,
        "relation": Relation.DIFFERS,
        "claim_words": claim_words,
        "source_words": source_words,
        "document_id": "d1",
        "start": 0,
        "end": len(source_words),
        "note": f"claim: {claim_words}; source: {source_words}",
        **fields,
    }
    return Finding.model_validate(values)


def make_report(*answers: Verdict | Failure, notes: tuple[str, ...] = ()) -> Report:
    return Report(
        text="the text",
        claims=tuple(answer.claim for answer in answers),
        verdicts=tuple(answer for answer in answers if isinstance(answer, Verdict)),
        failures=tuple(answer for answer in answers if isinstance(answer, Failure)),
        notes=notes,
        run=RUN,
    )


def contradicted(start: int = 0, **claim_fields: object) -> Verdict:
    return Verdict(
        claim=make_claim("Karl Nehammer is the chancellor of Germany", start, **claim_fields),
        label=Label.CONTRADICTED,
        confidence=0.82,
        citations=(
            make_citation(
                "Austrian Chancellor Karl Nehammer was the first EU leader to meet Putin",
                Direction.CONTRADICTS,
                decisive="Austrian Chancellor",
            ),
        ),
        findings=(make_finding("chancellor of Germany", "Austrian Chancellor"),),
        explanation="The source says otherwise.",
    )


def supported(start: int = 0, *, confidence: float = 0.995) -> Verdict:
    return Verdict(
        claim=make_claim("Orban met Putin in Moscow", start),
        label=Label.SUPPORTED,
        confidence=confidence,
        citations=(make_citation("Orban met Putin in Moscow on Friday.", Direction.SUPPORTS),),
        explanation="The source says so.",
    )


def conflicting(start: int = 0) -> Verdict:
    return Verdict(
        claim=make_claim(
            "first EU leader to meet Putin since 2022",
            start,
            kind=ClaimKind.ELLIPTICAL,
            assumptions=("“Viktor Orban is” was put in front.",),
        ),
        label=Label.UNVERIFIABLE,
        reason=Reason.CONFLICTING,
        confidence=0.64,
        citations=(
            make_citation("Orban met Putin in Moscow", Direction.SUPPORTS),
            make_citation("on April 11, 2022", Direction.CONTRADICTS, decisive="April 11, 2022"),
        ),
        explanation="The sources disagree.",
        settled_by="A later or more authoritative source that says which is right.",
    )


def not_checkable(start: int = 0) -> Verdict:
    return Verdict(
        claim=make_claim("Is it so?", start, kind=ClaimKind.QUESTION, note="It is a question."),
        label=Label.UNVERIFIABLE,
        reason=Reason.NOT_CHECKABLE,
        confidence=1.0,
        explanation="It is a question.",
    )


def failed(start: int = 0) -> Failure:
    return Failure(claim=make_claim("It rained.", start), error="The disk is full.", stage="judge")


def full_report() -> Report:
    """One answer of each kind."""
    return make_report(
        contradicted(0),
        supported(100),
        conflicting(200),
        not_checkable(300),
        failed(400),
        notes=("2 undated documents were left out, since a date was asked for.",),
    )


def hostile_verdict(words: str) -> Verdict:
    """A verdict with hostile words wherever a document or a user can put words."""
    return Verdict(
        claim=make_claim(words, assumptions=(words,)),
        label=Label.CONTRADICTED,
        confidence=0.5,
        citations=(
            make_citation(words, Direction.CONTRADICTS, decisive=words, title=words, source=words),
        ),
        findings=(make_finding(words, words, note=words),),
        explanation=words,
        settled_by=words,
    )
