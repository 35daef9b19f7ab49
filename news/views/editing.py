"""Wagtail's screens of an item, where they need to know more than Wagtail does."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import CollectWorkflowActionDataView, WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from ..models import NewsPage
from ..refusals import NotDecided
from .undecided import undecided


class OneAtATime:
    """What is sent is done whole or not at all, and after what somebody else is doing with the
    item: pressed twice, it is submitted once; taken back, it is not confirmed as well."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponseBase:
        view: Any = super()
        if request.method != "POST":
            return view.dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            NewsPage.objects.locked().filter(pk=page_id).first()
            try:
                return view.dispatch(request, page_id, **kwargs)
            except NotDecided as error:  # the version that came with it is kept
                return undecided(request, error, kept=True)


class NewsEditView(OneAtATime, EditView):
    def get_object(self) -> Any:
        """Hand on what Wagtail has read of the workflow where nothing changes it: while an item is
        opened, or saves itself. It asks sixteen times anew otherwise."""
        item = super().get_object()
        known = getattr(self.real_page_record, "_current_workflow_states", None)
        if known is not None and (self.request.method == "GET" or self.expects_json_response):
            item._current_workflow_states = known
        return item


class NewsRevertView(OneAtATime, RevisionsRevertView):
    pass


class NewsMoveView(MoveConfirmView):
    """Wagtail asks who may move a page once it is moved, and tells its title before."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, **kwargs: Any
    ) -> HttpResponseBase:
        item = get_object_or_404(NewsPage, pk=page_to_move_id)
        if not item.permissions_for_user(request.user).can_move():
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, destination_id, **kwargs)


class ForWhoeverEdits:
    """Wagtail says of an item that does not wait that it does not, with its title, to anybody."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        view: Any = super()
        item: Any = vars(self)["object"]
        if not item.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return view.dispatch(request, *args, **kwargs)


class NewsDecisionView(ForWhoeverEdits, WorkflowActionView):
    pass


class NewsDecisionDataView(ForWhoeverEdits, CollectWorkflowActionDataView):
    pass


class NewsPageViewSet(PageViewSet):
    """Wagtail's screens of an item."""

    model = NewsPage
    edit_view_class = NewsEditView
    revisions_revert_view_class = NewsRevertView
    move_confirm_view_class = NewsMoveView
    workflow_action_view_class = NewsDecisionView
    collect_workflow_action_data_view_class = NewsDecisionDataView
