"""stratview: a desktop reader for sourced comparisons."""

__version__ = "0.1.0"
