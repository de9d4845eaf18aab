"""Law as printed lines: where articles, titles and lists begin in a text whose format says nothing of it."""
