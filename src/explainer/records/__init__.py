"""Public enforcement records brought in from files: counts per area, day, kind and criminality. No
row is kept.
"""
