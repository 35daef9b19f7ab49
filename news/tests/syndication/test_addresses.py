"""Nothing is sent where only this server can reach, whatever a name means when it is looked up."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from news.models import DeliveryAttempt, NewsPage, SyndicationTarget
from news.syndication.addresses import NotAllowed, check_number

from .receiving import ReceivingSite
from .working import states, work

PUBLIC, PRIVATE = "93.184.216.34", "10.1.2.3"


@pytest.fixture
def public_target(
    target: SyndicationTarget, settings: Any, site: ReceivingSite
) -> SyndicationTarget:
    """The same site, by a name of which nobody has said that it may be of this network."""
    settings.NEWS_SYNDICATION_PRIVATE_HOSTS = []
    port = site.server.server_address[1]
    target.address = f"https://news.example:{port}/news"
    target.save()
    return target


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the name is said to mean, look-up by look-up."""
    answers: list[str] = []

    def look_up(host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        if not answers:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return answers


def problem() -> str:
    return DeliveryAttempt.objects.get().problem


def test_a_name_that_came_to_mean_a_private_address_is_not_connected_to(
    public_target: SyndicationTarget, names: list[str], site: ReceivingSite, confirmed: NewsPage
):
    names[:] = [PRIVATE]
    work(public_target)
    assert problem() == "ที่อยู่เว็บนี้อยู่ในเครือข่ายภายใน ส่งข่าวไปไม่ได้"
    assert (states(), site.asked) == (["retrying"], [])


def test_a_name_that_changes_its_mind_between_looking_and_connecting_is_told_nothing(
    public_target: SyndicationTarget, names: list[str], site: ReceivingSite, confirmed: NewsPage
):
    names[:] = [PUBLIC, "127.0.0.1"]
    work(public_target)
    assert names == []
    assert problem() == "ที่อยู่เว็บนี้อยู่ในเครือข่ายภายใน ส่งข่าวไปไม่ได้"
    assert (states(), site.asked) == (["retrying"], [])


@pytest.mark.parametrize("wrapped", ["64:ff9b::", "::ffff:"])
def test_an_address_of_the_old_network_stays_private_inside_one_of_the_new(wrapped: str):
    check_number(f"{wrapped}{PUBLIC}")
    with pytest.raises(NotAllowed):
        check_number(f"{wrapped}{PRIVATE}")


def test_a_name_that_nobody_knows_is_tried_again(
    public_target: SyndicationTarget, names: list[str], confirmed: NewsPage
):
    work(public_target)
    assert problem() == "ติดต่อเว็บไซต์ปลายทางไม่ได้"
    assert states() == ["retrying"]


def test_without_tls_nothing_is_sent_once_the_setting_is_gone(
    target: SyndicationTarget, settings: Any, site: ReceivingSite, confirmed: NewsPage
):
    settings.NEWS_SYNDICATION_PRIVATE_HOSTS = []
    work(target)
    assert problem() == "ที่อยู่เว็บต้องขึ้นต้นด้วย https://"
    assert site.asked == []


def test_a_site_without_a_valid_certificate_is_told_nothing(
    target: SyndicationTarget, site: ReceivingSite, confirmed: NewsPage
):
    target.address = site.address.replace("http:", "https:")
    target.save()
    work(target)
    assert (states(), site.asked) == (["retrying"], [])
    assert problem()


def test_a_site_that_is_switched_off_cannot_be_reached(
    target: SyndicationTarget, confirmed: NewsPage
):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        target.address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    target.save()
    work(target)
    assert problem() == "ติดต่อเว็บไซต์ปลายทางไม่ได้"


def test_no_proxy_of_this_server_stands_between(
    target: SyndicationTarget,
    site: ReceivingSite,
    confirmed: NewsPage,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    work(target)
    assert states() == ["delivered"]


@pytest.fixture
def encrypted(site: ReceivingSite, tmp_path: Path) -> Path:
    """Let the site speak TLS as localhost; gives its certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1000))
        .not_valid_after(now + timedelta(days=1000))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pkcs8 = serialization.PrivateFormat.PKCS8
    pem = serialization.Encoding.PEM
    chain, private = tmp_path / "certificate.pem", tmp_path / "key.pem"
    chain.write_bytes(certificate.public_bytes(pem))
    private.write_bytes(key.private_bytes(pem, pkcs8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, private)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    return chain


def test_with_tls_the_certificate_has_to_be_trusted_and_of_this_name(
    encrypted: Path,
    target: SyndicationTarget,
    settings: Any,
    site: ReceivingSite,
    confirmed: NewsPage,
    monkeypatch: pytest.MonkeyPatch,
    clock: time_machine.Traveller,
):
    settings.NEWS_SYNDICATION_PRIVATE_HOSTS = ["localhost", "127.0.0.1"]
    port = site.server.server_address[1]

    def send_to(host: str) -> list[str]:
        SyndicationTarget.objects.update(address=f"https://{host}:{port}/news")
        clock.shift(timedelta(hours=3))
        work(target)
        return states()

    assert send_to("localhost") == ["retrying"]
    assert problem() == "ใบรับรองความปลอดภัยของเว็บไซต์ปลายทางใช้ไม่ได้"
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(encrypted))
    assert send_to("127.0.0.1") == ["retrying"]
    assert site.asked == []
    assert send_to("localhost") == ["delivered"]
