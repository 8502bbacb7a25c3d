"""A chat model behind an OpenAI-compatible endpoint, asked for one JSON object at a time."""

from __future__ import annotations

import json
import os
import re
import urllib.request
from dataclasses import dataclass
from typing import Any, Self

from corpus.errors import AssistantError
from eval.types import InputError, Problem

TIMEOUT = 120  # seconds; a large model on a small machine

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class JudgeError(AssistantError):
    """The model couldn't be reached, or didn't reply with what it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """``endpoint`` is up to and without ``/chat/completions``."""

    endpoint: str
    model: str
    key: str | None = None

    @classmethod
    def of(cls, endpoint: str, model: str, key_variable: str | None) -> Self:
        """A client with the key that an environment variable holds; raises InputError for what cannot work."""
        if not re.match(r"https?://[^/\s]+", endpoint):
            fix = "Give the address up to /v1, such as http://127.0.0.1:8000/v1"
            raise InputError((Problem(file="--endpoint", what=f"{endpoint!r} is no http address", fix=fix),))
        key = os.environ.get(key_variable) if key_variable else None
        if key_variable and not key:
            fix = "Set it, or leave --key-variable out"
            raise InputError((Problem(file="--key-variable", what=f"{key_variable} is empty", fix=fix),))
        return cls(endpoint=endpoint.rstrip("/"), model=model, key=key)

    def ask(self, system: str, user: str) -> dict[str, Any]:
        """The JSON object in the model's reply; raises JudgeError."""
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {self.key}"} if self.key else {})
        request = urllib.request.Request(f"{self.endpoint}/chat/completions", json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:
                content = json.loads(reply.read())["choices"][0]["message"]["content"]
            found = json.loads(_OBJECT.findall(content)[0])
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise JudgeError(f"Mô hình không trả lời được. / The model gave no usable reply: {error}.") from error
        if not isinstance(found, dict):
            raise JudgeError("Mô hình không trả về đối tượng JSON. / The model's reply is no JSON object.")
        return found
