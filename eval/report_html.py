"""A report as one self-contained HTML file: figures with intervals, where the ladder breaks, refusal, failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from eval.folder import ALL
from eval.report_diff import marked, side_by_side
from eval.report_page import CSS, POLICY
from eval.report_svg import Interval, curve, forest, funnel, histogram
from eval.report_text import COLUMNS, verdict
from eval.types import LOWER_IS_BETTER, Measure

PLOTTED = (
    (Measure.CLAUSE, "Đúng khoản ngay ở trích dẫn đầu / the first citation is the right clause"),
    (Measure.STATUS, "Trả lời, từ chối hay hỏi lại đúng lúc / answers, refuses or asks back when it should"),
    (Measure.REFUSED, "Từ chối câu trả lời được / refuses what can be answered"),
    (Measure.ANSWERED, "Trả lời câu không có căn cứ / answers what the texts don't say"),
    (Measure.RECALL_5, "Khoản đúng trong 5 đoạn đầu / gold clauses among the first 5 chunks"),
    (Measure.DRM_5, "Nhầm văn bản trong 5 đoạn đầu / wrong documents among the first 5 chunks"),
)
_STRONG = "**"
_OPENED = 3  # failing questions shown open: enough to see that they open
_FEWEST = 10  # questions that a drawn point of the refusal's curve rests on; a risk over fewer is noise


def html(data: dict[str, Any], comparison: dict[str, Any] | None = None) -> str:
    """The page; ``comparison`` (of an earlier run with this one) adds what changed."""
    summary = data["summary"]
    parts = [_head(data), *_plots(data), _table(summary)]
    if comparison is not None:
        parts.append(_changes(comparison))
    parts += [_judges(data["judges"]), *_failures(data), _configuration(data["config"])]
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY, quote=True)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(summary['suite'])} – chithi eval</title><style>{CSS}</style></head><body><main>"
        + "\n".join(part for part in parts if part)
        + "</main></body></html>\n"
    )


def _head(data: dict[str, Any]) -> str:
    summary, config = data["summary"], data["config"]
    good = summary["complete"] and all(gate["passed"] for gate in summary.get("gates") or [])
    chosen = f" · {escape(config['selection'])}" if config.get("selection") else ""
    return (
        f"<h1>{escape(summary['suite'])}</h1>"
        f'<p class="note">{summary["n"]}/{summary["cases"]} câu hỏi / questions{chosen} · {escape(str(config.get("condition", "")))} · '
        f"{escape(str(config.get('started', '')))} · chithi {escape(str(config.get('chithi', '')))}</p>"
        f'<p class="verdict {"good" if good else "bad"}">{escape(verdict(data).replace(_STRONG, ""))}</p>'
    )


def _plots(data: dict[str, Any]) -> Iterator[str]:
    summary = data["summary"]
    yield "<h2>Số đo với khoảng tin cậy 95 % / figures with 95 % intervals</h2>"
    yield '<div class="grid">' + "".join(_forest(summary, measure, told) for measure, told in PLOTTED) + "</div>"
    if summary["difference_to_base"]:
        yield "<h2>Lệch so với câu gốc / difference to the base question</h2>"
        yield '<p class="note">Điểm phần trăm, ghép cặp theo câu gốc. / Percentage points, paired by base question.</p>'
        yield '<div class="grid">' + "".join(_to_base(summary["difference_to_base"])) + "</div>"
    yield "<h2>Gãy ở bậc nào, từ chối ra sao, nhanh chậm / where it breaks, how it refuses, how long it takes</h2>"
    yield '<div class="grid">' + _ladder(data["ladder"]) + _refusal(data["refusal"]) + _latency(data["latency"]) + "</div>"


def _card(title: str, note: str, body: str) -> str:
    return f'<section class="card"><h3>{escape(title)}</h3><p class="note">{escape(note)}</p>{body}</section>'


def _forest(summary: dict[str, Any], measure: Measure, told: str) -> str:
    rows = [(kind, row) for kind, row in summary["kinds"].items() if kind != ALL]
    rows += [(f"lượt / turn {turn}", row) for turn, row in (summary.get("turns") or {}).items()]
    rows.append((ALL, summary["kinds"][ALL]))
    intervals = [
        Interval(
            label=kind,
            value=100 * figure["value"],
            low=100 * figure["low"],
            high=100 * figure["high"],
            n=figure["n"],
            strong=kind == ALL,
        )
        for kind, row in rows
        if (figure := row["figures"].get(str(measure)))
    ]
    if not intervals:
        return ""
    way = "thấp là tốt / lower is better" if measure in LOWER_IS_BETTER else "cao là tốt / higher is better"
    return _card(told, f"{measure}, %, {way}", forest(intervals, title=f"{told}: {measure}"))


def _to_base(found: dict[str, Any]) -> Iterator[str]:
    for kind, measures in found.items():
        rows = [
            Interval(label=name, value=100 * row["value"], low=100 * row["low"], high=100 * row["high"], n=row["n"])
            for name, row in measures.items()
        ]
        most = max([10.0, *(abs(end) for row in rows for end in (row.low, row.high))])
        plot = forest(rows, title=f"difference to base: {kind}", low=-most, high=most, zero=True)
        yield _card(kind, f"n = {rows[0].n}", plot)


def _ladder(rungs: Sequence[dict[str, Any]]) -> str:
    if not rungs or not rungs[0]["asked"]:
        return ""
    rows = [(rung["label"], rung["reached"], rung["asked"]) for rung in rungs]
    note = "Câu trả lời được còn lại sau mỗi bậc; đỏ là mất ở bậc đó. / Answerable questions left after each rung; red is lost there."
    return _card("Bậc thang trích dẫn / citation ladder", note, funnel(rows, title="citation ladder"))


def _refusal(refusal: dict[str, Any] | None) -> str:
    if refusal is None:
        return ""
    points = [
        (100 * point["coverage"], 100 * point["risk"])
        for point in refusal["points"]
        if point["coverage"] * refusal["n"] >= min(_FEWEST, refusal["n"])
    ]
    actual = (100 * refusal["actual"]["coverage"], 100 * refusal["actual"]["risk"])
    plot = curve(
        points,
        mark=actual,
        labels=("% câu được trả lời / coverage", "% sai / risk"),
        told=f"hiện nay / now: {actual[0]:.0f} % → {actual[1]:.1f} %",
        title="risk-coverage curve of refusal",
    )
    note = (
        f"Nếu chỉ trả lời những câu chắc nhất. n = {refusal['n']}, AURC {refusal['area']:.3f}. / "
        "If only the surest questions were answered."
    )
    return _card("Từ chối: rủi ro theo độ phủ / refusal: risk against coverage", note, plot)


def _latency(latency: dict[str, Any] | None) -> str:
    if latency is None:
        return ""
    marks = (("p50", latency["p50"]), ("p95", latency["p95"]))
    plot = histogram(latency["counts"], latency["edges"], marks=marks, title="milliseconds per answer")
    note = f"n = {latency['n']}, max {latency['max']} ms; quá p99 không vẽ / beyond p99 not drawn"
    return _card("Thời gian mỗi câu trả lời / milliseconds per answer", note, plot)


def _table(summary: dict[str, Any]) -> str:
    heads = "".join(f"<th>{escape(measure)}</th>" for measure in COLUMNS)
    rows = []
    for kind, row in summary["kinds"].items():
        cells = "".join(f"<td>{_cell(row['figures'].get(str(measure)))}</td>" for measure in COLUMNS)
        name = ' class="all"' if kind == ALL else ""
        rows.append(f"<tr{name}><td>{escape(kind)}</td><td>{row['n']}</td>{cells}</tr>")
    return (
        "<h2>Bảng số đo / table</h2>"
        f'<div class="wide"><table><thead><tr><th>kind</th><th>n</th>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "–"
    return f"{100 * figure['value']:.1f} [{100 * figure['low']:.0f}–{100 * figure['high']:.0f}]"


def _changes(comparison: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(row['id'])}</td><td>{escape(row['kind'])}</td><td class='{'good' if row['way'] == 'up' else 'bad'}'>"
        f"{'▲' if row['way'] == 'up' else '▼'}</td><td class='wrap'>{escape(', '.join(row['measures']))}</td><td class='wrap'>{escape(row['before'])}</td><td class='wrap'>{escape(row['after'])}</td></tr>"
        for row in comparison["changes"]
    )
    differences = [
        Interval(label=name, value=100 * row["difference"], low=100 * row["low"], high=100 * row["high"], n=row["n"])
        for name, row in comparison["measures"].items()
    ]
    most = max([10.0, *(abs(end) for row in differences for end in (row.low, row.high))])
    plot = forest(differences, title="differences", low=-most, high=most, zero=True)
    return (
        "<h2>Khác lần chạy trước / changes since the other run</h2>"
        + _card("Chênh lệch ghép cặp / paired differences", f"n = {comparison['pairs']}", plot)
        + f'<div class="wide"><table><thead><tr><th>id</th><th>kind</th><th></th><th>measures</th><th>trước / before</th><th>sau / after</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _judges(judged: dict[str, Any] | None) -> str:
    if judged is None:
        return ""
    rows = []
    for measure, row in judged["figures"].items():
        agreement = row.get("agreement")
        told = f"κ = {agreement['kappa']:.2f}, n = {agreement['n']}" if agreement else "chưa biết / unknown"
        rows.append(f"<tr><td>{escape(measure)}</td><td>{_cell(row)}</td><td>{row['n']}</td><td>{escape(told)}</td></tr>")
    return (
        "<h2>Ý kiến của mô hình ngôn ngữ / a language model's judgment</h2>"
        f'<p class="note">{escape(str(judged["model"]))} · không bao giờ dùng làm ngưỡng / never gates</p>'
        '<div class="wide"><table><thead><tr><th></th><th>%</th><th>n</th><th>khớp người chấm / agreement with people</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _failures(data: dict[str, Any]) -> Iterator[str]:
    failures = data["failures"]
    yield f'<h2 id="failures">Câu chưa đạt / failing questions: {len(failures)}</h2>'
    if not data["questions_shown"]:
        yield '<p class="note">Bộ kiểm tra giữ kín: chỉ hiện mã câu. / A held-back suite: ids only (--show-questions).</p>'
    elif failures:
        yield (
            '<p class="note"><mark>Vàng</mark>: phần được trích; <span class="only">gạch chân</span>: chữ chỉ có ở một bên. / '
            "Yellow: the quote; underlined: words that one side alone has.</p>"
        )
    for number, failure in enumerate(failures):
        yield _failure(failure, opened=number < _OPENED)


def _failure(failure: dict[str, Any], *, opened: bool) -> str:
    head = (
        f"<summary><b>{escape(failure['id'])}</b> <span class='note'>{escape(failure['kind'])}</span> "
        f"{escape(failure['question'] or '')} <span class='why'>{escape(failure['why'])}</span></summary>"
    )
    told = [f'<p class="note">{escape(" → ".join(failure["history"]))}</p>'] if failure["history"] else []
    if failure["error"]:
        told.append(f"<p>{escape(failure['error'])}</p>")
    if failure["understood"] and failure["understood"] != failure["question"]:
        told.append(f'<p class="note">hiểu là / understood: {escape(failure["understood"])}</p>')
    if not failure["gold_items"] and not failure["cited_items"]:
        gold, cited = " AND ".join(" | ".join(group) for group in failure["gold"]), ", ".join(failure["cited"])
        told.append(f"<p>gold <code>{escape(gold or '–')}</code> · cited <code>{escape(cited or '–')}</code></p>")
        return f'<details data-id="{escape(failure["id"], quote=True)}">{head}{"".join(told)}</details>'
    return f'<details data-id="{escape(failure["id"], quote=True)}"{" open" if opened else ""}>{head}{"".join(told)}{_pair(failure)}</details>'


def _pair(failure: dict[str, Any]) -> str:
    """Gold beside what was cited (or, where it refused, what it came near to), the words that differ marked."""
    golds, cited = failure["gold_items"], failure["cited_items"]
    if golds and cited:
        left, right = side_by_side(*((item.get("clause_text", item["quote"]), item["quote"]) for item in (golds[0], cited[0])))
        lefts = [left, *(_alone(item) for item in golds[1:])]
        rights = [right, *(_alone(item) for item in cited[1:])]
    else:
        lefts, rights = [_alone(item) for item in golds], [_alone(item) for item in cited]
    heading = "suýt trích / near miss" if failure["near_miss"] else "đã trích / cited"
    nothing = "<p class='note'>không có / nothing</p>"
    gold_side = "".join(_side("cần trích / gold", item, text) for item, text in zip(golds, lefts, strict=True)) or nothing
    cited_side = "".join(_side(heading, item, text, name="cited") for item, text in zip(cited, rights, strict=True)) or nothing
    return f'<div class="pair"><div>{gold_side}</div><div>{cited_side}</div></div>'


def _alone(item: dict[str, Any]) -> str:
    return marked(item.get("clause_text", item["quote"]), item["quote"], [])


def _side(heading: str, item: dict[str, Any], text: str, *, name: str = "") -> str:
    where = f"{item.get('title', item['doc_id'])}, {item['label']}"
    return (
        f'<div class="side {name}"><span class="note">{escape(heading)}</span><br><b>{escape(where)}</b>'
        f'<div class="text">{text}</div></div>'
    )


def _configuration(config: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td class='wrap'><code>{escape(str(value))}</code></td></tr>"
        for name, value in config.items()
    )
    return f"<h2>Cấu hình / configuration</h2><table><tbody>{rows}</tbody></table>"
