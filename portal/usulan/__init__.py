"""The kinds of usulan, THE table of transitions, riwayat."""
