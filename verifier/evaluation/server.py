"""A local server that speaks the OpenAI protocol, answered by a script and not by a model.

It stands in for a language model where calls, tokens and faults are measured. What it answers says
nothing about how well any model judges.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from verifier.language.sentences import split_sentences
from verifier.language.words import content_stems
from verifier.models.runtime import count_tokens

Body = dict[str, Any]

_FENCED = re.compile(r'<(sentence|claim|passage) id="(\w+)"[^>]*>([^<]*)</\1>')
_ENOUGH = 0.6
"""Share of a claim's stems that a sentence needs for the script to take it for support."""
_POLL_S = 0.02
"""How often the server looks whether it shall end, seconds."""


@dataclass(frozen=True)
class Reply:
    """What the server sends back.

    Attributes:
        content: Of the body: JSON, or bytes as they are.
        status: HTTP status.
        headers: Beside those that every reply has.
        delay_s: Waited before, seconds.
    """

    content: Body | bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0


Script = Callable[[Body], Reply]
"""From the body of a request to the reply."""


class ScriptedServer:
    """A server on this machine, for as long as the context lasts.

    Args:
        script: Makes the replies; called on a thread for each request.

    Attributes:
        bodies: Of all requests so far, in the order in which they came.
    """

    def __init__(self, script: Script) -> None:
        self.bodies: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(script))
        self._server.daemon_threads = True
        serve = partial(self._server.serve_forever, poll_interval=_POLL_S)
        self._thread = threading.Thread(target=serve, daemon=True)

    @property
    def url(self) -> str:
        """What `--base-url` takes."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()

    def _handler(self, script: Script) -> type[BaseHTTPRequestHandler]:
        bodies, headers = self.bodies, self.headers

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                bodies.append(body)
                headers.append(dict(self.headers))
                reply = script(body)
                time.sleep(reply.delay_s)
                content = reply.content
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                try:
                    self.send_response(reply.status)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(data)))
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:  # who asked has gone
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                """Keep quiet."""

        return Handler


def completion(body: Body, text: str | None, **message: Any) -> Body:
    """Make the body of a chat completion.

    Args:
        body: Of the request, from which the prompt's tokens are counted.
        text: The answer; None for one without content.
        message: What else the message holds; `finish_reason` goes where it belongs.
    """
    finish_reason = message.pop("finish_reason", "stop")
    said = {"role": "assistant", "content": text, "refusal": None, **message}
    form = json.dumps(body.get("response_format") or body.get("tools"))
    n_prompt = count_tokens([*(str(each["content"]) for each in body["messages"]), form])
    n_answer = count_tokens([text or ""])
    return {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "message": said, "finish_reason": finish_reason}],
        "usage": {
            "prompt_tokens": n_prompt,
            "completion_tokens": n_answer,
            "total_tokens": n_prompt + n_answer,
        },
    }


def answer_by_words(body: Body) -> Reply:
    """Answer by counting words in common: sentences are claims, near sentences support them."""
    parts = _FENCED.findall(body["messages"][1]["content"])
    by_kind = {
        kind: {id: text for found, id, text in parts if found == kind}
        for kind in ("sentence", "claim", "passage")
    }
    if by_kind["sentence"]:
        answer: Body = {"sentences": [_extracted(*each) for each in by_kind["sentence"].items()]}
    else:
        rulings = [_ruling(id, text, by_kind["passage"]) for id, text in by_kind["claim"].items()]
        answer = {"rulings": rulings}
    return Reply(completion(body, json.dumps(answer)))


def _extracted(id: str, text: str) -> Body:
    """Return the clauses of a sentence, divided at semicolons, as its claims."""
    rest: Body = {"kind": "statement", "assumptions": [], "note": ""}
    clauses = [clause.strip() for clause in text.split(";")]
    return {"sentence": id, "claims": [{"text": each, "words": each, **rest} for each in clauses]}


def _ruling(id: str, claim: str, passages: dict[str, str]) -> Body:
    wanted = content_stems(claim)
    sentences = [
        (place, text[start:end])
        for place, text in passages.items()
        for start, end in split_sentences(text)
    ]

    def share(sentence: tuple[str, str]) -> float:
        return len(wanted & content_stems(sentence[1])) / max(1, len(wanted))

    best = max(sentences, key=share)
    is_near = share(best) >= _ENOUGH
    quoted = [{"passage": best[0], "words": best[1]}]
    return {
        "claim": id,
        "why": "The script counted words in common.",
        "supporting": quoted if is_near else [],
        "contradicting": [],
        "nearest": [] if is_near else quoted,
        "label": "supported" if is_near else "unverifiable",
        "is_sure": True,
    }
