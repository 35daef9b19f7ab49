"""Why a directory is not updated, in sentences for the person who wanted it."""


class DirectoryProblem(Exception):
    """The update cannot go on; its text says why. Nothing has changed in the directory."""


class ConnectProblem(DirectoryProblem):
    """DLA Connect is not set up, does not answer, or answers what the contract does not allow."""


class RecordProblem(DirectoryProblem):
    """Officers, or the list of them as a whole, are not as they must be."""


class Refused(DirectoryProblem):
    """The rules do not allow to apply the update now."""
