"""The chat page: Gradio carries the events, the queue and the session; the look is our own HTML."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from web.cards import library_html
from web.exports import Shelf
from web.feedback import append_feedback
from web.saved import pack, unpack
from web.seam import Answerer
from web.session import View, ask, broken_off, resumed, voted
from web.strings import Strings
from web.turns import Turn

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before Gradio is imported: it looks names up otherwise

import gradio as gr
from fastapi import FastAPI

STEP_SECONDS = 0.025  # between two steps of a streamed answer: quick, yet readable as it grows
ASKING_AT_ONCE = 4  # questions answered side by side; Gradio's default is 1
WAITING_AT_MOST = 64  # questions in the queue before the server says that it is busy
TURNS_KEPT = 50  # turns of a session kept on the page
STORAGE_KEY = "chithi-conversation"  # in the browser's storage; both languages' pages share the conversation
# Gradio encrypts what it stores with a key that the page itself brings: a fixed one outlives the server's process.
STORAGE_SECRET = "chithi"

# Clicks inside our HTML become Gradio events. Clearing asks for a second click within seconds.
CLEAR_SECONDS = 4
FORWARD_CLICKS = """
element.addEventListener('click', (event) => {
  const ask = event.target.closest('[data-ask]');
  if (ask) trigger('select', {question: ask.dataset.ask});
  const vote = event.target.closest('[data-vote]');
  if (vote) trigger('like', {turn: Number(vote.dataset.turn), vote: vote.dataset.vote});
});
"""
FORWARD_CLEAR = f"""
element.addEventListener('click', (event) => {{
  const clear = event.target.closest('[data-clear]');
  if (!clear) return;
  const calm = () => {{ delete clear.dataset.armed; clear.textContent = clear.dataset.clear; }};
  if (clear.dataset.armed) {{ calm(); trigger('clear', {{}}); return; }}
  clear.dataset.armed = 'yes';
  clear.textContent = clear.dataset.sure;
  setTimeout(calm, {CLEAR_SECONDS * 1000});
}});
"""


def head_html(strings: Strings) -> str:
    """The tags for the page's head: our style, script and icon, all from this server."""
    return (
        f"<script>document.documentElement.lang = {strings.lang!r};</script>"
        '<link rel="icon" href="/web-static/icon.svg">'
        '<link rel="stylesheet" href="/web-static/chithi.css">'
        '<script defer src="/web-static/chat.js"></script>'
    )


def masthead_html(strings: Strings) -> str:
    """The page's head line: skip link, name, what it is, clearing the conversation, the other language."""
    other = "en" if strings.lang == "vi" else "vi"
    return (
        f'<a class="skip" href="#question">{escape(strings.skip)}</a><header class="masthead">'
        f'<h1 class="brand"><a href="{strings.home_path}">chithi</a></h1>'
        f'<p class="tagline">{escape(strings.tagline)}</p>'
        f'<button type="button" class="clear" data-clear="{escape(strings.clear)}" data-sure="{escape(strings.clear_sure)}">'
        f"{escape(strings.clear)}</button>"
        f'<a class="language" href="{strings.other_path}" lang="{other}" hreflang="{other}">'
        f"{escape(strings.other_name)}</a></header>"
    )


def welcome_html(assistant: Answerer, strings: Strings) -> str:
    """What stands in an empty conversation: what this is, and questions the library has a document for."""
    places = [directive.jurisdiction[0] for directive in assistant.documents() if directive.jurisdiction]
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escape(e.question)}">{escape(e.question)}</button></li>'
        for e in strings.examples
        if any(e.place in place for place in places)
    )
    examples = f"<h3>{escape(strings.examples_label)}</h3><ul>{buttons}</ul>" if buttons else ""
    return (
        f'<section class="welcome"><h2>{escape(strings.welcome)}</h2><p>{escape(strings.welcome_text)}</p>{examples}</section>'
    )


def panel_html(assistant: Answerer, strings: Strings) -> str:
    """The sources panel: a list view and a document view; the page's script fills and swaps them."""
    return (
        f'<aside id="panel" data-view="list" aria-label="{escape(strings.sources)}" '
        f'data-loading="{escape(strings.loading)}" data-failed="{escape(strings.failed)}">'
        f'<button type="button" class="panel-close" aria-label="{escape(strings.close)}">×</button>'
        f'<div class="panel-list">{library_html(assistant.documents(), strings)}</div>'
        '<div class="panel-doc" hidden><div class="panel-bar">'
        f'<button type="button" class="panel-back">← {escape(strings.back)}</button>'
        f'<a class="panel-tab" target="_blank" rel="noopener" href="#">{escape(strings.open_tab)} ↗</a></div>'
        '<div class="panel-body" tabindex="-1"></div></div></aside>'
    )


