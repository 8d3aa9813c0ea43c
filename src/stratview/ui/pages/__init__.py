"""The middle of the window: a dimension, or a page about the whole comparison."""
