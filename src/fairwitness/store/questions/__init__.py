"""What pages ask of a casebook, over one connection: which records, in their order, and how many; by the lists alone.

The answers are ids; ``records`` gives what stands behind them.
"""
