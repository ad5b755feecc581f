"""Rules of operators, of bimtek and of how much of the kabupaten they cover."""
