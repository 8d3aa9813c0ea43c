"""Whether what a comparison says is proven by its documents. Pure Python."""
