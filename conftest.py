"""What holds for every test, wherever it lies."""

import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

LOOPBACK = ("127.", "::1", "localhost")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the plug-in test: it takes longest, and others run beside it."""
    items.sort(key=lambda item: item.get_closest_marker("plugin") is None)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse connections to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise ConnectionRefusedError(f"tests do not use the network: {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Begin with a copy of what `make test` migrated once; PostgreSQL does so by its settings."""
    template = connection.settings_dict["TEST"].get("TEMPLATE")
    with pytest.MonkeyPatch.context() as patch:
        if template and connection.vendor == "sqlite":
            make_room = connection.creation._create_test_db

            def copied(*arguments: Any, **options: Any) -> str:
                return shutil.copy(template, make_room(*arguments, **options))

            patch.setattr(connection.creation, "_create_test_db", copied)
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Begin with an empty cache: Wagtail keeps the addresses of sites there."""
    cache.clear()


@pytest.fixture(autouse=True)
def same_codes_in_any_order() -> None:
    """Number areas from the beginning, so that no test meets a code that others have come up to."""
    from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory

    ProvinceFactory.reset_sequence(0)
    DistrictFactory.reset_sequence(0)
