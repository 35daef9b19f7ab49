"""The addresses of the screens on reports of problems, below the Wagtail admin."""

from django.urls import path

from .views import problems_admin as views

app_name = "home_problems"

urlpatterns = [
    path("", views.ProblemList.as_view(), name="index"),
    path("<int:pk>/", views.ProblemPage.as_view(), name="problem"),
    path("<int:pk>/answer/", views.AnswerProblem.as_view(), name="answer"),
    path("<int:pk>/close/", views.CloseProblem.as_view(), name="close"),
    path("<int:pk>/send-again/", views.SendAnswerAgain.as_view(), name="send_again"),
]
