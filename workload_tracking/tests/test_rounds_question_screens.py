"""The department's screens of questions: free while planned, then the way to the wording."""

from typing import Any

import pytest
from django.test import Client

from workload_tracking import actions
from workload_tracking.models import Question, Round

from .central_screens import address, plan_next_round, said, sign_in, text_of
from .conftest import World
from .factories import confirm, fill_report


@pytest.fixture
def client(world: World) -> Client:
    return sign_in(world.central)


@pytest.fixture
def planned(world: World) -> Round:
    return plan_next_round(world)


def test_a_question_of_another_round_is_not_found(
    client: Client, world: World, planned: Round
) -> None:
    question = Question.objects.filter(aspect__round=world.round).first()
    path = address("question_delete", planned.fiscal_year, question.pk)
    assert client.post(path).status_code == 404
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_question_is_added_changed_moved_and_taken_out_while_planned(
    client: Client, world: World, planned: Round
) -> None:
    aspect = planned.aspects.get(number=2)
    before = aspect.questions.count()
    typed = {"text": "  งานใหม่ \n บรรทัดสอง ", "unit": " ครั้ง ", "is_sample": ""}
    added = client.post(address("question_add", 2570, 2), typed)
    assert added.status_code == 302 and f"ข้อ {before + 1} แล้ว" in said(added)
    question = aspect.questions.get(number=before + 1)
    assert (question.text, question.unit) == ("งานใหม่\nบรรทัดสอง", "ครั้ง")

    typed = {"text": "งานที่แก้", "unit": "เรื่อง", "is_sample": "on"}
    assert client.post(address("question", 2570, question.pk), typed).status_code == 302
    moved = client.post(address("question_up", 2570, question.pk))
    assert moved["Location"].endswith(f"/questions/#question-{question.pk}")
    question.refresh_from_db()
    assert (question.number, question.unit, question.is_sample) == (before, "เรื่อง", True)

    assert "งานที่แก้" in text_of(client.get(address("question_delete", 2570, question.pk)))
    assert client.post(address("question_delete", 2570, question.pk)).status_code == 302
    assert aspect.questions.count() == before
    assert client.post(address("question_delete", 2570, question.pk)).status_code == 404


@pytest.mark.parametrize(
    "typed",
    [
        {"text": " \u200b ", "unit": "ครั้ง"},
        {"text": "งาน", "unit": ""},
        {"text": "งาน", "unit": "น" * 41},
        {"text": "ก" * 1001, "unit": "ครั้ง"},
        {},
    ],
)
def test_a_question_without_sense_is_shown_again(
    client: Client, planned: Round, typed: dict[str, str]
) -> None:
    response = client.post(address("question_add", 2570, 2), typed)
    assert response.status_code == 422 and 'role="alert"' in text_of(response)


def test_once_open_the_screens_say_so_and_show_the_way_to_the_wording(
    client: Client, world: World
) -> None:
    question = Question.objects.filter(aspect__round=world.round).first()
    page = text_of(client.get(address("question", 2569, question.pk)))
    assert address("question_wording", 2569, question.pk) in page
    assert "<textarea" not in page
    typed = {"text": "งานที่แก้", "unit": "เรื่อง"}
    refused = client.post(address("question", 2569, question.pk), typed)
    assert refused.status_code == 409 and "งานที่แก้" in text_of(refused)
    questions = text_of(client.get(address("round_questions", 2569)))
    assert "ตัวอย่าง – รอกรมกำหนด" in questions
    assert address("question_delete", 2569, question.pk) not in questions


def test_a_corrected_wording_keeps_the_old_one_in_sight(client: Client, world: World) -> None:
    question = Question.objects.filter(aspect__round=world.round).first()
    old, path = question.text, address("question_wording", 2569, question.pk)
    blank = client.post(path, {"text": "ถ้อยคำใหม่", "reason": " "})
    assert blank.status_code == 422 and "ถ้อยคำใหม่" in text_of(blank)
    assert client.post(path, {"text": "ถ้อยคำใหม่", "reason": "พิมพ์ตก"}).status_code == 302
    page = text_of(client.get(address("round_questions", 2569)))
    for words in ("ถ้อยคำใหม่", "พิมพ์ตก", "ถ้อยคำเดิม 1 รายการ", f"<del>{old}</del>"):
        assert words in page
    confirm(user=world.approver, report=fill_report(user=world.officer, report=world.report))
    assert "ยืนยันแล้ว" in text_of(client.get(path))
    late = client.post(path, {"text": "ช้าไป", "reason": "สาย"})
    assert late.status_code == 409 and "ช้าไป" in text_of(late)
    assert path not in text_of(client.get(address("round_questions", 2569)))


def test_the_questions_page_asks_as_many_queries_for_many_questions(
    client: Client, world: World, planned: Round, django_assert_max_num_queries: Any
) -> None:
    path = address("round_questions", 2570)
    client.get(path)
    with django_assert_max_num_queries(40) as few:
        client.get(path)
    for aspect in planned.aspects.all():
        for number in range(10):
            question = Question(aspect=aspect, text=f"งาน {number}", unit="ครั้ง")
            question = actions.save_question(user=world.central, question=question)
            actions.correct_wording(
                user=world.central, question=question, text=f"แก้ {number}", reason="พิมพ์ตก"
            )
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "แก้ 9" in text_of(client.get(path))


def test_the_title_of_an_aspect_is_changed_while_planned(
    client: Client, world: World, planned: Round
) -> None:
    assert client.post(address("aspect_title", 2570, 2), {"title": "ชื่อใหม่"}).status_code == 302
    assert planned.aspects.get(number=2).title == "ชื่อใหม่"
    assert client.post(address("aspect_title", 2570, 2), {"title": ""}).status_code == 422
    assert client.post(address("aspect_title", 2569, 2), {"title": "อื่น"}).status_code == 409
