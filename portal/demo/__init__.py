"""The demo kabupaten: real villages, invented people, every state of the work, and an account for each role."""
