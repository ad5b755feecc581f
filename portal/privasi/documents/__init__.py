"""The rows of every list as they go into a file: each function gives (columns, rows) for a filter in the reader's scope."""
