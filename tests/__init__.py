"""A package, so that a library that installs a package of this name does not stand in its way."""
