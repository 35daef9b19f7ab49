"""Sending approved news to other sites: what is sent, how it is signed, and when it is tried."""
