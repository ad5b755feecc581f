"""Papers of the dinas: the kadis' letter that confirms a list."""
