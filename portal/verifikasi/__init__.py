"""Queues of the dinsos: claim, approve, return, reject; pengesahan by the kadis."""
