"""Papers of the counter: slips for who is present, receipts, and the letter that answers an objection."""
