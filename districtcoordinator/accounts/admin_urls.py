"""The addresses of the screens on people, below the Wagtail admin."""

from django.urls import path

from .views import imports, people, person_forms

app_name = "dc_people"

urlpatterns = [
    path("people/", people.PeopleList.as_view(), name="index"),
    path("people/add/", person_forms.AddPerson.as_view(), name="add"),
    path("people/import/", imports.ImportPeople.as_view(), name="import"),
    path("people/import/template.csv", imports.import_template, name="import_template"),
    path("people/<str:pk>/", people.PersonPage.as_view(), name="person"),
    path("people/<str:pk>/edit/", person_forms.EditPerson.as_view(), name="edit"),
    path("people/<str:pk>/appoint/", person_forms.Appoint.as_view(), name="appoint"),
    path("people/<str:pk>/password/", person_forms.SetPassword.as_view(), name="password"),
    path("people/<str:pk>/deactivate/", person_forms.Deactivate.as_view(), name="deactivate"),
    path("people/<str:pk>/activate/", person_forms.Activate.as_view(), name="activate"),
    path(
        "people/<str:pk>/appointments/<int:appointment>/district/",
        person_forms.ChangeDistrict.as_view(),
        name="change_district",
    ),
    path(
        "people/<str:pk>/appointments/<int:appointment>/end/",
        person_forms.EndAppointment.as_view(),
        name="end_appointment",
    ),
]
