"""Where the department keeps rounds and questions; a round is named by its fiscal year."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import questions, rounds

one_question: list[URLPattern | URLResolver] = [
    path("", questions.ChangeQuestionView.as_view(), name="question"),
    path("wording/", questions.CorrectWordingView.as_view(), name="question_wording"),
    path("up/", questions.MoveQuestionView.as_view(by=-1), name="question_up"),
    path("down/", questions.MoveQuestionView.as_view(by=1), name="question_down"),
    path("delete/", questions.DeleteQuestionView.as_view(), name="question_delete"),
]
one_round: list[URLPattern | URLResolver] = [
    path("open/", rounds.OpenRoundView.as_view(), name="round_open"),
    path("close/", rounds.CloseRoundView.as_view(), name="round_close"),
    path("prolong/", rounds.ProlongRoundView.as_view(), name="round_prolong"),
    path("dates/", rounds.RoundDatesView.as_view(), name="round_dates"),
    path("working-time/", rounds.WorkingTimeView.as_view(), name="round_working_time"),
    path("new-districts/", rounds.NewDistrictsView.as_view(), name="round_new_districts"),
    path("questions/", questions.QuestionsView.as_view(), name="round_questions"),
    path("aspects/<int:number>/", questions.AspectTitleView.as_view(), name="aspect_title"),
    path("aspects/<int:number>/add/", questions.AddQuestionView.as_view(), name="question_add"),
    path("questions/<int:question>/", include(one_question)),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("rounds/", rounds.RoundsView.as_view(), name="rounds"),
    path("rounds/create/", rounds.CreateRoundView.as_view(), name="round_create"),
    path("rounds/<int:round>/", include(one_round)),
]
