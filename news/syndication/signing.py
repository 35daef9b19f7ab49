"""Signatures after Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 of number,
time and body, so that a receiver knows whose the message is and that it is not an old one."""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """Make a secret as the standard writes them down."""
    return PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signed_headers(
    *, number: str, timestamp: int, body: bytes, secrets: Iterable[str]
) -> dict[str, str]:
    """Give the headers of a message: signed once with each secret, while two are valid."""
    content = f"{number}.{timestamp}.".encode() + body
    return {
        "webhook-id": number,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{_signature(secret, content)}" for secret in secrets),
    }


def _signature(secret: str, content: bytes) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    return b64encode(hmac.new(key, content, sha256).digest()).decode()
