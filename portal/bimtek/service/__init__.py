"""The verbs of operators and of bimtek."""
