"""Votes on answers, one JSON object a line, in the assistant's home; nothing of it leaves the machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from web.turns import Turn

FILE_NAME = "feedback.jsonl"
_writing = Lock()


def append_feedback(home: Path, turn: Turn, vote: str) -> Path:
    """Append ``vote`` ("up" or "down") on ``turn`` to ``home/feedback.jsonl`` and return the file."""
    answer = turn.answer
    record = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "vote": vote,
        "question": turn.question,
        "understood": answer.understood,
        "status": str(answer.status),
        "answer": answer.text,
        "citations": [{"doc_id": c.doc_id, "path": c.path, "start": c.start, "end": c.end} for c in answer.citations],
        "receipt": answer.receipt,
    }
    path = home / FILE_NAME
    home.mkdir(parents=True, exist_ok=True)
    line = json.dumps(record, ensure_ascii=False, default=str) + "\n"
    with _writing, path.open("a", encoding="utf-8") as file:
        file.write(line)
    return path
