"""Saving 20 answers: the action, the whole POST up to its redirect, and two workers at once."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from html import unescape
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from workload_tracking import actions
from workload_tracking.models import Answer, Aspect, Question, Report, Round

from .figures import Figure, milliseconds, queries

ANSWERS = 20
SEEN = re.compile(r'name="seen" value="([^"]*)"')
OFFICERS = ("krabi-plaiphraya", "phuket-mueang")


def measure() -> list[Figure]:
    """Measure in a round of its own, whose first aspect has 20 questions."""
    _open_round_with_twenty_questions()
    one = Saving(OFFICERS[0])
    action, bare = milliseconds(one.save), milliseconds(one.upsert_only)
    saved = queries(one.save)
    rate = _rate_of_two_workers()
    both, opening = milliseconds(one.open_and_post), milliseconds(one.open_form)
    one.open_form()
    posted = queries(one.post)
    is_postgres = connection.vendor == "postgresql"
    return [
        Figure(f"Saving {ANSWERS} answers, the action", saved, "queries", 8),
        Figure(
            "",
            action.median,
            "ms",
            best=action.best,
            compared=f"{action.best / bare.best:.1f} × one bare upsert of the same rows",
        ),
        Figure("Saving, two workers", rate, "a second", 150 if is_postgres else None, True),
        Figure("Saving, POST up to its redirect", posted, "queries", 14),
        Figure("", both.median - opening.median, "ms", best=both.best - opening.best),
    ]


class Saving:
    """An officer who saves an aspect again and again, each time with other figures."""

    def __init__(self, username: str) -> None:
        self.user = get_user_model().objects.get(username=username)
        found = Report.objects.for_user(self.user, "workload_tracking.fill_report")
        self.report = found.select_related("round").get(round=Round.objects.current())
        self.aspect = Aspect.objects.get(round=self.report.round, number=1)
        self.questions = list(self.aspect.questions.order_by("number"))
        self.times = 0
        self.client = Client()
        self.client.force_login(self.user)
        self.address = reverse("workload:aspect", args=[1])

    def _figures(self) -> dict[str, Any]:
        self.times += 1
        return {"quantity": self.times % 900 + 1, "days": Decimal("0.50"), "hours": Decimal("2.25")}

    def save(self) -> None:
        """Call the action alone."""
        figures = self._figures()
        cells = {question.pk: figures for question in self.questions}
        saved = actions.save_answers(
            user=self.user, report=self.report, aspect=self.aspect, cells=cells
        )
        assert len(saved.saved) == 3 * ANSWERS

    def open_form(self) -> None:
        """Open the screen, as a browser does before it sends the form."""
        seen = SEEN.search(self.client.get(self.address).content.decode())
        assert seen
        self.shown = unescape(seen[1])

    def post(self) -> None:
        """Send the whole form; it answers with a redirect."""
        figures = self._figures()
        sent = {
            f"q{question.number}-{name}": value
            for question in self.questions
            for name, value in figures.items()
        }
        response = self.client.post(self.address, {"seen": self.shown, **sent})
        assert response.status_code == 302, response.status_code

    def open_and_post(self) -> None:
        self.open_form()
        self.post()

    def upsert_only(self) -> None:
        """Write the same rows without lock, checks or log: what no saving can be faster than."""
        figures = self._figures()
        rows = [Answer(report=self.report, question=one, **figures) for one in self.questions]
        Answer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["report", "question"],
            update_fields=list(figures),
        )


def _open_round_with_twenty_questions() -> None:
    central = get_user_model().objects.get(username="central")
    before = Round.objects.current()
    actions.close_round(user=central, round=before)
    tomorrow = timezone.localdate() + timedelta(days=1)
    round = actions.create_round(
        user=central,
        fiscal_year=before.fiscal_year + 1,
        opens_on=tomorrow,
        entry_until=tomorrow + timedelta(days=30),
        confirm_until=tomorrow + timedelta(days=60),
    )
    aspect = Aspect.objects.get(round=round, number=1)
    for number in range(aspect.questions.count() + 1, ANSWERS + 1):
        question = Question(aspect=aspect, number=number, text="One more", unit="ครั้ง")
        actions.save_question(user=central, question=question)
    actions.open_round(user=central, round=round)


def _rate_of_two_workers() -> float:
    """Give how often a second two processes save, each its own officer's report."""
    environment = os.environ | {"BENCH_DATABASE": connection.settings_dict["NAME"]}
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.worker", officer],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for officer in OFFICERS
    ]
    for worker in workers:
        assert worker.stdout and worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()
    return sum(float(worker.communicate()[0]) for worker in workers)
