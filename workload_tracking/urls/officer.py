"""Where an officer fills the own report."""

from django.urls import URLPattern, path

from ..views import aspects, contact, corrected, letters, own_work

urlpatterns: list[URLPattern] = [
    path("contact/", contact.ContactView.as_view(), name="contact"),
    path("aspects/<int:number>/", aspects.AspectView.as_view(), name="aspect"),
    path("own-work/", own_work.OwnWorkView.as_view(), name="own_work"),
    path("own-work/add/", own_work.OwnWorkAddView.as_view(), name="own_work_add"),
    path("own-work/<int:pk>/", own_work.OwnWorkChangeView.as_view(), name="own_work_change"),
    path("own-work/<int:pk>/delete/", own_work.OwnWorkDeleteView.as_view(), name="own_work_delete"),
    path("letters/", letters.LettersView.as_view(), name="letters"),
    path("corrected/", corrected.CorrectedView.as_view(), name="corrected"),
]
