"""The reader's own layer on a comparison: notes, questions, stars, and what was read. Never part of the comparison."""
