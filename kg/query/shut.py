"""A process shut off from the network and the disk, for what a query could ask the engine to do."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def shut_off() -> None:
    """From now on this process opens nothing more: no connection, no file. What is open stays so.

    The second lock behind ``check_query``: the engine follows SERVICE to any address, but not without a socket. It is
    the system that refuses one, by its limit of open files; Windows has none, and there the first lock is alone.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
