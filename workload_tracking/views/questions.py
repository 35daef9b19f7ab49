"""The questions of a round: free while it is planned, then fixed but for their wording."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..enums import RoundState
from ..forms.rounds import QuestionForm, TitleForm, WordingForm
from ..models import Aspect, Question
from ..refusals import Refused, why_fixed, why_wordings_final
from ..wordings import Correction, corrections_of
from .central import CentralActView, CentralView


class QuestionsView(CentralView):
    """The eight aspects of a round with their questions, and what of them may change now."""

    template_name = "workload_tracking/rounds/questions.html"
    page_title = gettext_lazy("Aspects and questions")
    header_icon = "list-ol"

    def get_page_subtitle(self) -> str:
        return _("Fiscal year B.E. %(year)s") % {"year": self.round}

    def aspects(self) -> list[tuple[Aspect, list[tuple[Question, list[Correction]]]]]:
        """The aspects with their questions, each with the wordings that it had before."""
        ordered = Prefetch("questions", Question.objects.order_by("number"))
        corrections = corrections_of(self.round)
        return [
            (
                aspect,
                [
                    (question, corrections.get(question.pk, []))
                    for question in aspect.questions.all()
                ],
            )
            for aspect in self.round.aspects.order_by("number").prefetch_related(ordered)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        planned = self.round.state == RoundState.PLANNED
        return super().get_context_data(
            round=self.round,
            aspects=self.aspects(),
            is_planned=planned,
            is_correctable=not planned and not self.round.has_confirmations(),
            samples=Question.objects.filter(aspect__round=self.round, is_sample=True).count(),
            **kwargs,
        )


class QuestionsActView(CentralActView):
    """A change of the questions of one round; afterwards back to the place on their page."""

    header_icon = "edit"

    def get_page_subtitle(self) -> str:
        return _("Fiscal year B.E. %(year)s") % {"year": self.round}

    @property
    def questions_url(self) -> str:
        return reverse("workload:round_questions", args=[self.round.fiscal_year])

    def parents(self) -> list[dict[str, Any]]:
        questions = {"url": self.questions_url, "label": _("Aspects and questions")}
        return [*super().parents(), questions]

    @cached_property
    def aspect(self) -> Aspect:
        return get_object_or_404(Aspect, round=self.round, number=self.kwargs["number"])

    def get_success_url(self) -> str:
        return f"{self.questions_url}#aspect-{self.aspect.number}"

    def why_not(self) -> Refused | None:
        return why_fixed(self.round)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(round=self.round, aspect=self.aspect, **kwargs)


class AspectTitleView(QuestionsActView):
    page_title = gettext_lazy("Change the title of an aspect")
    button = gettext_lazy("Save the title")
    form_class = TitleForm

    def get_initial(self) -> dict[str, Any]:
        return {"title": self.aspect.title}

    def act(self, values: dict[str, Any]) -> Aspect:
        self.aspect.title = values["title"]
        return actions.save_aspect(user=self.request.user, aspect=self.aspect)

    def done_message(self, aspect: Aspect) -> str:
        return _("The title of %(aspect)s is saved.") % {"aspect": aspect.label}


class AddQuestionView(QuestionsActView):
    page_title = gettext_lazy("Add a question")
    header_icon = "plus"
    form_class = QuestionForm

    def act(self, values: dict[str, Any]) -> Question:
        question = Question(aspect=self.aspect, **values)
        return actions.save_question(user=self.request.user, question=question)

    def done_message(self, question: Question) -> str:
        return _("Question %(number)s is added.") % {"number": question.number}


class OneQuestionView(QuestionsActView):
    """A change of one question, which must be of the round that the address names."""

    @cached_property
    def question(self) -> Question:
        found = Question.objects.filter(aspect__round=self.round, pk=self.kwargs["question"])
        return get_object_or_404(found.select_related("aspect"))

    @cached_property
    def aspect(self) -> Aspect:
        return self.question.aspect

    def get_success_url(self) -> str:
        return f"{self.questions_url}#question-{self.question.pk}"

    def post(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().post(*args, **kwargs)
        except Question.DoesNotExist as gone:
            raise Http404 from gone

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, **kwargs)


class ChangeQuestionView(OneQuestionView):
    page_title = gettext_lazy("Change a question")
    button = gettext_lazy("Save the question")
    form_class = QuestionForm

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.question, name) for name in QuestionForm.base_fields}

    def act(self, values: dict[str, Any]) -> Question:
        changed = Question(pk=self.question.pk, aspect=self.aspect, **values)
        return actions.save_question(user=self.request.user, question=changed)

    def done_message(self, question: Question) -> str:
        return _("Question %(number)s is saved.") % {"number": question.number}


class CorrectWordingView(OneQuestionView):
    page_title = gettext_lazy("Correct a wording")
    button = gettext_lazy("Save the wording")
    form_class = WordingForm
    consequences_template = "workload_tracking/rounds/means_wording.html"

    def why_not(self) -> Refused | None:
        return why_wordings_final(self.round)

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.question.text}

    def act(self, values: dict[str, Any]) -> Question:
        return actions.correct_wording(user=self.request.user, question=self.question, **values)

    def done_message(self, question: Question) -> str:
        return _("The wording of question %(number)s is corrected.") % {"number": question.number}


class DeleteQuestionView(OneQuestionView):
    page_title = gettext_lazy("Take out a question")
    header_icon = "bin"
    button = gettext_lazy("Take out the question")
    consequences_template = "workload_tracking/rounds/means_delete.html"

    def act(self, values: dict[str, Any]) -> int:
        number = self.question.number
        actions.delete_question(user=self.request.user, question=self.question)
        return number

    def done_message(self, number: int) -> str:
        return _("Question %(number)s is taken out.") % {"number": number}

    def get_success_url(self) -> str:
        return f"{self.questions_url}#aspect-{self.aspect.number}"


class MoveQuestionView(OneQuestionView):
    """One place up or down; buttons on the questions' page press it at once."""

    by = 0
    header_icon = "order"
    consequences_template = "workload_tracking/rounds/means_move.html"

    def get_page_title(self) -> Any:
        return _("Move a question up") if self.by < 0 else _("Move a question down")

    def act(self, values: dict[str, Any]) -> Question:
        return actions.move_question(user=self.request.user, question=self.question, by=self.by)

    def done_message(self, question: Question) -> str:
        return _("The question is now number %(number)s.") % {"number": question.number}
