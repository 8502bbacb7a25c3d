"""How fast texts are decoded and parsed: `python bench/read_speed.py TEXTS.jsonl.xz [seconds]`, one core.

The file holds one JSON object per line with a "text"; they're joined to documents of about 200 kB, as laws are.
"""

from __future__ import annotations

import cProfile
import json
import lzma
import pstats
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.formats.extract import extract_document
from corpus.parse import parse_provisions

DOCUMENT = 200_000  # bytes: a long law
SECONDS = 20.0
HOT_SPOTS = 15


def documents(path: Path) -> Iterator[bytes]:
    """Documents of about DOCUMENT bytes."""
    parts: list[str] = []
    size = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            parts.append(text)
            size += len(text.encode())
            if size >= DOCUMENT:
                yield "\n".join(parts).encode()
                parts, size = [], 0


def main() -> None:
    """Print megabytes per second of each step, and where parsing spends its time."""
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    read = parsed = 0.0
    size = count = 0
    kept: list[str] = []
    for data in documents(Path(sys.argv[1])):
        start = time.process_time()
        text = extract_document(data, source="a.txt").text
        middle = time.process_time()
        parse_provisions("a", text)
        end = time.process_time()
        read, parsed, size, count = read + middle - start, parsed + end - middle, size + len(data), count + 1
        if len(kept) < 5:
            kept.append(text)
        if read + parsed > limit:
            break
    megabytes = size / 1e6
    sys.stdout.write(
        f"{count} documents, {megabytes:.1f} MB; read {megabytes / read:.1f} MB/s, parse {megabytes / parsed:.2f} MB/s\n"
    )
    profile = cProfile.Profile()
    profile.enable()
    for text in kept:
        parse_provisions("a", text)
    profile.disable()
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(HOT_SPOTS)


if __name__ == "__main__":
    main()
