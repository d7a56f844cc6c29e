"""The web application: what a casebook holds, as pages; and the same pages as a static public site."""
