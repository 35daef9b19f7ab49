"""Letters about news: whom to write to, when to remind, and on which days offices work."""
