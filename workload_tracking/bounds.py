"""The bounds of figures; forms, actions and database constraints all read them here."""

from decimal import Decimal

MAX_QUANTITY = 999_999
MAX_DAYS = Decimal(366)
MAX_HOURS = Decimal(24)
MAX_LETTERS = 9_999_999
MAX_OWN_WORK = 100
# A figure this many times last year's (or a fraction of it) is asked about, never refused.
UNUSUAL_FACTOR = 10
