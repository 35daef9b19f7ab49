"""The matrix of all districts: its data, and a page of 100 rows through the whole of Django."""

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from workload_tracking.matrix import Matrix, read_matrix
from workload_tracking.models import Report, Round

from .figures import Figure, milliseconds, queries


def measure() -> list[Figure]:
    """Measure what the department sees, who sees the most."""
    central = get_user_model().objects.get(username="central")
    round = Round.objects.current()

    def read() -> Matrix:
        reports = Report.objects.for_user(central).with_state()
        matrix = read_matrix(reports, round=round, user=central)
        assert sum(matrix.counts.values()) == len(matrix.found)
        return matrix

    def plain_rows() -> None:
        list(Report.objects.filter(round=round).values_list("id", "district_name", "progress"))

    client = Client()
    client.force_login(central)
    address = f"{reverse('workload:status')}?size=100"

    def page() -> None:
        response = client.get(address)
        assert response.status_code == 200 and response.content.count(b'id="district-') == 100

    districts = len(read().found)
    data, bare = milliseconds(read, 41), milliseconds(plain_rows, 41)
    whole = milliseconds(page)
    return [
        Figure(f"Matrix, data and counts of {districts} districts", queries(read), "queries", 5),
        Figure(
            "",
            data.median,
            "ms",
            10,
            best=data.best,
            compared=f"{data.best / bare.best:.1f} × three columns read plainly",
        ),
        Figure("Matrix, page of 100 rows", queries(page), "queries", 40),
        Figure(
            "",
            whole.median,
            "ms",
            90,
            best=whole.best,
            compared=f"{whole.best / data.best:.1f} × its data",
        ),
    ]
