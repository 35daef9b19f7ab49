"""How a column is called on our screens: the name that its model gives it."""

from django.db.models import Field, Model


def column_name(model: type[Model], name: str) -> str:
    """Give a column's name in words, in the language of the moment; raises FieldDoesNotExist."""
    column = model._meta.get_field(name)
    return str(column.verbose_name) if isinstance(column, Field) else name
