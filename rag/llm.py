"""The optional language model behind any OpenAI-compatible endpoint, through llama-index. Nothing is imported until used."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from corpus.errors import AnswerError
from rag.llm_settings import LLMSettings

if TYPE_CHECKING:
    import httpx

_CONNECT = 10.0  # seconds to reach the endpoint, at most
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_NO_KEY = "none"  # never the key of another service that happens to be in the environment
_API_PATH = "/v1"


class Failure(StrEnum):
    """Why a language model's answer isn't used; the values go into receipts."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    REJECTED = "rejected"  # the endpoint answered with an error
    GARBAGE = "garbage"  # what came isn't the protocol
    BROKEN_OFF = "broken_off"
    EMPTY = "empty"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    UNVERIFIED = "unverified"  # too few of its sentences are borne out
    NO_ROOM = "no_room"  # the clauses don't fit the model's context


class ModelError(Exception):
    """A language model gave no usable answer; ``detail`` is for the receipt."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure}: {detail}" if detail else str(failure))
        self.failure = failure
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a chat; ``role`` is "system" or "user"."""

    role: str
    content: str


class LanguageModel(Protocol):
    """Messages to a stream of text."""

    @property
    def name(self) -> str:
        """The model's id, for the receipt."""
        ...

    def stream(self, messages: Sequence[Message], *, seconds: float) -> Iterator[str]:
        """Pieces of the answer, all within ``seconds``; ModelError where it goes wrong."""
        ...


def open_model(settings: LLMSettings) -> LanguageModel | None:
    """The model that the settings name; None where they name no endpoint. Nothing is asked of it yet.

    Raises:
        AnswerError: there is an endpoint but no model's name, or the key is none.
    """
    if settings.llm_url is None:
        return None
    if not settings.llm_model.strip():
        raise AnswerError(
            f"CHITHI_LLM_URL = {settings.llm_url!r} nhưng chưa có tên mô hình. / There is an endpoint but no model's name.",
            hint="Đặt CHITHI_LLM_MODEL, ví dụ tên trong `ollama list`. / Set CHITHI_LLM_MODEL, e.g. a name from `ollama list`.",
        )
    if settings.llm_key is not None and not settings.llm_key.get_secret_value().isascii():
        raise AnswerError(
            "CHITHI_LLM_KEY có ký tự ngoài ASCII. / CHITHI_LLM_KEY holds characters that no request can carry.",
            hint="Chép lại khóa. / Copy the key again.",
        )
    return EndpointModel(settings)


class EndpointModel:
    """A model at an OpenAI-compatible endpoint: temperature 0, no retries, one time limit over everything."""

    def __init__(self, settings: LLMSettings) -> None:
        """Use ``open_model``."""
        self._settings = settings
        self._url = _api_base(settings.llm_url or "")

    @property
    def name(self) -> str:
        """The model's id."""
        return self._settings.llm_model

    def stream(self, messages: Sequence[Message], *, seconds: float) -> Iterator[str]:
        """Pieces of the answer as they come. The time limit counts from the request; the connection is cut when it is over."""
        started = _Request(self._settings, self._url, messages, seconds)
        deadline = time.monotonic() + seconds
        try:
            while True:
                left = deadline - time.monotonic()
                try:
                    piece = started.pieces.get(timeout=max(left, 0.0))
                except queue.Empty:
                    raise ModelError(Failure.TIMEOUT, f"{seconds:g} s") from None
                if isinstance(piece, ModelError):
                    raise piece
                if piece is None:
                    return
                yield piece
        finally:
            started.cut()


class _Request:
    """One request, read in a thread of its own, so that no stalled connection can hold the answer up."""

    def __init__(self, settings: LLMSettings, url: str, messages: Sequence[Message], seconds: float) -> None:
        self.pieces: queue.Queue[str | ModelError | None] = queue.Queue()
        self._stopped = threading.Event()
        self._streams: list[Any] = []
        import httpx  # as late as openai: the two take seconds

        client = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=min(seconds, _CONNECT)),
            follow_redirects=False,  # clauses go where the settings say, nowhere else
            trust_env=urlsplit(url).hostname not in _LOOPBACK,
            event_hooks={"response": [self._keep]},
        )
        model = _open(settings, url, client, seconds)
        threading.Thread(target=self._read, args=(model, client, messages), daemon=True, name="chithi-llm").start()

    def _keep(self, response: httpx.Response) -> None:
        """Remember the connection, so that it can be cut while it is being read."""
        self._streams.append(response.extensions.get("network_stream"))

    def _read(self, model: Any, client: httpx.Client, messages: Sequence[Message]) -> None:
        import httpx
        import openai
        from llama_index.core.llms import ChatMessage

        # What a misbehaving endpoint makes the two libraries raise: protocol errors of their own, and the plain errors of
        # code that expected another shape of reply.
        expected = (openai.OpenAIError, httpx.HTTPError, httpx.StreamError, OSError, ValueError, TypeError, LookupError, AttributeError)  # fmt: skip
        seen = False
        with client:
            try:
                for reply in model.stream_chat([ChatMessage(role=one.role, content=one.content) for one in messages]):
                    if self._stopped.is_set():
                        return
                    if reply.delta:
                        seen = True
                        self.pieces.put(str(reply.delta))
                self.pieces.put(None)
            except expected as error:
                self.pieces.put(_failure(error, seen=seen))

    def cut(self) -> None:
        """End the request, wherever it is."""
        self._stopped.set()
        for stream in self._streams:
            found = stream.get_extra_info("socket") if stream is not None else None
            if found is not None:
                try:
                    found.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # it has ended by itself


def _open(settings: LLMSettings, url: str, client: httpx.Client, seconds: float) -> Any:
    from llama_index.llms.openai_like import OpenAILike

    return OpenAILike(
        model=settings.llm_model,
        api_base=url,
        api_key=settings.llm_key.get_secret_value() if settings.llm_key else _NO_KEY,
        is_chat_model=True,
        temperature=0.0,
        max_tokens=settings.llm_max_tokens,
        context_window=settings.llm_context,
        max_retries=0,
        timeout=seconds,
        http_client=client,
    )


def _failure(error: Exception, *, seen: bool) -> ModelError:
    """What an exception of the client libraries means; ``seen``: text had come before."""
    import httpx
    import openai

    detail = type(error).__name__
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return ModelError(Failure.TIMEOUT, detail)
    if isinstance(error, openai.APIStatusError):
        return ModelError(Failure.REJECTED, f"HTTP {error.status_code}")
    if isinstance(error, openai.APIConnectionError | httpx.ConnectError):
        return ModelError(Failure.UNREACHABLE, detail)
    if isinstance(error, openai.APIError):
        return ModelError(Failure.REJECTED, detail)
    if isinstance(error, httpx.HTTPError | OSError):
        return ModelError(Failure.BROKEN_OFF if seen else Failure.UNREACHABLE, detail)
    return ModelError(Failure.GARBAGE, detail)


def _api_base(url: str) -> str:
    """The endpoint with the path that the protocol has: Ollama's address alone gets "/v1"."""
    bare = url.rstrip("/")
    return bare if urlsplit(bare).path else bare + _API_PATH
