"""What waits for whom, and the help pages, as pure data and arithmetic."""
