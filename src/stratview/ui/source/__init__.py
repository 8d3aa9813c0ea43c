"""The source panel: a document at the passage, what rests on it, and ways to find a place in it."""
