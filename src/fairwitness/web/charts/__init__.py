"""Drawings, made on the server as SVG: they print, work without script, and every point in them is a link."""
