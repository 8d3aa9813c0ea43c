"""stratview: a desktop reader for sourced comparisons."""

__version__ = "0.2.0.dev0"
