"""Summary sheets: what is handed out on paper. Content from the pack, typeset by typst, as
accessible PDF.

Only `qt_printing` needs Qt; the command line does without.
"""
