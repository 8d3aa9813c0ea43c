"""Find: the field in the tool bar and the hits below it."""
