"""A standing fuzz: packs, settings and the window, changed at random from a seed, against what must always hold."""
