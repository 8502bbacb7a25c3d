"""What stands above a document's text: how it was read, the fields of its heading, from when and until when it holds."""

from __future__ import annotations

from html import escape

from corpus.register import Replacement
from corpus.types import Directive, Field, FieldSource, PartialDate, ReadWarning, Span, TimeLimit
from web.address import anchor, in_language, plain_url
from web.markdown import attribute
from web.strings import Strings

DOUBTFUL = 0.85  # confidence of a field below which the reader is told; what OCR itself calls a poor page
WARNINGS_SHOWN = 3  # more are folded away
SCANNED = frozenset({"ocr"})
BOTH_LANGUAGES = " / "  # between the Vietnamese and the English of a message


def in_one_language(message: str, strings: Strings) -> str:
    """The page's half of a message that is said in Vietnamese and English; all of it where it isn't."""
    vietnamese, between, english = message.rpartition(BOTH_LANGUAGES)
    if not between:
        return message
    return vietnamese if strings.lang == "vi" else english


def warnings_html(directive: Directive, strings: Strings) -> str:
    """What the reader of the file met and survived; "" where there was nothing."""
    items = [_warning(warning, directive, strings) for warning in directive.warnings]
    if not items:
        return ""
    shown, rest = "".join(items[:WARNINGS_SHOWN]), items[WARNINGS_SHOWN:]
    more = f"<details><summary>+ {len(rest)}</summary><ul>{''.join(rest)}</ul></details>" if rest else ""
    return f'<aside class="doc-warnings"><h3>{escape(strings.warnings)}</h3><ul>{shown}</ul>{more}</aside>'


def _warning(warning: ReadWarning, directive: Directive, strings: Strings) -> str:
    text = escape(in_one_language(warning.message, strings))
    leaf = None
    if warning.span is not None:
        leaf = next((one for one in directive.root.leaves() if one.start <= warning.span.start < one.end), None)
    if leaf is not None:
        text = f'<a class="jump" href="#{attribute(anchor(leaf.path))}">{text}</a>'
    return f"<li>{text}</li>"


def facts_html(directive: Directive, strings: Strings) -> str:
    """The heading's fields and the validity as a list: what the document states, leaves blank, or has from the library's list."""
    heading = directive.heading
    validity = directive.validity
    rows = (
        (strings.field_number, _field(heading.number, strings)),
        (strings.field_subject, _field(heading.subject, strings)),
        (strings.field_issuer, _field(heading.issuer, strings)),
        (strings.field_date, _field(_dated(heading.issued_on), strings)),
        (strings.field_from, _validity(validity.effective_from, directive, strings)),
        (strings.field_to, _validity(validity.effective_to, directive, strings)),
        (strings.field_limits, _limits(directive, strings)),
        (strings.field_jurisdiction, escape(", ".join(directive.jurisdiction))),
        (strings.field_signer, _field(heading.signer, strings)),
        (strings.field_source, _source(directive, strings)),
    )
    body = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f'<dl class="facts">{body}</dl>'


def _field(field: Field[str], strings: Strings) -> str:
    if field.value is None:
        return f'<span class="muted">{escape(strings.blank)}</span>' if field.span else ""
    remarks = [strings.supplied] if field.source is FieldSource.MANIFEST else []
    if field.confidence < DOUBTFUL:
        remarks.append(strings.unsure.format(sure=f"{field.confidence:.0%}"))
    said = f' <span class="muted">({escape("; ".join(remarks))})</span>' if remarks else ""
    return f"{escape(' '.join(field.value.split()))}{said}"


def _dated(field: Field[PartialDate]) -> Field[str]:
    return Field(
        value=str(field.value) if field.value else None,
        span=field.span,
        source=field.source,
        note=field.note,
        confidence=field.confidence,
    )


def _words(directive: Directive, span: Span) -> str:
    return " ".join(directive.text[span.start : span.end].replace("*", "").split())


def _validity(field: Field[PartialDate], directive: Directive, strings: Strings) -> str:
    """The day, and the words that say it; the words alone where no day can be worked out ("từ ngày ký")."""
    words = f"“{escape(_words(directive, field.span))}”" if field.span else ""
    if field.value is None:
        return f'<span lang="vi">{words}</span>' if words else ""
    said = f' <span class="muted" lang="vi">({words})</span>' if words else ""
    return _field(_dated(field), strings) + said


def _limits(directive: Directive, strings: Strings) -> str:
    rows = "".join(f"<li>{_limit(limit, directive, strings)}</li>" for limit in directive.validity.limits)
    return f"<ul>{rows}</ul>" if rows else ""


def _limit(limit: TimeLimit, directive: Directive, strings: Strings) -> str:
    provision = directive.find(limit.path)
    label = provision.label if provision and provision.label else _words(directive, Span(limit.start, limit.end))
    return (
        f'<a class="jump" href="#{attribute(anchor(limit.path))}" lang="vi">{escape(label)}</a>: '
        f"{escape(strings.until.format(date=limit.until))}"
    )


def replaced_html(replaced: Replacement | None, by: str, strings: Strings) -> str:
    """That the document no longer holds as a whole, with a link to the one titled ``by``; "" where nothing replaced it."""
    if replaced is None:
        return ""
    url = attribute(in_language(plain_url(replaced.by), strings.lang))
    since = f" ({replaced.since:%d/%m/%Y})" if replaced.since else ""
    return (
        f'<p class="doc-warnings replaced">{escape(strings.replaced)} '
        f'<a class="ref" href="{url}" lang="vi">{escape(by or replaced.by)}</a>{escape(since)}</p>'
    )


def _source(directive: Directive, strings: Strings) -> str:
    scanned = directive.format in SCANNED or any(page.confidence is not None for page in directive.pages)
    remark = f' <span class="muted">({escape(strings.scanned)})</span>' if scanned else ""
    return f"{escape(directive.source)}{remark}"
