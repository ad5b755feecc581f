"""Who did and who read what: the trail as a page; masking and retention come with their own issue."""
