"""Where comments of the public pages are sent, reported and taken back; all of it without script.

Nothing that was typed gets lost: whoever is signed out signs in and sends it again, and what is
refused stands on the page that says why.
"""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from districtcoordinator.accounts.refusals import sign_in_again

from ..actions import add_comment, report_comment, take_back_comment
from ..board.discussion import PLACE, place_of
from ..board.forms import CommentForm, ReportForm, TakeBackForm
from ..models import BoardComment, BoardPage, NewsPage
from ..refusals import Reason, Refused

# What may be sent again later as it is; anything else is shown for copying alone.
FOR_LATER = {Reason.TOO_MANY_COMMENTS: 429, Reason.COMMENT_SAID_ALREADY: 409}


class CommentScreen(FormView):
    """A form about an item or a comment on it, for people who are signed in."""

    template_name = "news/comment_page.html"
    board: BoardPage | None = None
    title: Any = ""
    button: Any = ""

    @cached_property
    def item(self) -> NewsPage:
        raise NotImplementedError

    def back(self) -> str:
        """Give the place from which one came here."""
        raise NotImplementedError

    def act(self, form: Any) -> str:
        """Do what the form asks for; give the address to go to."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            response = super().dispatch(request, *args, **kwargs)
        elif request.method == "POST":
            response = self.signed_out()
        else:
            response = redirect_to_login(request.get_full_path())
        add_never_cache_headers(response)
        return response

    def signed_out(self) -> HttpResponseBase:
        """Ask for the sign-in; what was typed travels along, or is shown where it cannot."""
        try:
            return sign_in_again(self.request)
        except NoReverseMatch:  # a host site with a sign-in of its own
            return self.refuse(self.get_form(), _("You are signed out. Please sign in again."), 401)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return redirect(self.act(form))
        except Refused as refused:
            if status := FOR_LATER.get(refused.reason):
                form.add_error(None, refused.reason.label)
                return self.render_to_response(self.get_context_data(form=form), status=status)
            return self.refuse(form, refused.reason.label, 409)

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refuse(self, form: Form, message: Any, status: int) -> HttpResponse:
        """Say that it cannot be done, with what was typed for copying."""
        typed = [str(form[field.name].value() or "") for field in form.visible_fields()]
        context = self.get_context_data(form=form, refusal=message, typed="\n".join(typed))
        return self.render_to_response(context, status=status)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "label_suffix": ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = {"board": self.board, "item": self.item, "title": self.title, "back": self.back()}
        return super().get_context_data(button=self.button, **known, **kwargs)


class AddComment(CommentScreen):
    form_class: Any = CommentForm
    title = _("Comment on the news")
    button = _("Send the comment")

    @cached_property
    def item(self) -> NewsPage:
        """Also one that was withdrawn meanwhile, so that its readers can be told."""
        was_published = Q(live=True) | Q(first_published_at__isnull=False)
        items = NewsPage.objects.of_provinces().filter(was_published)
        return get_object_or_404(items, pk=self.kwargs["key"])

    def back(self) -> str:
        return f"{self.item.get_url(self.request)}#{PLACE}" if self.item.live else self.board_url

    @property
    def board_url(self) -> str:
        return self.board.get_url(self.request) if self.board else ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to see here; the form stands on the item's own page."""
        if not self.item.live:
            raise Http404
        return redirect(self.back())

    def act(self, form: Any) -> str:
        comment = add_comment(user=self.request.user, item=self.item, **form.cleaned_data)
        return f"{comment.item.get_url(self.request)}#comment-{comment.pk}"


class OnComment(CommentScreen):
    """A form about one comment, on an item that is published."""

    @cached_property
    def comment(self) -> BoardComment:
        published = NewsPage.objects.published().of_provinces()
        comments = BoardComment.objects.filter(item__in=published).select_related("item")
        return get_object_or_404(comments, pk=self.kwargs["key"])

    @cached_property
    def item(self) -> NewsPage:
        return self.comment.item

    def back(self) -> str:
        return place_of(self.comment, self.request)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.comment.is_shown:
            return self.refuse(Form(), Reason.COMMENT_GONE.label, 409)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(comment=self.comment, **kwargs)


class ReportComment(OnComment):
    form_class: Any = ReportForm
    title = _("Report this comment")
    button = _("Report it")

    def act(self, form: Any) -> str:
        reason = form.cleaned_data["reason"]
        report_comment(user=self.request.user, comment=self.comment, reason=reason)
        return self.back()


class TakeBackComment(OnComment):
    """The author alone comes here; to anybody else there is nothing at this address."""

    form_class: Any = TakeBackForm
    title = _("Take this comment back")
    button = _("Take it back")

    @cached_property
    def comment(self) -> BoardComment:
        comments = BoardComment.objects.of_author(self.request.user).select_related("item")
        return get_object_or_404(comments, pk=self.kwargs["key"])

    def act(self, form: Any) -> str:
        take_back_comment(user=self.request.user, comment=self.comment)
        return self.back()
