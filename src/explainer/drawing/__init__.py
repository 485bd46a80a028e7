"""Charts as shapes, without Qt: what a chart holds, how it is laid out, divided and walked.

A kind of chart is one module with one subclass of `chart.Chart`; nothing else names the kinds.
"""
