"""A refused form of the workload is given back in the words of the screen it was typed on."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_a_refused_sheet_names_question_and_figure() -> None:
    typed = {"q3-quantity": "๑๒", "q3-days": "1.5", "seen": "{}"}
    page = Client().post(reverse("workload:aspect", args=[1]), typed)
    assert page.status_code == 401
    text = page.content.decode()
    assert "ข้อ 3 ปริมาณงาน/ปี" in text
    assert "๑๒" in text
    assert "ข้อ 3 วัน" in text
    assert "seen:" not in text
