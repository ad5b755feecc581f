"""Shape and messages of the forms of programmes, periods, windows and quota."""
