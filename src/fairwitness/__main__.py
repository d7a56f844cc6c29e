"""`python -m fairwitness`: the same as the command `fairwitness`."""

from fairwitness.cli import main

main()
