"""The wheel, built once, and the foreign site that installs it."""

from pathlib import Path

import pytest

from .host import Host, build_wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)
