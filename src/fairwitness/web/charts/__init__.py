"""Drawings, made on the server as SVG: they print, work without script, and every point in them is a link.

``steps`` and ``lanes`` turn view records into a Drawing; templates/_chart.html writes it as markup.
"""
