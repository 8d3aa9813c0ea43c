"""Finding words in a comparison and in its documents: what a word is, queries, the index, hits."""
