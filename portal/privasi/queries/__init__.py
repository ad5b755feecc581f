"""Reads of privasi: what somebody took out as files."""
