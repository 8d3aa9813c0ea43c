"""Changes of a comparison: each is a few spans of its files replaced by others, and can be undone.

An operation (`statements`, `rows`, `dimensions`, `head`, `timeline`, `tensions`, `identifiers`, `find_replace`) makes a
`Change` from the comparison as it is loaded. `folder` writes a change into a folder, `history` keeps what was done.
"""
