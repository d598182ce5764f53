"""The report of a run, for people: one page without network, the same as Markdown and as CSV."""
