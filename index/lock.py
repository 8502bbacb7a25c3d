"""One writer at a time, by a file lock that the kernel drops with its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import SearchError

LOCK_FILE = "write.lock"
OWNER_FILE = "writer.pid"
"""Who holds the lock, for the message only: what a killed writer left here is overwritten by the next."""


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the writer's lock of the index at ``folder``, which is made where missing.

    Raises:
        SearchError: another process holds it; this call does not wait.
    """
    folder.mkdir(parents=True, exist_ok=True)
    owner = folder / OWNER_FILE
    lock = FileLock(folder / LOCK_FILE, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise SearchError(
            f"Đang có một lần lập chỉ mục khác, pid {_pid(owner)}. / Another build is running, pid {_pid(owner)}.",
            hint="Chờ lần đó xong rồi chạy lại. / Wait for it to end, then run this again.",
        ) from error
    try:
        owner.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _pid(owner: Path) -> str:
    try:
        return owner.read_text(encoding="utf-8").strip() or "?"
    except OSError:
        return "?"
