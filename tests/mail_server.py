"""A mail server on this machine that answers as a test wants it to; it speaks what smtplib does."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread


@dataclass
class Mailbox:
    """Where the server listens, whom it refuses or puts off, and what it took for whom."""

    port: int = 0
    unknown: set[str] = field(default_factory=set)
    busy: set[str] = field(default_factory=set)
    taken: list[tuple[list[str], bytes]] = field(default_factory=list)

    def answer(self, recipient: str) -> str:
        if recipient in self.unknown:
            return "550 no such user"
        return "451 come back later" if recipient in self.busy else "250 OK"


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    mailbox = Mailbox()

    class Conversation(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 ready")
            recipients: list[str] = []
            while line := self.rfile.readline().decode().strip():
                word = line.split(":")[0].upper()
                if word == "DATA":
                    self.say("354 go on")
                    mailbox.taken.append((recipients, self.letter()))
                    recipients = []
                elif word == "RCPT TO":
                    recipient = line.partition("<")[2].partition(">")[0]
                    answer = mailbox.answer(recipient)
                    if answer.startswith("2"):
                        recipients.append(recipient)
                    self.say(answer)
                    continue
                self.say("221 bye" if word == "QUIT" else "250 OK")
                if word == "QUIT":
                    return

        def letter(self) -> bytes:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                # A line that begins with a dot is sent with two (RFC 5321, 4.5.2).
                lines.append(line.removeprefix(b"."))
            return b"".join(lines)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.daemon_threads = True
        mailbox.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield mailbox
        finally:
            server.shutdown()
            thread.join()
