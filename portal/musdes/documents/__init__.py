"""What goes into the papers of a musdes, and the kept bytes of those that are frozen."""

from .cetakan import ensure_cetakan, render_konsep

__all__ = ["ensure_cetakan", "render_konsep"]
