"""Data ganda and data anomali: checks on facts handed in, findings and how each was settled, the register of apparatus."""
