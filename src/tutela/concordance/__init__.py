"""Law beside the standards: digest what an act says, link acts, and assess each requirement over them."""
