"""The verbs of the counter, of the public list, of objections and of citizens' own proposals, one module each."""

from .loket import look_up, print_slip

__all__ = ["look_up", "print_slip"]
