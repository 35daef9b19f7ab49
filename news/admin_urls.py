"""The addresses of the screens on news, below the Wagtail admin."""

from django.urls import path
from wagtail.admin.views.pages.preview import ViewDraftView
from wagtail.utils.decorators import xframe_options_sameorigin_override

from .views import comments, deliveries, lists, queue, review, syndication, withdraw

app_name = "news_admin"

urlpatterns = [
    path("", lists.NewsList.as_view(), name="index"),
    path("write/", lists.WriteNews.as_view(), name="write"),
    path("department/", lists.DepartmentNews.as_view(), name="department"),
    path("queue/", queue.queue, name="queue"),
    path("comments/", comments.CommentList.as_view(), name="comments"),
    path("comments/<int:pk>/", comments.CommentPage.as_view(), name="comment"),
    path("comments/<int:pk>/hide/", comments.HideComment.as_view(), name="hide_comment"),
    path(
        "comments/<int:pk>/show-again/",
        comments.ShowCommentAgain.as_view(),
        name="show_comment_again",
    ),
    path(
        "comments/<int:pk>/dismiss/",
        comments.DismissReports.as_view(),
        name="dismiss_reports",
    ),
    path("<int:pk>/review/", review.ReviewView.as_view(), name="review"),
    # In a frame of the screen that decides; Wagtail asks who may see the draft.
    path(
        "<int:page_id>/preview/",
        xframe_options_sameorigin_override(ViewDraftView.as_view()),
        name="preview",
    ),
    path("<int:pk>/withdraw/", withdraw.WithdrawView.as_view(), name="withdraw"),
    path("targets/", syndication.TargetList.as_view(), name="targets"),
    path("targets/add/", syndication.AddTarget.as_view(), name="add_target"),
    path("targets/<int:pk>/", syndication.TargetPage.as_view(), name="target"),
    path("targets/<int:pk>/pause/", syndication.PauseTarget.as_view(), name="pause_target"),
    path("targets/<int:pk>/resume/", syndication.ResumeTarget.as_view(), name="resume_target"),
    path("targets/<int:pk>/send-now/", syndication.SendNow.as_view(), name="send_now"),
    path("targets/<int:pk>/secret/", syndication.ShowSecret.as_view(), name="show_secret"),
    path("targets/<int:pk>/secret/renew/", syndication.RenewSecret.as_view(), name="renew_secret"),
    path("targets/<int:pk>/remove/", syndication.RemoveTarget.as_view(), name="remove_target"),
    path("deliveries/", deliveries.DeliveryList.as_view(), name="deliveries"),
    path("deliveries/<int:pk>/", deliveries.DeliveryPage.as_view(), name="delivery"),
    path("deliveries/<int:pk>/send-again/", deliveries.SendAgain.as_view(), name="send_again"),
]
