"""Documents that editors upload are of the kinds offices exchange, and are what their name says."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

# The bytes with which a file of a kind begins; text has none, but no byte zero either.
PACKED, OLD_OFFICE, TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""
BEGINNINGS = {
    "csv": TEXT,
    "doc": OLD_OFFICE,
    "docx": PACKED,
    "odp": PACKED,
    "ods": PACKED,
    "odt": PACKED,
    "pdf": b"%PDF-",
    "ppt": OLD_OFFICE,
    "pptx": PACKED,
    "rtf": b"{\\rtf",
    "txt": TEXT,
    "xls": OLD_OFFICE,
    "xlsx": PACKED,
    "zip": PACKED,
}
READ = 8192


class DocumentForm(BaseDocumentForm):
    """Wagtail's form, which asks for the name alone; this one looks into the file as well."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            kind = Path(file.name).suffix.lower().removeprefix(".")
            if kind not in BEGINNINGS:
                kinds = ", ".join(each.upper() for each in BEGINNINGS)
                raise ValidationError(_("Only these files are taken: %(kinds)s") % {"kinds": kinds})
            if not _begins_like(file, kind):
                raise ValidationError(
                    _("The file is empty or damaged, or is no %(kind)s file as its name says.")
                    % {"kind": kind.upper()}
                )
        return file


def _begins_like(file: Any, kind: str) -> bool:
    """Tell whether the content is of the kind that the file's name gives."""
    file.seek(0)
    start = file.read(READ)
    file.seek(0)
    if BEGINNINGS[kind] == TEXT:
        return bool(start) and b"\0" not in start
    return start.startswith(BEGINNINGS[kind])
