"""Aspects and questions as tables over all rounds: changed while a round is planned, else read."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import ButtonHelper

from districtcoordinator.areas.reference_tables import (
    ChoiceFilter,
    ReferenceAdmin,
    ReferencePermissions,
)

from . import actions
from .enums import RoundState
from .models import Aspect, Question, Round
from .refusals import Refused


class RoundFilter(ChoiceFilter):
    title = gettext_lazy("fiscal year (B.E.)")
    parameter_name = "round"
    field = "round__fiscal_year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        years = Round.objects.values_list("fiscal_year", flat=True)
        return [(str(year), str(year)) for year in years]


class QuestionRoundFilter(RoundFilter):
    field = "aspect__round__fiscal_year"


class AspectFilter(ChoiceFilter):
    title = gettext_lazy("aspect")
    parameter_name = "aspect"
    field = "aspect__number"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(str(number), Aspect(number=number).label) for number in range(1, 9)]


class SampleFilter(ChoiceFilter):
    title = gettext_lazy("sample")
    parameter_name = "sample"
    field = "is_sample"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("Samples")), ("0", gettext_lazy("From the department"))]


def round_of(row: Aspect | Question) -> Round:
    return row.round if isinstance(row, Aspect) else row.aspect.round


class RoundTablePermissions(ReferencePermissions):
    """What belongs to a round that has opened is read; the round's own page says what is left."""

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return super().user_can_edit_obj(user, obj) and round_of(obj).state == RoundState.PLANNED


class AspectPermissions(RoundTablePermissions):
    """Aspects come with their round."""

    def user_can_create(self, user: Any) -> bool:
        return False


class QuestionPermissions(RoundTablePermissions):
    """A question is added to a planned round, so there has to be one."""

    def user_can_create(self, user: Any) -> bool:
        return super().user_can_create(user) and planned_rounds().exists()


class RoundTableButtons(ButtonHelper):
    """Beside the usual buttons, the way to the page of the round."""

    def get_buttons_for_obj(self, obj: Aspect | Question, *args: Any, **kwargs: Any) -> list[Any]:
        round = round_of(obj)
        page = {
            "url": reverse("workload:round_questions", args=[round.fiscal_year]),
            "label": _("Questions of the round"),
            "classname": self.finalise_classname(["button-secondary", "button-small"]),
            "title": _("Questions of the round of fiscal year %(year)s") % {"year": round},
        }
        return [*super().get_buttons_for_obj(obj, *args, **kwargs), page]


