"""What script/bench runs: the portal measured against its own raw parts and against peers, in one run on one machine."""
