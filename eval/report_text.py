"""A report as Markdown for people and as JUnit XML for build servers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from eval.folder import ALL
from eval.types import Measure

COLUMNS = (
    Measure.CLAUSE,
    Measure.DOCUMENT,
    Measure.QUOTE_HIT,
    Measure.RECALL_5,
    Measure.DRM_5,
    Measure.REFUSED,
    Measure.ANSWERED,
    Measure.STATUS,
)

_ABSENT = "–"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN_CHANGES = 50


def markdown(data: dict[str, Any]) -> str:
    """The whole report; questions only where ``data`` holds them."""
    summary, config = data["summary"], data["config"]
    lines = [f"# {summary['suite']}: {summary['n']}/{summary['cases']}", "", verdict(data), ""]
    lines += _figures(summary)
    if summary["difference_to_base"]:
        lines += _differences(summary["difference_to_base"])
    lines += [
        "## Bậc thang trích dẫn / citation ladder",
        "",
        "| bậc / rung | còn / reached | % | gãy / broken |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {rung['label']} | {rung['reached']}/{rung['asked']} | {_share(rung['reached'], rung['asked'])} | {len(rung['broken'])} |"
        for rung in data["ladder"]
    ]
    lines += ["", *_refusal_lines(data["refusal"]), *_latency_lines(data["latency"]), *_judge_lines(data["judges"])]
    lines += [f"## Câu chưa đạt / failures: {len(data['failures'])}", ""]
    lines += [line for failure in data["failures"] for line in _failure(failure)] or ["Không có. / None.", ""]
    lines += ["## Cấu hình / configuration", "", "| | |", "|---|---|"]
    lines += [f"| `{name}` | `{_inline(value)}` |" for name, value in config.items()]
    return "\n".join(lines) + "\n"


def verdict(data: dict[str, Any]) -> str:
    """One sentence: whether the run is whole and its gates hold."""
    summary = data["summary"]
    if not summary["complete"]:
        return f"**CHƯA TRỌN VẸN / INCOMPLETE**: {summary['n']}/{summary['cases']}, {summary['errors']} lỗi / errors."
    gates = summary.get("gates") or []
    failed = [gate for gate in gates if not gate["passed"]]
    if failed:
        return "**KHÔNG ĐẠT / GATES FAILED**: " + "; ".join(f"{gate['gate']} ({_measured(gate)})" for gate in failed)
    told = f"{len(gates)} ngưỡng đều đạt / gates hold" if gates else "không đặt ngưỡng / no gates"
    return f"**TRỌN VẸN / COMPLETE**, {told}."


def junit(data: dict[str, Any]) -> str:
    """A test suite of the gates, and one for each kind with a test case for each question."""
    summary = data["summary"]
    root = Xml.Element("testsuites", name=f"chithi eval {summary['suite']}")
    run = Xml.SubElement(root, "testsuite", name="run")
    whole = Xml.SubElement(run, "testcase", classname="run", name="complete")
    if not summary["complete"]:
        told = f"{summary['n']} of {summary['cases']} asked, {summary['errors']} errors"
        Xml.SubElement(whole, "error", message=told)
    for gate in summary.get("gates") or []:
        case = Xml.SubElement(run, "testcase", classname="gate", name=_xml(gate["gate"]))
        if not gate["passed"]:
            Xml.SubElement(case, "failure", message=f"measured {_measured(gate)}")
    why = {failure["id"]: failure for failure in data["failures"]}
    for kind in dict.fromkeys(question["kind"] for question in data["questions"]):
        suite = Xml.SubElement(root, "testsuite", name=_xml(kind))
        for question in [one for one in data["questions"] if one["kind"] == kind]:
            seconds = f"{(question['milliseconds'] or 0.0) / 1000:.3f}"
            case = Xml.SubElement(suite, "testcase", classname=_xml(kind), name=_xml(question["id"]), time=seconds)
            if question["error"]:
                Xml.SubElement(case, "error", message=_xml(question["error"]))
            elif not question["passed"]:
                failure = why[question["id"]]
                element = Xml.SubElement(case, "failure", message=_xml(failure["why"]))
                element.text = _xml(f"gold {_groups(failure['gold'])}\ncited {', '.join(failure['cited']) or _ABSENT}")
    for suite in root:
        _count(suite)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _count(suite: Xml.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))


def _figures(summary: dict[str, Any]) -> list[str]:
    lines = ["## Số đo / figures", "", "Phần trăm với khoảng tin cậy 95 %. / Per cent with 95 % intervals.", ""]
    lines += [f"| kind | n | {' | '.join(f'`{measure}`' for measure in COLUMNS)} |", "|---|---|" + "---|" * len(COLUMNS)]
    rows = [(kind, row) for kind, row in summary["kinds"].items() if kind != ALL]
    rows += [(f"turn {turn}", row) for turn, row in (summary.get("turns") or {}).items()]
    rows += [(f"**{ALL}**", summary["kinds"][ALL])]
    for kind, row in rows:
        lines.append(f"| {kind} | {row['n']} | {' | '.join(_cell(row['figures'].get(str(m))) for m in COLUMNS)} |")
    return [*lines, ""]


def _differences(found: dict[str, Any]) -> list[str]:
    lines = [
        "## Lệch so với câu gốc / difference to the base question",
        "",
        "| kind | measure | n | difference |",
        "|---|---|---|---|",
    ]
    for kind, measures in found.items():
        for measure, row in measures.items():
            told = f"{100 * row['value']:+.1f} [{100 * row['low']:+.1f} … {100 * row['high']:+.1f}]"
            lines.append(f"| {kind} | `{measure}` | {row['n']} | {told} |")
    return [*lines, ""]


def _refusal_lines(refusal: dict[str, Any] | None) -> list[str]:
    if refusal is None:
        return []
    actual = refusal["actual"]
    return [
        "## Từ chối / refusal",
        "",
        f"n = {refusal['n']}; trả lời / coverage {100 * actual['coverage']:.1f} %, sai / risk {100 * actual['risk']:.1f} %, "
        f"AURC {refusal['area']:.4f}.",
        "",
    ]


def _latency_lines(latency: dict[str, Any] | None) -> list[str]:
    if latency is None:
        return []
    return ["## Thời gian / latency", "", f"p50 {latency['p50']} ms, p95 {latency['p95']} ms, max {latency['max']} ms.", ""]


def _judge_lines(judged: dict[str, Any] | None) -> list[str]:
    if judged is None:
        return []
    lines = ["## Ý kiến của mô hình (không dùng làm ngưỡng) / a model's judgment (never gates)", "", f"`{judged['model']}`", ""]
    for measure, row in judged["figures"].items():
        agreement = row.get("agreement")
        told = f"; khớp người chấm / agrees with people κ = {agreement['kappa']:.2f}, n = {agreement['n']}" if agreement else ""
        lines.append(f"- {measure}: {_cell(row)}, n = {row['n']}{told}")
    return [*lines, ""]


def _failure(failure: dict[str, Any]) -> list[str]:
    question = f" {_inline(failure['question'])}" if failure["question"] else ""
    return [
        f"- **{failure['id']}** ({failure['kind']}){question}",
        f"  - {_inline(failure['error'] or failure['why'])}",
        f"  - gold `{_groups(failure['gold'])}` · cited `{', '.join(failure['cited']) or _ABSENT}`",
        "",
    ]


def change_lines(changes: Sequence[dict[str, Any]]) -> list[str]:
    """The questions that two runs answered differently, as lines of text: id, and each run's status and first clause."""
    lines = [
        f"{row['id']} ({row['kind']}) {row['way']} {', '.join(row['measures'])}: {row['before']} → {row['after']}"
        for row in changes[:_SHOWN_CHANGES]
    ]
    if len(changes) > _SHOWN_CHANGES:
        lines.append(f"… +{len(changes) - _SHOWN_CHANGES}")
    return lines


def _groups(gold: Sequence[Sequence[str]]) -> str:
    return " AND ".join(" | ".join(group) for group in gold) or _ABSENT


def _measured(gate: dict[str, Any]) -> str:
    return _ABSENT if gate["value"] is None else f"{gate['value']:.4f}"


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return ""
    return f"{100 * figure['value']:.1f} [{100 * figure['low']:.0f}–{100 * figure['high']:.0f}]"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else _ABSENT


def _inline(value: Any) -> str:
    """One line that breaks neither a table nor a list."""
    return " ".join(str(value).split()).replace("|", "\\|").replace("`", "'")


def _xml(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