class RoundTableAdmin(ReferenceAdmin):
    """A table whose rows belong to rounds."""

    button_helper_class = RoundTableButtons
    index_template_name = "workload_tracking/reference/index.html"

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Show what has opened read-only, and say where a wording is corrected."""
        self.refuse_unless(request, "change")
        row = self.get_queryset(request).filter(pk=self.known(instance_pk)).first()
        if row is not None and round_of(row).state != RoundState.PLANNED:
            messages.warning(request, self.fixed_message(round_of(row)))
            return redirect(self.url_helper.get_action_url("inspect", row.pk))
        return super().edit_view(request, instance_pk)

    def fixed_message(self, round: Round) -> str:
        return _("The round of fiscal year %(year)s has opened: this can only be read.") % {
            "year": round
        }

    def save(self, *, user: Any, instance: Any) -> Any:
        try:
            return self.act(user, instance)
        except Refused as refused:
            raise ValidationError({"__all__": [str(refused)]}) from refused

    def act(self, user: Any, instance: Any) -> Any:
        """Hand the row to its action; raises Refused."""
        raise NotImplementedError


class AspectAdmin(RoundTableAdmin):
    model = Aspect
    base_url_path = "reference/aspects"
    menu_label = gettext_lazy("Aspects")
    menu_item_name = "reference-aspects"
    menu_icon = "list-ul"
    export_filename = "aspects"
    permission_helper_class = AspectPermissions
    ordering = ("-round__fiscal_year", "number")
    list_select_related = ("round",)
    list_display = ("full_title", "year", "number")
    list_filter = (RoundFilter,)
    search_fields = ("title",)
    list_export = ("year", "number", "full_title")
    inspect_view_fields = ("year", "number", "full_title")
    edit_panels = [
        FieldPanel("round", heading=gettext_lazy("fiscal year (B.E.)"), read_only=True),
        FieldPanel("number", read_only=True),
        FieldPanel("title", heading=gettext_lazy("Title of the aspect")),
    ]

    @display(description=gettext_lazy("Title of the aspect"))
    def full_title(self, aspect: Aspect) -> str:
        return aspect.title

    @display(description=gettext_lazy("fiscal year (B.E.)"), ordering="round__fiscal_year")
    def year(self, aspect: Aspect) -> str:
        return str(aspect.round)

    def act(self, user: Any, instance: Aspect) -> Aspect:
        return actions.save_aspect(user=user, aspect=instance)


class AspectOfPlannedRound(ModelChoiceField):
    """An aspect with its year, among those to which questions may be added."""

    def label_from_instance(self, aspect: Aspect) -> str:
        return f"{aspect.round} · {aspect}"


class QuestionTableForm(WagtailAdminModelForm):
    """A question; a new one chooses its aspect among those of planned rounds."""

    class Meta:
        field_classes = {"aspect": AspectOfPlannedRound}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "aspect" in self.fields:
            aspects = Aspect.objects.filter(round__in=planned_rounds()).select_related("round")
            self.fields["aspect"].queryset = aspects


class QuestionAdmin(RoundTableAdmin):
    model = Question
    base_url_path = "reference/questions"
    menu_label = gettext_lazy("Questions")
    menu_item_name = "reference-questions"
    menu_icon = "help"
    export_filename = "questions"
    permission_helper_class = QuestionPermissions
    base_form_class = QuestionTableForm
    ordering = ("-aspect__round__fiscal_year", "aspect__number", "number")
    list_select_related = ("aspect__round",)
    list_display = ("text", "year", "aspect_label", "number", "unit", "sample_mark")
    list_filter = (QuestionRoundFilter, AspectFilter, SampleFilter)
    search_fields = ("text", "unit")
    list_export = ("year", "aspect_label", "number", "text", "unit", "is_sample")
    inspect_view_fields = ("year", "aspect_label", "number", "text", "unit", "sample_mark")
    inspect_template_name = "workload_tracking/reference/inspect_question.html"
    edit_panels = [
        FieldPanel("aspect", heading=gettext_lazy("aspect"), read_only=True),
        FieldPanel("number", read_only=True),
        FieldPanel("text", widget=Textarea(attrs={"rows": 4})),
        FieldPanel("unit"),
        FieldPanel("is_sample"),
    ]
    create_panels = [FieldPanel("aspect", heading=gettext_lazy("aspect")), *edit_panels[2:]]

    def name_of(self, instance: Question) -> str:
        return _("Aspect %(aspect)s, question %(question)s") % {
            "aspect": instance.aspect.number,
            "question": instance.number,
        }

    @display(description=gettext_lazy("fiscal year (B.E.)"), ordering="aspect__round__fiscal_year")
    def year(self, question: Question) -> str:
        return str(question.aspect.round)

    @display(description=gettext_lazy("aspect"), ordering="aspect__number")
    def aspect_label(self, question: Question) -> str:
        return question.aspect.label

    @display(description=gettext_lazy("sample"), ordering="is_sample")
    def sample_mark(self, question: Question) -> Any:
        return _("Sample – awaits the department") if question.is_sample else "–"

    def act(self, user: Any, instance: Question) -> Question:
        return actions.save_question(user=user, question=instance)


def planned_rounds() -> Any:
    """Keep the rounds that have not opened yet."""
    return Round.objects.filter(opens_on__gt=timezone.localdate())
