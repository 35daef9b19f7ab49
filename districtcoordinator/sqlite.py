"""How SQLite must be opened for concurrent saves to be safe; a host site may copy these options."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
    "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
)

# Without IMMEDIATE a read-then-write transaction fails at once with "database is locked".
SQLITE_OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS}
