"""Answers that are there already: a cache on disk, and recordings to replay.

An answer is found by the hash of all that it depends on. Failures are never kept.
"""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from verifier.errors import InputError, ModelError


class Question(NamedTuple):
    """All that an answer depends on.

    Attributes:
        model: As in "openai:gpt-4.1-mini".
        base_url: The server, None for the provider's own.
        prompt: Hash of the prompt's file.
        schema: Hash of the form that is asked for.
        system: The rules that were sent.
        user: The data that were sent.
        temperature: That was asked for; None leaves it to the provider.
    """

    model: str
    base_url: str | None
    prompt: str
    schema: str
    system: str
    user: str
    temperature: float | None

    @property
    def key(self) -> str:
        """Hash of it, 64 hex digits."""
        return sha256(json.dumps(self._asdict(), sort_keys=True).encode()).hexdigest()


class Answers(Protocol):
    """A place where answers are kept."""

    def get(self, question: Question) -> str | None:
        """Return the answer's text; None when it is not there."""

    def put(self, question: Question, answer: str) -> None:
        """Keep an answer that was found good."""


class NoAnswers:
    """Keeps nothing."""

    def get(self, question: Question) -> str | None:
        """Return None."""
        return None

    def put(self, question: Question, answer: str) -> None:
        """Do nothing."""


class Cache:
    """Answers in files of a folder, named by their key.

    Args:
        folder: Made when absent.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, question: Question) -> str | None:
        """Return the answer's text; None when it is not there, or its file is damaged."""
        try:
            kept = json.loads(self._file(question).read_text(encoding="utf-8"))
            return str(kept["answer"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, question: Question, answer: str) -> None:
        """Keep an answer, whole or not at all; where the disk refuses, do without."""
        file = self._file(question)
        new = file.with_suffix(f".{threading.get_ident()}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps({"answer": answer}), encoding="utf-8")
            new.replace(file)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def _file(self, question: Question) -> Path:
        key = question.key
        return self._folder / key[:2] / f"{key}.json"


class Recording:
    """Answers written line by line to a file, beside another place that keeps them.

    Args:
        file: Begun anew with the first answer.
        kept: Asked first, and given each answer as well.

    Raises:
        InputError: The file can't be written.
    """

    def __init__(self, file: Path, kept: Answers) -> None:
        self._file = file
        self._kept = kept
        self._lock = threading.Lock()
        self._is_begun = False
        try:
            file.open("a", encoding="utf-8").close()
        except OSError as error:
            raise InputError(f"Can't record to {file} ({error.strerror}); name another.") from error

    def get(self, question: Question) -> str | None:
        """Return the answer's text from the other place, recorded; None when it is not there."""
        answer = self._kept.get(question)
        if answer is not None:
            self._write(question, answer)
        return answer

    def put(self, question: Question, answer: str) -> None:
        """Record an answer."""
        self._kept.put(question, answer)
        self._write(question, answer)

    def _write(self, question: Question, answer: str) -> None:
        line = {"key": _anywhere(question), **question._asdict(), "answer": answer}
        with (
            self._lock,
            self._file.open("a" if self._is_begun else "w", encoding="utf-8") as stream,
        ):
            self._is_begun = True
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


class Replay:
    """Answers of a recording, and no others.

    Args:
        file: Written by `Recording`.

    Raises:
        InputError: The file is absent or is no recording.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            written = file.read_text(encoding="utf-8").split("\n")
            lines: list[Any] = [json.loads(line) for line in written if line]
            self._answers: dict[str, str] = {line["key"]: str(line["answer"]) for line in lines}
        except OSError as error:
            raise InputError(f"Can't read {file} ({error.strerror}); name a recording.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{file} is no recording; make one with --record.") from error

    def get(self, question: Question) -> str | None:
        """Return the recorded answer's text.

        Raises:
            ModelError: It was not recorded; nothing is sent.
        """
        key = _anywhere(question)
        if key not in self._answers:
            raise ModelError(
                f"{self._file} holds no answer to this; record again with the same corpus, "
                "prompts and settings."
            )
        return self._answers[key]

    def put(self, question: Question, answer: str) -> None:
        """Do nothing."""


def _anywhere(question: Question) -> str:
    """Return a question's key but for the server: a recording is replayed without one."""
    return question._replace(base_url=None).key
