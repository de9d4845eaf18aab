"""Values in a law's text with their places: ages, terms of custody, money, and other spans of time."""

from tutela.concordance.values.find import Value, find_values

__all__ = ["Value", "find_values"]
