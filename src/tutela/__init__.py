"""Tutela lines a country's law up with international standards against online child sexual exploitation."""

__version__ = "0.1.0"
