"""The first panel: the question, what was checked, and the way into everything else."""
