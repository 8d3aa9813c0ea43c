"""What a comparison says: its model, its files, its dates. Pure Python."""
