"""Bibliographic data of other programs: CSL-JSON, BibTeX and RIS, read and written."""
