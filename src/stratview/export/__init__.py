"""A comparison for people without the program: first as plain data, then as a file. Pure Python."""
