"""Reads of operators, bimtek and coverage, each through a person's eyes."""
