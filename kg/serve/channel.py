"""Messages between the server and its own processes: a length in eight bytes, then as many bytes, a pickled value.

Both ends are this program, so that what is unpickled comes from nobody else.
"""

from __future__ import annotations

import asyncio
import pickle
import socket
import struct
from typing import Any

_LENGTH = struct.Struct(">Q")


def pack(value: object) -> bytes:
    """A value as one message."""
    body = pickle.dumps(value)
    return _LENGTH.pack(len(body)) + body


def receive(channel: socket.socket) -> Any:
    """The next value; EOFError where the other end was closed."""
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size))
    return pickle.loads(_exactly(channel, length))


async def receive_async(reader: asyncio.StreamReader) -> Any:
    """The next value; EOFError where the other end was closed."""
    (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    return pickle.loads(await reader.readexactly(length))


def _exactly(channel: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = channel.recv(length - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
