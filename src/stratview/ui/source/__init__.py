"""The source panel: a document at the passage, what rests on it, and finding one's way in it."""
