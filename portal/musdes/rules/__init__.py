"""The law about a musdes: its states, who takes part, what it decided, what its packet lacks. Import the modules."""
