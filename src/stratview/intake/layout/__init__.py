"""From lines on pages to paragraphs, headings, lists, tables and notes; pure, and the same for every paged original."""
