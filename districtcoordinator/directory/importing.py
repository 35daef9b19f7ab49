"""A table of officers, from the uploaded file to an update that waits to be looked at."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.results import Result

from .actions import take_file
from .models import DirectoryUpdate
from .problems import RecordProblem
from .records import refuse_all
from .resources import OfficerResource
from .tables import Table, read_table


def update_from_file(*, user: Any, file: Any) -> DirectoryUpdate:
    """Give the update that a file asks for; raises DirectoryProblem with what is wrong, by rows."""
    table = read_table(file)
    resource = OfficerResource()
    result = resource.import_data(table.rows, dry_run=True)
    if result.has_errors() or result.has_validation_errors():
        refuse_all(list(_told(result, table)))
        raise RecordProblem(_("The file cannot be read as a table."))
    return take_file(user=user, file_name=file.name, records=resource.records)


def _told(result: Result, table: Table) -> Any:
    wrong = [(row.number, row.error) for row in result.invalid_rows]
    wrong += [(row.number, row.errors[0].error) for row in result.error_rows]
    for place, error in sorted(wrong, key=lambda pair: pair[0]):
        text = " ".join(error.messages) if isinstance(error, ValidationError) else ""
        yield _("Row %(number)d: %(problem)s") % {
            "number": table.numbers[place - 1],
            "problem": text or _("This cannot be taken over."),
        }
