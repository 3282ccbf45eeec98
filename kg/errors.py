"""What a user can mend: the one family of exceptions that the command line turns into one line and exit code 2."""

from __future__ import annotations


class InputError(ValueError):
    """Something given to the program can't be used. The message names the file or option, the place, and the mend."""


class TimeLimitError(InputError):
    """Something took longer than the time that it was given."""


class LossWarning(UserWarning):
    """What was written says less than what was given. The message says how much was lost, and what keeps it."""
