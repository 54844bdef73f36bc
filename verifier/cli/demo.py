"""`verifier demo`: the main job on the shipped sample."""

from pathlib import Path
from tempfile import TemporaryDirectory

from verifier.cli.output import show, write
from verifier.cli.session import writing

SAMPLE = "evals/corpora/sample"
CLAIMS = "claims.txt"


def demo() -> None:
    """Check sample claims against sample documents."""
    from verifier.render.terminal import render_report
    from verifier.shipped import shipped

    sample = shipped(SAMPLE)
    documents = [path for path in sorted(sample.iterdir()) if path.name != CLAIMS]
    claims = (sample / CLAIMS).read_text(encoding="utf-8")
    with TemporaryDirectory(prefix="verifier-demo-") as folder:
        with writing(Path(folder)) as verifier:
            added = verifier.add(documents)
            report = verifier.check(claims)
        write(f"{len(added.added)} sample documents, {len(report.claims)} claims:\n\n")
        show(lambda is_plain: render_report(report, is_plain=is_plain))
    write('\nNow with your own: verifier add FOLDER, then: verifier check "a claim"')
