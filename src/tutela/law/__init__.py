"""Law as read: works, expressions and provisions, and the readers that make them from files."""
