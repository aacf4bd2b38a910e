"""What documents get beside their texts, a module for each kind, all with the same steps.

A kind is made ready once, when the parts of a file are compiled: `..._of(...)` gives a frozen value that knows the parts
that every document `writes` anew. `members(run)` are these parts for one document; where many people stand in one file,
`together.py` asks the same value for its pieces.
"""
