"""Search over the pages of the site, its documents' titles and the directory's officers."""

from .finding import Findings, find
from .kinds import Kind
from .question import Question
from .showing import Found, shown

__all__ = ["Findings", "Found", "Kind", "Question", "find", "shown"]
