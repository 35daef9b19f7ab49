from ..refusals import csrf_failure

__all__ = ["csrf_failure"]
