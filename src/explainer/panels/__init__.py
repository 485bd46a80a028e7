"""The panels: one record each, which names all that is said and drawn on it. Knows no Qt.

`registry` lists them; a panel's parts are in the module of its name.
"""
