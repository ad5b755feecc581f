"""The law about a usulan: kinds and their lines, states and transitions, four eyes. Import the modules."""
