"""The addresses below /admin/workload/."""

from . import officer, review, rounds

app_name = "workload"
urlpatterns = [*officer.urlpatterns, *review.urlpatterns, *rounds.urlpatterns]
