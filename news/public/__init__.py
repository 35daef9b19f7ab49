"""The public lists of news and their feeds."""
