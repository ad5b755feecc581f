"""The checks, as pure functions on facts."""
