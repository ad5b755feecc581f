"""Shape of the forms at the counter, of what is published, and of objections."""

from .loket import FormLoket

__all__ = ["FormLoket"]
