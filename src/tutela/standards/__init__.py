"""The international standards as data: what a law is asked, by whom, and in which words to look for it."""
