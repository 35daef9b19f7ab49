"""Public addresses of the directory."""

from django.urls import path

from .views.cards import OfficerCardView, ProvinceCardsView
from .views.directory import DirectoryView, ProvinceView

app_name = "dc_directory"
urlpatterns = [
    path("", DirectoryView.as_view(), name="index"),
    path("officers/<int:pk>.vcf", OfficerCardView.as_view(), name="officer_card"),
    path("<slug:slug>.vcf", ProvinceCardsView.as_view(), name="province_cards"),
    path("<slug:slug>/", ProvinceView.as_view(), name="province"),
]
