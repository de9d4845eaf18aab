"""What a run found, made for people to read: the gap report, one page that needs nothing else, and its company."""
