"""A saved aspect for the script: what became of each cell, and the parts of the screen anew."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from ..forms.rows import Cell

PARTS = ("strip", "summary", "total", "progress")
ROW_PARTS = ("notes", "state", "sum")


def sheet_as_json(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Give cells by name, parts of the screen by element id, and what the screen shows now.

    The parts come from the same templates as the page, so that no sentence exists twice.
    """
    sheet = context["sheet"]
    parts = {part: _rendered(request, part, context) for part in PARTS}
    for row in sheet.sent_rows:
        for part in ROW_PARTS:
            parts[f"{row.id}-{part}"] = _rendered(request, f"row_{part}", {**context, "row": row})
    return {
        "cells": {cell.name: _cell(cell) for row in sheet.sent_rows for cell in row.cells},
        "parts": parts,
        "seen": sheet.shown,
        "unsaved": sheet.unsaved,
    }


def _cell(cell: Cell) -> dict[str, str]:
    state = "contested" if cell.contested else "error" if cell.error else "saved"
    return {"state": state, "text": cell.text}


def _rendered(request: HttpRequest, part: str, context: dict[str, Any]) -> str:
    name = f"workload_tracking/includes/{part}.html"
    return render_to_string(name, context, request=request).strip()