class Handlers:
    """The page's event handlers.

    The outputs are past, live, question box, notice, turns, draft, and what the browser stores, in this order.
    """

    def __init__(self, assistant: Answerer, home: Path, strings: Strings, shelf: Shelf) -> None:
        self.assistant = assistant
        self.home = home
        self.strings = strings
        self.shelf = shelf

    def asked(self, question: str, turns: tuple[Turn, ...]) -> Iterator[tuple[Any, ...]]:
        """A typed question."""
        for view in ask(self.assistant, question, turns, self.strings, self.shelf):
            yield self._outputs(view, view.box, welcome=not turns and bool(view.notice))
            if view.pause:
                time.sleep(STEP_SECONDS)

    def picked(self, turns: tuple[Turn, ...], event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """An example or a place chosen in the conversation; what is in the box stays there."""
        for view in ask(self.assistant, str(event._data["question"]), turns, self.strings, self.shelf):
            yield self._outputs(view, gr.skip(), welcome=not turns and bool(view.notice))
            if view.pause:
                time.sleep(STEP_SECONDS)

    def liked(self, turns: tuple[Turn, ...], event: gr.EventData) -> tuple[Any, ...]:
        """A vote; votes on turns that this session does not have are ignored."""
        number, vote = event._data.get("turn"), event._data.get("vote")
        turn = next((turn for turn in turns if turn.number == number), None)
        if turn is None or vote not in {"up", "down"}:
            return turns, gr.skip()
        append_feedback(self.home, turn, vote)
        marked = voted(turns, turn.number, vote)
        return marked, pack(marked)

    def resumed(self, stored: Any, turns: tuple[Turn, ...]) -> tuple[Any, ...]:
        """The page was opened: the conversation that its browser keeps, if any."""
        earlier, lost = unpack(stored, self.assistant.documents())
        if turns or not (earlier or lost):
            return tuple(gr.skip() for _ in range(7))
        view = resumed(earlier, lost, self.strings, self.shelf)
        return self._outputs(view, gr.skip(), welcome=not earlier)

    def cleared(self) -> tuple[Any, ...]:
        """The conversation is forgotten, here and in the browser."""
        view = View(past="", live="", box="", notice="", turns=(), done=True)
        return self._outputs(view, "", welcome=True)

    def failed(self, draft: str, turns: tuple[Turn, ...]) -> tuple[Any, ...]:
        """An error that nobody foresaw; the log has it, the user keeps the question."""
        view = broken_off(draft, turns, self.strings)
        return self._outputs(view, view.box, welcome=not turns)

    def _outputs(self, view: View, box: Any, welcome: bool) -> tuple[Any, ...]:
        live = welcome_html(self.assistant, self.strings) if welcome else view.live
        turns = view.turns[-TURNS_KEPT:]
        return view.past, live, box, view.notice, turns, view.draft, pack(turns) if view.done else gr.skip()


def build_chat(assistant: Answerer, home: Path, strings: Strings, shelf: Shelf) -> gr.Blocks:
    """The chat page in one language; answers are kept for download on ``shelf``."""
    handlers = Handlers(assistant, home, strings, shelf)
    with gr.Blocks(title=strings.title, analytics_enabled=False, fill_width=True) as blocks:
        turns = gr.State(())
        draft = gr.State("")
        stored = gr.BrowserState("", storage_key=STORAGE_KEY, secret=STORAGE_SECRET)
        top = gr.HTML(masthead_html(strings), elem_id="top", js_on_load=FORWARD_CLEAR, apply_default_css=False)
        with gr.Row(elem_id="workspace"):
            with gr.Column(elem_id="talk"):
                with gr.Column(elem_id="thread"):
                    past = gr.HTML("", elem_id="past", js_on_load=FORWARD_CLICKS, apply_default_css=False)
                    live = gr.HTML(
                        welcome_html(assistant, strings),
                        elem_id="live",
                        js_on_load=FORWARD_CLICKS,
                        apply_default_css=False,
                    )
                with gr.Column(elem_id="composer"):
                    notice = gr.HTML("", elem_id="notice", apply_default_css=False)
                    with gr.Row(elem_id="ask-row"):
                        box = gr.Textbox(
                            elem_id="question-box",
                            label=strings.question_label,
                            show_label=False,
                            placeholder=strings.placeholder,
                            lines=1,
                            max_lines=6,
                            container=False,
                            autofocus=True,
                        )
                        send = gr.Button(strings.send, elem_id="send", variant="primary", min_width=0)
                    gr.HTML(f"<p>{escape(strings.keys_hint)}</p>", elem_id="keys-hint", apply_default_css=False)
            gr.HTML(panel_html(assistant, strings), elem_id="side", apply_default_css=False)
        outputs = [past, live, box, notice, turns, draft, stored]
        quiet = {"show_progress": "hidden", "api_visibility": "private"}
        asking = {**quiet, "concurrency_limit": ASKING_AT_ONCE, "concurrency_id": "ask"}
        events = [gr.on([box.submit, send.click], handlers.asked, [box, turns], outputs, trigger_mode="once", **asking)]
        for part in (past, live):
            events.append(part.select(handlers.picked, [turns], outputs, trigger_mode="once", **asking))
            part.like(handlers.liked, [turns], [turns, stored], **quiet)
        for event in events:
            event.failure(handlers.failed, [draft, turns], outputs, **quiet)
        top.clear(handlers.cleared, [], outputs, cancels=events, **quiet)
        blocks.load(handlers.resumed, [stored, turns], outputs, **quiet)
    blocks.queue(max_size=WAITING_AT_MOST, api_open=False, default_concurrency_limit=ASKING_AT_ONCE)
    return blocks


def mount_chat(app: FastAPI, blocks: gr.Blocks, strings: Strings) -> None:
    """Mount a chat page at its language's path of ``app``."""
    gr.mount_gradio_app(
        app,
        blocks,
        path=strings.home_path.rstrip("/") or "/",
        footer_links=[],
        run_history=False,  # the conversation is stored by us, where it can be cleared
        ssr_mode=False,
        show_error=False,
        theme=gr.themes.Base(font=("Noto Sans", "system-ui", "sans-serif"), font_mono=("ui-monospace", "monospace")),
        head=head_html(strings),
    )
