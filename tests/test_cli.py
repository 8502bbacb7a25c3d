"""The command as users meet it: real processes, what they print and where, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, str(ROOT / "cli.py"))
TIMEOUT = 120  # seconds; a process that takes so long hangs
BAC_HA = "bac-ha-cong-van-8-2021"
BA_DINH = "ba-dinh-318-cv-qu-2021"
DOCUMENTS = {
    "ba-dinh-318-cv-qu-2021",
    BAC_HA,
    "bac-ninh-331-cv-tu-2021",
    "ha-dong-ke-hoach-chi-thi-31",
    "ha-noi-ket-luan-16-8-2021",
}
COMMANDS = ("build", "remove", "list", "ask", "search", "show", "serve", "eval")
DECREE = (
    "ỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU\n\nSố: {number}/CT-UBND\n\nMộc Châu, ngày 15 tháng 6 năm 2022\n\nCHỈ THỊ\n"
    "Về việc phòng, chống cháy rừng\n\nChủ tịch Ủy ban nhân dân huyện yêu cầu:\n\n"
    "1. Hạt Kiểm lâm huyện tuần tra rừng hằng ngày.\n\nCHỦ TỊCH\n\n\n\nLò Văn Sơn\n"
)

Done = subprocess.CompletedProcess[str]


def start(*arguments: str | Path, home: Path | None = None, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "NO_COLOR": "1", "COLUMNS": "100", **variables}
    if home is not None:
        environment["CHITHI_HOME"] = str(home)
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT.parent,  # not where the sources are
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="strict",
    )


def chithi(*arguments: str | Path, home: Path | None = None, **variables: str) -> Done:
    process = start(*arguments, home=home, **variables)
    try:
        out, err = process.communicate(timeout=TIMEOUT)
    finally:
        process.kill()
    done = Done(process.args, process.returncode, out, err)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def answered(*arguments: str | Path, home: Path | None = None, **variables: str) -> str:
    done = chithi(*arguments, home=home, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(*arguments: str | Path, home: Path | None = None, **variables: str) -> str:
    """What a command that fails says: nothing on standard output, a message in both languages on standard error."""
    done = chithi(*arguments, home=home, **variables)
    assert done.returncode not in (0, 1)
    assert done.stdout == ""
    assert " / " in done.stderr
    return done.stderr


def at_once(call: Callable[..., str], *argument_lists: Sequence[str | Path], home: Path | None = None) -> list[str]:
    """``call`` of each list of arguments, as many processes at a time as there are processors; results in order."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        waiting = [pool.submit(call, *arguments, home=home) for arguments in argument_lists]
        return [one.result() for one in waiting]


def documents(home: Path) -> set[str]:
    return {json.loads(line)["doc_id"] for line in answered("list", "--json", home=home).splitlines()}


@pytest.fixture
def home(shipped_home: Path, tmp_path: Path) -> Path:
    """The shipped index, to be changed."""
    return Path(shutil.copytree(shipped_home, tmp_path / "home"))


@pytest.fixture
def decree(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "moc-chau.txt", number: str = "07") -> Path:
        path = tmp_path / "texts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(DECREE.format(number=number), encoding="utf-8")
        return path

    return write


# Help and mistyped commands


def test_help_names_every_command() -> None:
    text = answered("--help")
    assert all(f" {command} " in text for command in COMMANDS)
    assert "chithi build" in text
    done = chithi()
    assert done.returncode == 2
    assert done.stdout.strip() == text.strip()


def test_the_help_of_a_command_starts_in_vietnamese() -> None:
    pages = at_once(answered, *[(command, "--help") for command in COMMANDS])
    for command, page in zip(COMMANDS, pages, strict=True):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0].startswith("Usage: ")
        assert f" {command} " in lines[0]
        first, _, english = lines[1].partition(" / ")
        assert not first.isascii()
        assert english
        assert any("Tùy chọn / options" in line for line in lines)


