"""The web page, and what is served beside it."""
