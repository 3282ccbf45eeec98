"""A directory -> a running server, until it is told to stop."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import logging
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from kg.errors import InputError
from kg.serve.app import application
from kg.serve.load import Served, built_files
from kg.serve.nursery import Limits, Nursery
from kg.serve.pool import Pool

_log = logging.getLogger("kg.serve")

_PATIENCE = 30.0  # seconds that a query waits for a free worker
_MAX_CONNECTIONS = 500
_LONGEST_ADDRESS = 1_100_000  # of a request's head; what is longer than a query may be gets a worse message


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: see ``kg serve --help``."""

    directory: Path
    host: str = "127.0.0.1"
    port: int = 8000
    allow_remote: bool = False
    origins: tuple[str, ...] = ()
    inferred: bool = False
    workers: int = 2
    limits: Limits = field(default_factory=Limits)


def serve(settings: Settings, ready: Callable[[str, Sequence[Served]], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is called with the address and the graphs once it can answer.

    InputError where there is nothing to serve, or the address can't be had.
    """
    local = is_loopback(settings.host)
    if not local:
        warning = f"--host {settings.host} lets other machines ask, without a password"
        if not settings.allow_remote:
            raise InputError(f"{warning}; add --allow-remote if that is meant")
        _log.warning(warning)
    built_files(settings.directory)
    # uvicorn raises the signal again when it has shut down
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), _listen(settings.host, settings.port) as listener:
        nursery = Nursery(settings.directory, settings.limits, inferred=settings.inferred, listener=listener)
        try:
            _serve(settings, listener, nursery, local, ready)
        finally:
            nursery.close()


def _serve(
    settings: Settings,
    listener: socket.socket,
    nursery: Nursery,
    local: bool,
    ready: Callable[[str, Sequence[Served]], None],
) -> None:
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{name}:{listener.getsockname()[1]}/"
    app = application(
        settings.directory,
        nursery.graphs,
        Pool(nursery, size=settings.workers, seconds=settings.limits.seconds, patience=_PATIENCE),
        hosts=(name, "127.0.0.1", "localhost", "[::1]") if local else None,
        origins=settings.origins,
        ready=lambda: ready(url, nursery.graphs),
    )
    config = uvicorn.Config(
        app,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_MAX_CONNECTIONS,
        h11_max_incomplete_event_size=_LONGEST_ADDRESS,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Whether a host's name means this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; InputError where the address can't be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=_MAX_CONNECTIONS)
    except OverflowError:
        raise InputError(f"--port {port}: a port is a number from 0 (any free one) to 65535") from None
    except OSError as e:
        if e.errno == errno.EADDRINUSE:
            raise InputError(
                f"port {port} of {host} is in use, perhaps by another kg serve; choose another with --port"
            ) from None
        raise InputError(f"--host {host} --port {port}: {e.strerror or e}") from None
