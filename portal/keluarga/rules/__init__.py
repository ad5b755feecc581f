"""The law about a family: code lists, criteria, what is missing before a musdes, what looks odd. Import the modules."""
