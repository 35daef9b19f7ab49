"""Form fields take what offices type, and explain what they refuse."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from districtcoordinator.thai.digits import NumberError, parse_decimal, parse_whole
from districtcoordinator.thai.fields import (
    BuddhistDateField,
    DecimalField,
    ThaiTelephoneField,
    WholeNumberField,
)
from districtcoordinator.thai.messages import explain_number


class SampleForm(forms.Form):
    quantity = WholeNumberField(max_value=999_999, required=False)
    hours = DecimalField(max_value=24, required=False)
    opens_on = BuddhistDateField(required=False)
    telephone = ThaiTelephoneField(required=False)


def answered(**typed: str) -> SampleForm:
    form = SampleForm(typed)
    form.is_valid()
    return form


@pytest.fixture(autouse=True, params=["th", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


def test_a_filled_form_is_read():
    form = answered(
        quantity="๑,๒๓๔", hours="1.50", opens_on="๑ ตุลาคม ๒๕๖๙", telephone="022419013 ต่อ 12"
    )
    assert form.cleaned_data == {
        "quantity": 1234,
        "hours": Decimal("1.50"),
        "opens_on": date(2026, 10, 1),
        "telephone": "0 2241 9013 ต่อ 12",
    }


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\u200b"])
def test_blank_is_no_answer_and_zero_is_one(blank):
    form = answered(quantity=blank, hours=blank, opens_on=blank, telephone=blank)
    assert form.cleaned_data == {"quantity": None, "hours": None, "opens_on": None, "telephone": ""}
    zero = answered(quantity="0", hours="๐").cleaned_data
    assert (zero["quantity"], zero["hours"]) == (0, 0)


def test_a_required_field_refuses_blank():
    class RequiredForm(forms.Form):
        quantity = WholeNumberField()

    assert not RequiredForm({"quantity": " "}).is_valid()
    assert RequiredForm({"quantity": "0"}).is_valid()


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("quantity", "สิบ", "not_a_number"),
        ("quantity", "12 ครั้ง", "unit_included"),
        ("quantity", "-1", "negative"),
        ("quantity", "1.5", "not_whole"),
        ("quantity", "1,5", "bad_separators"),
        ("quantity", "1000000", "too_large"),
        ("quantity", "9" * 40, "too_large"),
        ("hours", "1.555", "too_many_places"),
        ("hours", "24.01", "too_large"),
        ("opens_on", "07/07/2026", "gregorian_year"),
        ("opens_on", "7/7/69", "short_year"),
        ("opens_on", "29/02/2568", "no_such_day"),
        ("opens_on", "พรุ่งนี้", "not_a_date"),
        ("telephone", "12345", "not_a_telephone"),
    ],
)
def test_a_refusal_names_its_reason_and_keeps_what_was_typed(field, typed, code):
    form = answered(**{field: typed})
    assert [error.code for error in form.errors.as_data()[field]] == [code]
    assert "%" not in form.errors[field][0]
    assert form[field].value() == typed


def test_the_lower_bound_is_named_too():
    field = WholeNumberField(min_value=1, max_value=24)
    assert field.clean("1") == 1
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("0")
    assert refused.value.code == "too_small"
    assert "1" in refused.value.messages[0]


def test_refusals_are_worded_in_the_language_of_the_interface(language):
    form = answered(quantity="สิบ", hours="25")
    assert form.errors["quantity"] == [
        "ต้องเป็นตัวเลขเท่านั้น เช่น 12 หรือ ๑๒ โดยไม่ใส่หน่วยนับ"
        if language == "th"
        else "Digits only, for example 12 or ๑๒, without a unit."
    ]
    assert form.errors["hours"] == ["ต้องไม่เกิน 24" if language == "th" else "Must not be above 24."]


def test_a_screen_without_a_form_words_refusals_alike(language):
    with pytest.raises(NumberError) as refused:
        parse_whole("1,000,000", maximum=999_999)
    assert "999,999" in explain_number(refused.value, maximum=999_999)
    with pytest.raises(NumberError) as refused:
        parse_decimal("1.555")
    assert "2" in explain_number(refused.value, places=2)


def test_stored_values_are_shown_as_they_are_typed():
    stored = {
        "quantity": 1234,
        "hours": Decimal("12.50"),
        "opens_on": date(2024, 2, 29),
        "telephone": "0 2241 9013",
    }
    form = SampleForm(initial=stored)
    shown = {name: form[name].value() for name in stored}
    assert shown == {
        "quantity": 1234,
        "hours": "12.5",
        "opens_on": "29/02/2567",
        "telephone": "0 2241 9013",
    }
    again = SampleForm({name: str(value) for name, value in shown.items()}, initial=stored)
    assert again.is_valid()
    assert again.cleaned_data == stored
    assert again.changed_data == []


def test_a_telephone_keyboard_shows_the_fitting_keys():
    form = SampleForm()
    assert 'inputmode="numeric"' in str(form["quantity"])
    assert 'inputmode="decimal"' in str(form["hours"])
    assert 'inputmode="tel"' in str(form["telephone"])
    assert all('type="text"' in str(field) for field in form)
    assert 'autocomplete="off"' in str(form["quantity"])


def test_the_date_says_how_it_is_typed(language):
    placeholder = "วว/ดด/ปปปป" if language == "th" else "dd/mm/yyyy of the Buddhist era"
    assert f'placeholder="{placeholder}"' in str(SampleForm()["opens_on"])


def test_a_screen_may_set_its_own_attributes():
    field = ThaiTelephoneField(widget=forms.TextInput({"autocomplete": "off"}))
    assert field.widget.attrs["autocomplete"] == "off"
    assert field.widget.attrs["inputmode"] == "tel"
