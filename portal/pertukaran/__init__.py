"""Exchange by file: the numbered hand-over for SIKS-NG."""
