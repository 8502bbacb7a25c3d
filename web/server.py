"""Bind the port, say where the page is, serve until stopped."""

from __future__ import annotations

import errno
import socket
import sys

import uvicorn
from fastapi import FastAPI

from web.seam import WebError
from web.settings import LAST_PORT

BACKLOG = 128  # connections waiting to be accepted


def bind(host: str, port: int) -> socket.socket:
    """A listening socket on ``host:port``; raises WebError where it is taken, not allowed or not this machine's."""
    next_port = port + 1 if port < LAST_PORT else port - 1
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _wrong_host(host) from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise WebError(
                f"Cổng {port} trên {host} đang có chương trình khác dùng. / Port {port} on {host} is taken.",
                hint=f"Chọn cổng khác / choose another: CHITHI_PORT={next_port} chithi serve",
            ) from error
        if error.errno == errno.EACCES:
            raise WebError(
                f"Không được phép mở cổng {port}. / Port {port} needs more rights.",
                hint="Chọn cổng từ 1024 / choose one from 1024 up: CHITHI_PORT=7860 chithi serve",
            ) from error
        raise _wrong_host(host) from error
    return bound


def _wrong_host(host: str) -> WebError:
    return WebError(
        f"Địa chỉ {host!r} không phải của máy này. / {host!r} is not an address of this machine.",
        hint="CHITHI_HOST=127.0.0.1 chithi serve",
    )


def run(app: FastAPI, bound: socket.socket, host: str, port: int) -> None:
    """Serve ``app`` on ``bound`` until interrupted; the address goes to standard output first."""
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"chithi: http://{shown}:{port}\n")
    sys.stdout.flush()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    server.run(sockets=[bound])
