"""Log records as one line of JSON each, for whatever collects the output of the process."""

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """Write time, level, logger and message; a request's path and status, and an error's trace."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if path := getattr(getattr(record, "request", None), "path", ""):
            line["path"] = path
        if hasattr(record, "status_code"):
            line["status"] = record.status_code
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
