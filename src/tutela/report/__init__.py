"""What a run found, made for people to read: the reading list as one page that needs nothing else."""
