"""Comments of the board in the admin: the list, one of them, and what is decided about it."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from districtcoordinator.areas.models import Province

from ..actions import dismiss_reports, hide_comment, show_comment_again
from ..board.discussion import place_of
from ..board.forms import REPORTED, FindCommentsForm, HideForm
from ..models import BoardComment
from ..permissions import HIDE_COMMENTS
from ..refusals import Refused
from .screens import PER_PAGE, NewsScreen


class CommentScreen(NewsScreen):
    """What the screens on comments share; whose comments one sees, `for_user` says."""

    permissions = (HIDE_COMMENTS,)
    header_icon = "comment"
    page_title = _("Comments on the board")

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": reverse("news_admin:comments"), "label": gettext("Comments on the board")}]


class CommentList(CommentScreen, TemplateView):
    """What was reported stands first."""

    template_name = "news/admin/comments.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        provinces = Province.objects.for_user(user, HIDE_COMMENTS).with_office()
        form = FindCommentsForm(self.request.GET, provinces=provinces)
        form.is_valid()
        wanted = form.cleaned_data
        found = BoardComment.objects.for_user(user).search(wanted.get("q", ""))
        match wanted.get("state"):
            case "" | None:
                pass
            case state if state == REPORTED:
                found = found.reported()
            case state:
                found = found.filter(state=state)
        if province := wanted.get("province"):
            found = found.filter(item__province=province)
        found = found.reported_first().with_reports().select_related("item__province")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))
        is_in_use = any(wanted.values())
        return super().get_context_data(form=form, page=page, is_in_use=is_in_use, **kwargs)


class CommentPage(CommentScreen, TemplateView):
    """One comment with its reports; its forms have addresses of their own."""

    template_name = "news/admin/comment.html"

    @cached_property
    def comment(self) -> BoardComment:
        mine = BoardComment.objects.for_user(self.request.user)
        found = mine.with_reports().select_related("item__province", "hidden_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def steps(self) -> list[dict[str, Any]]:
        own = reverse("news_admin:comment", args=[self.comment.pk])
        return [*super().steps(), {"url": own, "label": str(self.comment)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.comment.item
        reports = list(self.comment.reports.select_related("reporter").order_by("pk"))
        known = {
            "comment": self.comment,
            "reports": reports,
            "place": place_of(self.comment, self.request) if item.live else "",
            "is_own": self.comment.author_id == self.request.user.pk,
            "hide_form": HideForm(label_suffix=""),
        }
        return super().get_context_data(**known | kwargs)


class DecideAboutComment(CommentPage, FormView):
    """A form on one comment that ends in one action; who comes too late keeps what was typed."""

    form_class: Any = Form
    success_message: Any = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to see here; the forms stand on the comment's own page."""
        return redirect("news_admin:comment", self.comment.pk)

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except Refused as refused:
            context = self.get_context_data(refusal=refused.reason.label, hide_form=form)
            return self.render_to_response(context, status=409)
        messages.success(self.request, self.success_message)
        return redirect("news_admin:comment", self.comment.pk)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(hide_form=form), status=422)


class HideComment(DecideAboutComment):
    form_class: Any = HideForm
    success_message = _("The comment has been hidden.")

    def act(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        hide_comment(user=self.request.user, comment=self.comment, reason=reason)


class ShowCommentAgain(DecideAboutComment):
    success_message = _("The comment is shown again.")

    def act(self, form: Any) -> None:
        show_comment_again(user=self.request.user, comment=self.comment)


class DismissReports(DecideAboutComment):
    success_message = _("The comment stays where it is; its reports are settled.")

    def act(self, form: Any) -> None:
        dismiss_reports(user=self.request.user, comment=self.comment)
