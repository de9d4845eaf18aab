"""Law in the JSON seed: provisions as strings, with what the making of the seed did to them."""
