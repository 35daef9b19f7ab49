"""Whole journeys in Chromium: people at their work, from signing in to the last word."""
