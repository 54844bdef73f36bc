"""A Hugging Face hub on this machine, with one model whose files hold their own names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ID = "someone/some-nli"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = (
    "config.json",
    "evil.py",
    "model.safetensors",
    "onnx/config.json",
    "pytorch_model.bin",
    "spm.model",
    "tokenizer.json",
)


@contextmanager
def serve() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of such a hub, and the paths of the files that it was asked for."""
    asked: list[str] = []

    class Hub(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(has_body=True)

        def do_HEAD(self) -> None:
            self._answer(has_body=False)

        def _answer(self, *, has_body: bool) -> None:
            path = self.path.split("?")[0]
            at = f"/{ID}/resolve/{COMMIT}/"
            if path.startswith(f"/api/models/{ID}/tree/"):
                body = json.dumps([describe(name) for name in FILES])
            elif path.startswith(f"/api/models/{ID}"):
                body = json.dumps({"id": ID, "sha": COMMIT, "siblings": []})
            elif path.startswith(at) and path.removeprefix(at) in FILES:
                body = path.removeprefix(at)
                asked.append(body)
            else:
                self.send_response(404)
                self.send_header("X-Error-Code", "RepoNotFound")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", '"' + body.encode().hex()[:40] + '"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            if has_body:
                self.wfile.write(body.encode())

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def describe(name: str) -> dict[str, object]:
    """Describe a file as the hub lists it."""
    return {"type": "file", "path": name, "size": len(name), "oid": name.encode().hex()[:40]}