def test_a_mistyped_command_says_what_to_run() -> None:
    mistyped = [
        ("ak", "x"),
        ("remove",),
        ("ask", "--nope"),
        ("search", "x", "--top-k", "0"),
        ("serve", "--port", "70000"),
        ("ask",),
    ]
    for text in at_once(refused, *mistyped):
        assert text.splitlines()[-1].startswith("→ ")


def test_a_wrong_setting_is_named() -> None:
    assert "CHITHI_MAX_QUESTION" in refused("list", CHITHI_MAX_QUESTION="nhiều")


# build, remove, list


def test_build_without_files_takes_the_shipped_corpus(tmp_path: Path) -> None:
    text = answered("build", home=tmp_path)
    assert text.startswith("Chỉ mục có 5 văn bản")
    again = json.loads(answered("build", "--json", "--home", tmp_path))
    assert (again["unchanged"], again["documents"]) == (True, 5)


def test_build_add_and_remove(home: Path, decree: Callable[..., Path]) -> None:
    file = decree()
    report = json.loads(answered("build", file, "--add", "--json", home=home))
    assert report["documents"] == 6
    answer = json.loads(answered("ask", "Ai ký chỉ thị của Mộc Châu?", "--json", home=home))
    assert [citation["quote"] for citation in answer["citations"]] == ["Lò Văn Sơn"]
    wrong = refused("remove", "moc-chua", home=home)
    assert "'moc-chua'" in wrong
    assert "moc-chau" in wrong.splitlines()[-1]
    assert json.loads(answered("remove", "moc-chau", "--json", home=home))["documents"] == 5


def test_build_of_a_folder_is_exactly_its_files(home: Path, decree: Callable[..., Path]) -> None:
    decree("một.txt", "01")
    decree("hai.txt", "02")
    answered("build", decree("ba.TXT", "03").parent, home=home)
    assert documents(home) == {"mot", "hai", "ba"}


