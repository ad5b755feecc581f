"""Reads of the dinsos: the queue, one usulan under examination, batches and confirmations."""
