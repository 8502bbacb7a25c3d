"""The addresses of documents, of their provisions and of quotes in them."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from rag.types import Citation

HIT_ID = "hit"


def anchor(path: tuple[str, ...]) -> str:
    """The id of the provision at ``path`` in its document's page."""
    return "p-" + ".".join(path)


def plain_url(doc_id: str) -> str:
    """The address of a document's page."""
    return f"/doc/{quote(doc_id, safe='')}"


def in_language(url: str, lang: str) -> str:
    """``url`` of a document's page with the words around it in ``lang``."""
    return f"{url}?lang={lang}"


def document_url(citation: Citation, lang: str) -> str:
    """The address of the cited document with this citation highlighted."""
    query = urlencode(
        {
            "start": citation.start,
            "end": citation.end,
            "clause_start": citation.clause_start,
            "clause_end": citation.clause_end,
            "lang": lang,
        }
    )
    return f"{plain_url(citation.doc_id)}?{query}#{HIT_ID}"