def test_what_cannot_be_read_leaves_the_index_as_it_was(home: Path, decree: Callable[..., Path], tmp_path: Path) -> None:
    folder = decree().parent
    (folder / "anh.txt").write_bytes(b"\x89PNG\x00\x00\x01")
    (folder / "hong.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 64)
    (folder / "trang.txt").write_bytes(b" \n")
    missing, nothing = tmp_path / "không có.txt", tmp_path / "nothing"
    nothing.mkdir()
    builds = [("build", folder), ("build", missing, "--add"), ("build", nothing, "--json")]
    unreadable, absent, empty = at_once(refused, *builds, home=home)
    assert all(name in unreadable for name in ("anh.txt", "hong.docx", "trang.txt"))
    assert str(missing) in absent
    assert str(nothing) in empty
    assert documents(home) == DOCUMENTS


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(home: Path, decree: Callable[..., Path]) -> None:
    file = decree()
    file.chmod(0)
    assert str(file) in refused("build", file, home=home)


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert all(str(file) in text for text in at_once(refused, ("build",), ("list",), home=file))


@pytest.mark.slow
def test_two_builds_at_once_leave_one_whole_index(tmp_path: Path) -> None:
    both = [start("build", home=tmp_path) for _ in range(2)]
    ends = [(*process.communicate(timeout=TIMEOUT), process.returncode) for process in both]
    assert any(code == 0 for _, _, code in ends)
    for _, err, code in ends:
        assert code == 0 or (code == 2 and "pid" in err and "Traceback" not in err)
    assert documents(tmp_path) == DOCUMENTS


def test_list_for_people(shipped_home: Path) -> None:
    lines = [line.split("\t") for line in answered("list", home=shipped_home).splitlines()]
    assert {doc_id for doc_id, _, _ in lines} == DOCUMENTS
    assert {doc_id: issued for doc_id, _, issued in lines}["bac-ninh-331-cv-tu-2021"] == "11/10/2021"


# ask


def test_ask_for_people_and_for_programs(shipped_home: Path) -> None:
    question = "Ai phải báo cáo hằng ngày ở Bắc Hà?"
    text, data, whole = at_once(
        answered, ("ask", question), ("ask", question, "--json"), ("show", BAC_HA, "--json"), home=shipped_home
    )
    assert "khoản 7" in text
    assert f"[1] Công văn của Huyện ủy Bắc Hà, khoản 7  ({BAC_HA} " in text
    assert "\x1b" not in text
    answer = json.loads(data)
    assert (answer["status"], answer["citations"][0]["path"]) == ("answered", ["7"])
    assert answer["citations"][0]["quote"] in json.loads(whole)["text"]


def test_ask_up_to_a_day(shipped_home: Path) -> None:
    question = "Ai ký công văn của Bắc Ninh?"
    early = json.loads(answered("ask", question, "--json", "--as-of", "10/10/2021", home=shipped_home))
    assert early["status"] == "no_evidence"
    assert "YYYY-MM-DD" in refused("ask", question, "--as-of", "31/11/2021", home=shipped_home)


def test_what_cannot_be_asked(shipped_home: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.jsonl"
    not_utf8, absent = at_once(refused, ("ask", "Bắc Hà \udcff"), ("ask", "--batch", missing), home=shipped_home)
    assert "UTF-8" in not_utf8  # the bytes of another encoding
    assert str(missing) in absent


def test_batch(shipped_home: Path, tmp_path: Path) -> None:
    lines: list[Any] = [
        {"id": "a", "question": "Ai ký công văn Bắc Hà?"},
        "",
        {"id": 2, "question": "còn Ba Đình?", "history": ["Ai ký công văn Bắc Hà?"]},
        "{not json",
        {"id": "no question"},
        {"id": "wrong question", "question": 7},
        "[1, 2]",
        "   ",
        {"id": "empty", "question": " "},
        {"id": "wrong history", "question": "Ai ký?", "history": "Bắc Hà"},
        {"id": "surrogate", "question": "Bắc Hà \ud800"},
        '{"id": NaN, "question": "Ai ký?"}',
        "[" * 100_000,
        {"id": "messages", "question": "còn Bắc Ninh?", "history": [{"role": "user", "content": "Ai ký công văn Bắc Hà?"}]},
        {"question": "Ai ký kế hoạch Hà Đông?"},
        {"id": "separator", "question": "Ai ký\u2028công văn Bắc Ninh?"},
    ]
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii="surr" in str(line)) for line in lines]
    file = tmp_path / "câu hỏi.jsonl"
    file.write_text("\r\n".join(texts), encoding="utf-8-sig")
    rows = [json.loads(line) for line in answered("ask", "--batch", file, home=shipped_home).split("\n") if line]
    asked = [line for line in lines if not isinstance(line, str) or line.strip()]
    assert [row["id"] for row in rows] == [line.get("id") if isinstance(line, dict) else None for line in asked]
    signers = {row["id"]: row["citations"][0]["quote"] for row in rows if row.get("citations")}
    assert signers == {
        "a": "Nguyễn Duy Hoà",
        2: "Nguyễn Công Thành",
        "messages": "Nguyễn Hoàng Long",
        None: "Lê Cường",
        "separator": "Nguyễn Hoàng Long",
    }
    failed = [row for row in rows if "error" in row]
    assert len(failed) == 9
    assert all(" / " in row["error"] and "status" not in row for row in failed)
    assert "4" in failed[0]["error"]  # the line's number


