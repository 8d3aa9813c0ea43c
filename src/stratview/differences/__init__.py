"""What differs between two analyses or two copies of a comparison."""
