"""Aspects and questions as tables: read by the centre, changed while their round is planned."""

from typing import Any

import pytest
from django.test import Client

from districtcoordinator.areas.tests.factories import AppointmentFactory
from workload_tracking.models import Aspect, Question, Round

from .central_screens import plan_next_round, said, sign_in, text_of
from .conftest import World

ASPECTS, QUESTIONS = "/admin/reference/aspects/", "/admin/reference/questions/"
JUNK_KEYS = ("0", "junk", "-1", "9" * 30, "9" * 5000, "1_2Fedit")


@pytest.fixture
def client(world: World) -> Client:
    return sign_in(world.central)


@pytest.fixture
def planned(world: World) -> Round:
    return plan_next_round(world)


def first_question(round: Round) -> Question:
    return Question.objects.filter(aspect__round=round, aspect__number=2).order_by("number")[0]


def test_nobody_but_the_centre_learns_anything_whatever_the_key(
    world: World, planned: Round
) -> None:
    editor = AppointmentFactory(central_editor=True).user
    sso_admin = AppointmentFactory(sso_admin=True, province=world.krabi).user
    keys = (str(first_question(planned).pk), str(planned.aspects.first().pk), *JUNK_KEYS)
    paths = [
        table + rest
        for table in (ASPECTS, QUESTIONS)
        for rest in ("", "create/", "?export=csv", *(f"edit/{k}/" for k in keys))
    ] + [f"{table}inspect/{key}/" for table in (ASPECTS, QUESTIONS) for key in keys]
    for user in (world.officer, world.approver, editor, sso_admin):
        client = sign_in(user)
        for path in paths:
            for response in (client.get(path), client.post(path, {"text": "x"})):
                assert response.status_code in (302, 403), path[:60]


def test_the_centre_finds_what_is_there_and_nothing_else(client: Client, planned: Round) -> None:
    for table, row in ((ASPECTS, planned.aspects.first()), (QUESTIONS, first_question(planned))):
        assert client.get(table).status_code == 200
        for screen in ("edit", "inspect"):
            assert client.get(f"{table}{screen}/{row.pk}/").status_code == 200
            for key in JUNK_KEYS:
                assert client.get(f"{table}{screen}/{key}/").status_code == 404, key[:20]
        for screen in ("delete", "history"):
            assert client.post(f"{table}{screen}/{row.pk}/").status_code == 404


def test_an_opened_round_is_read_only_and_shows_the_way_to_the_wording(
    client: Client, world: World
) -> None:
    question = first_question(world.round)
    response = client.get(f"{QUESTIONS}edit/{question.pk}/")
    assert response["Location"] == f"{QUESTIONS}inspect/{question.pk}/"
    assert "ดูได้อย่างเดียว" in said(response)
    page = text_of(client.get(response["Location"]))
    assert f"/rounds/2569/questions/{question.pk}/wording/" in page
    typed = {"text": "งานที่แก้", "unit": "เรื่อง"}
    assert client.post(f"{QUESTIONS}edit/{question.pk}/", typed).status_code == 302
    aspect = world.round.aspects.get(number=2)
    assert client.post(f"{ASPECTS}edit/{aspect.pk}/", {"title": "อื่น"}).status_code == 302
    question.refresh_from_db()
    assert question.text != "งานที่แก้"
    assert world.round.aspects.get(number=2).title != "อื่น"


def test_rows_of_a_planned_round_are_changed_through_the_actions(
    client: Client, planned: Round
) -> None:
    question = first_question(planned)
    typed = {"text": "งานที่แก้", "unit": "เรื่อง", "number": "9", "aspect": "1"}
    assert client.post(f"{QUESTIONS}edit/{question.pk}/", typed).status_code == 302
    saved = first_question(planned)
    assert (saved.pk, saved.text, saved.unit) == (question.pk, "งานที่แก้", "เรื่อง")
    assert saved.aspect_id == question.aspect_id
    aspect = planned.aspects.get(number=2)
    assert client.post(f"{ASPECTS}edit/{aspect.pk}/", {"title": "ชื่อใหม่"}).status_code == 302
    assert planned.aspects.get(number=2).title == "ชื่อใหม่"
    refused = client.post(f"{QUESTIONS}edit/{question.pk}/", {"text": "", "unit": "เรื่อง"})
    assert refused.status_code == 422 and 'value="เรื่อง"' in text_of(refused)


def test_a_question_is_added_to_a_planned_round_only(client: Client, world: World) -> None:
    path = f"{QUESTIONS}create/"
    assert client.get(path).status_code in (302, 403), "no round is planned"
    planned = plan_next_round(world)
    aspect = planned.aspects.get(number=2)
    opened = world.round.aspects.get(number=2)
    typed = {"text": "งานใหม่", "unit": "ครั้ง"}
    page = text_of(client.get(path))
    assert f'value="{aspect.pk}"' in page and f'value="{opened.pk}"' not in page
    assert client.post(path, {**typed, "aspect": opened.pk}).status_code == 422
    before = aspect.questions.count()
    assert client.post(path, {**typed, "aspect": aspect.pk}).status_code == 302
    assert aspect.questions.get(number=before + 1).text == "งานใหม่"
    assert opened.questions.filter(text="งานใหม่").count() == 0
    assert client.get(f"{ASPECTS}create/").status_code in (302, 403), "aspects come with the round"


def test_the_tables_are_filtered_searched_and_exported(
    client: Client, world: World, planned: Round
) -> None:
    question = first_question(planned)
    page = client.get(f"{QUESTIONS}?round=2570&aspect=2&q={question.text[:12]}")
    assert question in list(page.context["object_list"])
    assert {row.aspect.round_id for row in page.context["object_list"]} == {planned.pk}
    export = client.get(f"{QUESTIONS}?round=2570&aspect=2&sample=1&export=csv")
    lines = b"".join(export.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + planned.aspects.get(number=2).questions.filter(is_sample=True).count()
    assert lines[0].startswith("ปีงบประมาณ พ.ศ.,ด้าน,ลำดับที่")
    for query in ("?round=x&aspect=%00&sample=2", "?q=%00&p=99&o=9", "?aspect__round__reports=1"):
        assert client.get(QUESTIONS + query).status_code == 200
        assert client.get(ASPECTS + query).status_code == 200


def test_a_table_asks_as_many_queries_for_many_rows(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    path = f"{QUESTIONS}?aspect=2"
    client.get(path)
    with django_assert_max_num_queries(40) as few:
        client.get(path)
    aspect = world.round.aspects.get(number=2)
    Question.objects.bulk_create(
        Question(aspect=aspect, number=number, text=f"งาน {number}", unit="ครั้ง")
        for number in range(100, 130)
    )
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(client.get(path).context["object_list"]) > 30
    assert Aspect.objects.count() == 8
