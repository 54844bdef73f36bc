"""One writer at a time, whatever the number of processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from verifier.errors import CorpusBusy, CorpusError
from verifier.progress import Progress

FILE = ".lock"
"""Name of the lock in the folder of a corpus; the system frees it when its holder dies."""
_GLANCE_S = 0.5
"""How long a reader waits for the lock, seconds: another reader's opening takes less."""


class WriterLock:
    """The lock of one corpus. Within a process it may be held by its holder again."""

    def __init__(self, folder: Path, *, wait_s: float, on_progress: Progress) -> None:
        """Make the lock, without taking it.

        Args:
            folder: Folder of the corpus.
            wait_s: How long to wait for another writer, seconds.
            on_progress: Told that it waits.
        """
        self._folder = folder
        self._lock = FileLock(folder / FILE)
        self._wait_s = wait_s
        self._on_progress = on_progress

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock.

        Raises:
            CorpusBusy: Another process kept it for too long.
            CorpusError: The folder doesn't allow it.
        """
        if not self._takes(0):
            self._on_progress("waiting for another process that is writing", 0, 0)
            if not self._takes(self._wait_s):
                raise CorpusBusy(
                    f"Another process is writing to the corpus {self._folder}; "
                    "try again when it is done."
                )
        with self._released():
            yield

    @contextmanager
    def held_if_free(self) -> Iterator[bool]:
        """Hold the lock if no other process is writing; say whether it is held."""
        if not self._takes(_GLANCE_S):
            yield False
            return
        with self._released():
            yield True

    def _takes(self, timeout_s: float) -> bool:
        try:
            self._lock.acquire(timeout=timeout_s)
        except Timeout:
            return False
        except OSError as error:
            raise CorpusError(
                f"The corpus {self._folder} can't be locked ({error.strerror}); "
                "check the folder's permissions."
            ) from error
        return True

    @contextmanager
    def _released(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._lock.release()
