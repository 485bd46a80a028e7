"""A computer that strangers share: one window, no way out of it, and nothing left behind."""
