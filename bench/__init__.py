"""Measurement of the reading lists against the reference coding, beside what one must beat."""
