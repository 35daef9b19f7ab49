"""Wagtail's editor of an item: its buttons, panels, locks, and which pictures belong to whom."""
