"""How a check tells what it saw: a line for each sentence, and an exit code."""

import sys
from contextlib import contextmanager

failures = 0


@contextmanager
def holds(sentence):
    """`with holds("the file is read"): assert …`: what is raised inside is told, and the check goes on."""
    global failures
    try:
        yield
    except Exception as error:
        failures += 1
        why = " ".join(f"{type(error).__name__} {error}".split())
        print(f"not ok {sentence}: {why[:600]}")
    else:
        print(f"ok {sentence}")


def end():
    sys.exit(1 if failures else 0)
