"""What all tests share: no deadline for generated cases, since the first one loads a language's whole word list."""

from hypothesis import settings

settings.register_profile("tutela", deadline=None)
settings.load_profile("tutela")
