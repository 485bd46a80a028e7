"""Parts of the build of the standalone program. `packaging/bundle.py` is the command that runs
them."""
