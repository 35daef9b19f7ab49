"""Form fields that read what Thai offices type, and say what is wrong with the rest."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .date_input import DateError, parse_buddhist_date
from .dates import buddhist_digits, local_date
from .digits import NumberError, number_text, parse_decimal, parse_whole
from .messages import DATE_MESSAGES, NUMBER_MESSAGES, TELEPHONE_MESSAGES, Messages
from .normalise import normalise
from .telephone import NotATelephoneNumber, parse_telephone


class TypedField(forms.Field):
    """A field whose text is read by a parser of this package; blank is `None`."""

    widget = forms.TextInput
    input_attributes: ClassVar[dict[str, Any]] = {}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), **self.input_attributes, **widget.attrs}

    def to_python(self, value: Any) -> Any:
        if value is None or (isinstance(value, str) and not normalise(value)):
            return None
        return self.read(value)

    def read(self, value: Any) -> Any:
        """Return the value that was typed, or raise the ValidationError that explains."""
        raise NotImplementedError


class NumberField(TypedField):
    """What whole numbers and decimals have in common: bounds, and reasons for refusing."""

    default_error_messages: ClassVar[Messages] = NUMBER_MESSAGES
    places = 0

    def __init__(
        self,
        *,
        min_value: Decimal | int = 0,
        max_value: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def read(self, value: Any) -> Any:
        try:
            number = self.parse(str(value))
        except NumberError as error:
            raise self.refusal(error.code) from error
        if number < self.min_value:
            raise self.refusal("too_small")
        return number

    def parse(self, text: str) -> Decimal | int:
        """Return the number that `text` says, or raise a NumberError."""
        raise NotImplementedError

    def refusal(self, code: str) -> ValidationError:
        params = {
            "places": self.places,
            "minimum": number_text(self.min_value),
            "maximum": "" if self.max_value is None else number_text(self.max_value),
        }
        return ValidationError(self.error_messages[code], code=code, params=params)


class WholeNumberField(NumberField):
    """A whole number, zero or above: 12, ๑๒, 1,234. Cleans to an int, or None if left blank."""

    input_attributes: ClassVar = {"inputmode": "numeric", "autocomplete": "off"}

    def parse(self, text: str) -> int:
        return parse_whole(text, maximum=self.max_value)


class DecimalField(NumberField):
    """A number with at most `places` decimals. Cleans to a Decimal, or None if left blank."""

    input_attributes: ClassVar = {"inputmode": "decimal", "autocomplete": "off"}

    def __init__(self, *, places: int = 2, **kwargs: Any) -> None:
        self.places = places
        super().__init__(**kwargs)

    def parse(self, text: str) -> Decimal:
        return parse_decimal(text, self.places, maximum=self.max_value)

    def prepare_value(self, value: Any) -> Any:
        """Show 0.50 as 0.5; what was typed is shown as it was typed."""
        return number_text(value).replace(",", "") if isinstance(value, Decimal) else value


class BuddhistDateField(TypedField):
    """A date typed with a Buddhist year and kept as a Gregorian date."""

    default_error_messages: ClassVar[Messages] = DATE_MESSAGES
    input_attributes: ClassVar = {
        "inputmode": "text",
        "autocomplete": "off",
        "placeholder": _("dd/mm/yyyy of the Buddhist era"),
    }

    def read(self, value: Any) -> date:
        if isinstance(value, date):
            return local_date(value)
        try:
            return parse_buddhist_date(value)
        except DateError as error:
            raise ValidationError(self.error_messages[error.code], code=error.code) from error

    def prepare_value(self, value: Any) -> Any:
        return buddhist_digits(value) if isinstance(value, date) else value


class ThaiTelephoneField(TypedField):
    """A Thai telephone number, kept as it is printed; blank is the empty string."""

    default_error_messages: ClassVar[Messages] = TELEPHONE_MESSAGES
    input_attributes: ClassVar = {"inputmode": "tel", "autocomplete": "tel"}

    def to_python(self, value: Any) -> str:
        return super().to_python(value) or ""

    def read(self, value: Any) -> str:
        try:
            return parse_telephone(value)
        except NotATelephoneNumber as error:
            code = "not_a_telephone"
            raise ValidationError(self.error_messages[code], code=code) from error
