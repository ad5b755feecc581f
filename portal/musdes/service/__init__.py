"""The verbs of a musdes, one module for each part of the meeting."""
