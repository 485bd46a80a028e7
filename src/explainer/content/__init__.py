"""What is said: a pack's facts in words, with status and sources,
in a named language. Knows no Qt."""
