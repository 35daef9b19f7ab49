"""Lists of news in the admin: what waits for whom, and what stands in each row."""
