"""How `make run` serves the site: one process with eight threads; it says when it listens."""

import os
from typing import Any

wsgi_app = "districtcoordinator.wsgi"
bind = f"{os.environ['BIND']}:{os.environ['PORT']}"
worker_class = "gthread"
workers = 1
threads = 8
loglevel = "warning"
control_socket_disable = True
# Each Thai letter of a query is nine bytes; the server's own limit of 4,094 answers in English.
limit_request_line = 8190

ACCOUNTS = (
    ("central", "ส่วนกลาง (ผู้ดูแลระบบ)"),
    ("editor", "ส่วนกลาง (ผู้แก้ไขเนื้อหา)"),
    ("krabi", "สถจ.กระบี่ (ผู้ยืนยัน)"),
    ("krabi-sso", "สถจ.กระบี่ (SSO Admin)"),
    ("krabi-plaiphraya", "ทลอ.ปลายพระยา"),
    ("krabi-khlongthom", "ทลอ.คลองท่อม"),
    ("phuket", "สถจ.ภูเก็ต (ผู้ยืนยัน)"),
    ("phuket-mueang", "ทลอ.เมืองภูเก็ต"),
)


def when_ready(server: Any) -> None:
    """Print the address and the demo accounts."""
    path = os.environ.get("URL_PREFIX", "").strip("/")
    address = f"http://localhost:{os.environ['PORT']}/{f'{path}/' if path else ''}"
    password = os.environ.get("DEMO_PASSWORD", "districtcoordinator")
    accounts = "\n".join(f"  {name:18}{person}" for name, person in ACCOUNTS)
    print(
        f"\nThe site is at {address}\nSign in at {address}login/ as one of these, password "
        f"{password}\n{accounts}\n\nCtrl-C stops it.",
        flush=True,
    )
