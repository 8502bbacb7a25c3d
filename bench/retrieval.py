"""Our retrieval beside plain set-ups of others, on the same texts, questions and judgments, in one run.

``python -m bench.retrieval --data FOLDER --articles 1000 10000 all``: the folder holds the code of laws and the questions
about it (bench/questions.py). Each system runs in a process of its own on one thread.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.questions import LANGUAGES, load_task, read_task, write_task
from bench.systems import SYSTEMS, TOP_K
from eval.beir import RankedQuery, score_run
from eval.beir_files import Query

QUESTIONS = 200
SLOW_MOST = 1_000
"""The peer that encodes with a network runs over this many articles at most, unless told otherwise."""
WARM_UP = 20  # questions asked before the clock starts
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
_KILO = 1024

Result = dict[str, Any]


def measure(name: str, task_path: Path) -> Result:
    """One system over one task: milliseconds, bytes, and measures by language."""
    system, task = SYSTEMS[name], load_task(task_path)
    encoder = system.prepare()
    with tempfile.TemporaryDirectory() as home:
        started, worked = time.perf_counter(), time.process_time()
        built = system.build(task.documents, Path(home) / "home", encoder)
        result: Result = {
            "build_s": time.perf_counter() - started,
            "build_cpu_s": time.process_time() - worked,
            "chunks": built.chunks,
        }
        every: list[float] = []
        cpu: list[float] = []
        for language, queries in task.queries:
            for query in queries[:WARM_UP]:
                built.search(query.text)
            ranked = []
            for query in queries:
                found, spent = _timed(built.search, query)
                ranked.append(found)
                every.append(found.milliseconds)
                cpu.append(spent)
            scores = score_run(ranked, task.judgments)["scores"]
            result[language] = {"nDCG": scores[f"nDCG@{TOP_K}"], "R": scores[f"R@{TOP_K}"]}
        result |= {f"p{share}_ms": float(np.percentile(every, share)) for share in (50, 95)}
        result |= {f"p{share}_cpu_ms": float(np.percentile(cpu, share)) for share in (50, 95)}
    return result | {"peak_bytes": peak_bytes()}


def peak_bytes() -> int:
    """The most memory that this process has held."""
    status = Path("/proc/self/status")
    if status.is_file():  # on Linux getrusage counts what the parent held before this process began
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * _KILO
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _timed(search: Any, query: Query) -> tuple[RankedQuery, float]:
    started, worked = time.perf_counter(), time.process_time()
    documents = search(query.text)
    spent = (time.process_time() - worked) * 1000
    return RankedQuery(query_id=query.id, documents=documents, milliseconds=(time.perf_counter() - started) * 1000), spent


def run(name: str, task_path: Path) -> Result:
    """``measure`` in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, "-m", "bench.retrieval", "--worker", name, "--task", str(task_path)]
    threads = dict.fromkeys(THREADS, "1")
    done = subprocess.run(command, env={**os.environ, **threads}, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    found: Result = json.loads(done.stdout.splitlines()[-1])
    return found


def table(results: dict[str, Result]) -> str:
    """One size's results in Markdown: figures, and in brackets how many times ours."""
    ours = results["ours"]
    head = ["", "chunks", "build, ms a chunk", "CPU ms a chunk", "peak MB", "query p50 ms", "p95 ms", "CPU p50", "CPU p95"]
    head += [f"{measure}@{TOP_K} {language}" for language in LANGUAGES for measure in ("nDCG", "R")]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, result in results.items():
        cells = [SYSTEMS[name].label, f"{result['chunks']:,}"]
        for key in ("build_s", "build_cpu_s"):
            cells.append(_cell(*(1000 * row[key] / row["chunks"] for row in (result, ours))))
        cells.append(_cell(result["peak_bytes"] / 1e6, ours["peak_bytes"] / 1e6, digits=0))
        cells += [_cell(result[key], ours[key]) for key in ("p50_ms", "p95_ms", "p50_cpu_ms", "p95_cpu_ms")]
        cells += [
            _cell(result[language][key], ours[language][key], digits=3) for language in LANGUAGES for key in ("nDCG", "R")
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def growth(sizes: dict[int, dict[str, Result]]) -> str:
    """How cost grows from one size to the next, for every system that ran at both."""
    lines = []
    known = sorted(sizes)
    for small, large in pairwise(known):
        for name in sizes[small].keys() & sizes[large].keys():
            one, other = sizes[small][name], sizes[large][name]
            parts = [
                f"{label} ×{other[key] / one[key]:.1f}"
                for label, key in (("build", "build_s"), ("memory", "peak_bytes"), ("query p50", "p50_ms"), ("p95", "p95_ms"))
            ]
            lines.append(f"- {SYSTEMS[name].label}, {small:,} → {large:,} articles (×{large / small:.1f}): {', '.join(parts)}")
    return "\n".join(sorted(lines))


def _cell(value: float, ours: float, digits: int = 2) -> str:
    return f"{value:.{digits}f} (×{value / ours:.2f})" if ours else f"{value:.{digits}f}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run every system that is installed at every size, and print a table for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder with the articles and questions")
    parser.add_argument("--articles", nargs="+", default=["1000"], help="sizes: numbers, or all")
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--slow-most", type=int, default=SLOW_MOST, help="most articles for the MiniLM peer")
    parser.add_argument("--worker", choices=sorted(SYSTEMS), help=argparse.SUPPRESS)
    parser.add_argument("--task", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker:
        _say(json.dumps(measure(chosen.worker, chosen.task)))
        return
    sizes: dict[int, dict[str, Result]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.articles:
            task = read_task(chosen.data, None if size == "all" else int(size), chosen.questions)
            write_task(task, Path(folder) / "task.json")
            count = len(task.documents)
            _say(f"\n## {count:,} articles, {chosen.questions} questions in each language\n")
            found: dict[str, Result] = {}
            for name, system in SYSTEMS.items():
                if system.missing:
                    _say(f"{system.label}: skipped, not installed: {', '.join(system.missing)} (pip install .[bench])")
                elif name == "quickstart" and count > chosen.slow_most:
                    _say(f"{system.label}: skipped over {chosen.slow_most:,} articles (--slow-most)")
                else:
                    found[name] = run(name, Path(folder) / "task.json")
            sizes[count] = found
            _say(table(found))
    if len(sizes) > 1:
        _say(f"\n## How cost grows\n\n{growth(sizes)}")


if __name__ == "__main__":
    main()