def test_batch_up_to_a_day(shipped_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": 1, "question": "Ai ký công văn Bắc Ninh?"}\n', encoding="utf-8")
    row = json.loads(answered("ask", "--batch", file, "--as-of", "2021-01-01", home=shipped_home))
    assert row["status"] == "no_evidence"
    assert "--batch" in refused("ask", "Ai ký?", "--batch", file, home=shipped_home)


# search, show


def test_search(shipped_home: Path) -> None:
    data, text = at_once(
        answered, ("search", "bình ô xy", "--top-k", "3", "--json"), ("search", "bình ô xy", "--top-k", "1"), home=shipped_home
    )
    rows = json.loads(data)
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert rows[0]["chunk_id"].startswith("ha-noi-ket-luan-16-8-2021#6")
    assert "ô xy" in rows[0]["text"]
    assert text.startswith(f"1. {rows[0]['chunk_id']}")


def test_show(shipped_home: Path) -> None:
    shown = [("show", BAC_HA), ("show", BA_DINH, "II.3"), ("show", BA_DINH, "ii/3", "--json")]
    whole, clause, row = at_once(answered, *shown, home=shipped_home)
    assert whole == (ROOT / "corpus/directives" / f"{BAC_HA}.txt").read_text(encoding="utf-8") + "\n"
    assert clause.startswith("3. Các cấp ủy, chính quyền, MTTQ")
    provision = json.loads(row)
    assert (provision["path"], provision["label"]) == (["II", "3"], "mục II, khoản 3")
    assert provision["text"].strip() + "\n" == clause


def test_show_what_is_not_there(shipped_home: Path) -> None:
    path, document = at_once(refused, ("show", BA_DINH, "IV.9"), ("show", "ba-dinh", "--json"), home=shipped_home)
    assert "II.1.b1" in path
    assert "chithi list" in document


def test_a_reader_that_goes_away_is_no_error(shipped_home: Path) -> None:
    process = start("show", BAC_HA, home=shipped_home)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(timeout=TIMEOUT)


# An index that isn't there, or isn't whole


def test_without_an_index_the_command_is_named(tmp_path: Path) -> None:
    for text in at_once(refused, ("ask", "Ai ký công văn Bắc Hà?", "--json"), ("remove", "x"), home=tmp_path):
        assert str(tmp_path) in text
        assert text.splitlines()[-1] == "→ chithi build"


def garble(path: Path) -> None:
    path.write_bytes(b'{"format": 1, "pointer": {}')


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


HARMS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("index/current.json", garble),
    ("index/seg-*/directives.jsonl", halve),
    ("index/seg-*/vectors.npy", halve),
    ("index/seg-*/tokens/*", Path.unlink),
)


def test_a_broken_index_is_said_to_be_and_built_anew(shipped_home: Path, tmp_path: Path) -> None:
    homes = []
    for number, (pattern, harm) in enumerate(HARMS):
        homes.append(Path(shutil.copytree(shipped_home, tmp_path / str(number))))
        harm(sorted(homes[-1].glob(pattern))[0])
    for home, text in zip(homes, at_once(refused, *[("list", "--json", "--home", home) for home in homes]), strict=True):
        assert str(home) in text
        assert text.splitlines()[-1] == "→ chithi build"
    answered("build", "--home", homes[0])
    assert documents(homes[0]) == DOCUMENTS


# serve


def test_serve_on_a_taken_port(shipped_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert port in refused("serve", "--port", port, home=shipped_home)


@pytest.mark.slow
def test_serve_builds_what_is_missing_and_answers(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = start("serve", "--port", str(port), "--host", "127.0.0.1", home=tmp_path)
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = [process.stdout.readline(), process.stdout.readline()]
        assert all(lines), process.stderr.read()
        assert lines[0].startswith("Chỉ mục có 5 văn bản")
        assert lines[1] == f"chithi: http://127.0.0.1:{port}\n"
        assert health(port) == {"status": "ok", "documents": 5}
    finally:
        process.terminate()
        _, err = process.communicate(timeout=TIMEOUT)
    assert "Traceback" not in err


def health(port: int) -> Any:
    deadline = time.monotonic() + TIMEOUT
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/api/health", timeout=TIMEOUT) as response:
                return json.load(response)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
