"""A small mail server on loopback, encrypted as any is; its proofs are those of ``test_encrypted``."""

from __future__ import annotations

import base64
import contextlib
import re
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


def message(number: int) -> bytes:
    return (
        f"Message-ID: <{number}@quay.example>\r\nFrom: Dana Quill <dana@quay.example>\r\nSubject: Ferry {number}\r\n"
        f"Date: Fri, 20 Nov 2026 08:0{number}:00 +0000\r\n\r\nFerry number {number} returns.\r\n"
    ).encode()


@dataclass
class Mail:
    """What the server holds, and what it was told."""

    port: int = 0
    messages: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    told: list[str] = field(default_factory=list)
    #: Answers by command that stand in the place of the proper ones.
    instead: dict[str, bytes] = field(default_factory=dict)
    capabilities: str = "IMAP4rev1"
    #: What the server shows to prove its name.
    proof: str = "valid"
    #: Answers by command that have no end.
    endless: dict[str, bytes] = field(default_factory=dict)


TLS = Path(__file__).parent / "tls"


class Encrypted(socketserver.ThreadingTCPServer):
    daemon_threads = True
    mail: Mail

    def get_request(self) -> tuple[socket.socket, Any]:
        plain, client = super().get_request()
        shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        shown.load_cert_chain(TLS / f"{self.mail.proof}.pem", TLS / "key.pem")
        # The hands are shaken with the first bytes, in the thread of the connection.
        return shown.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), client

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet: a client that goes away is what is tested."""


class Handler(socketserver.StreamRequestHandler):
    mail: Mail

    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.request.do_handshake()
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _, command = line.decode().strip().partition(" ")
            self.mail.told.append(command)
            verb = " ".join(command.split()[:2] if command.startswith("UID") else command.split()[:1])
            if verb in self.mail.instead:
                self.wfile.write(self.mail.instead[verb].replace(b"TAG", tag.encode()))
                continue
            while verb in self.mail.endless:
                self.wfile.write(self.mail.endless[verb])
            for part in self._answer(verb, command):
                self.wfile.write(part)
            self.wfile.write(f"{tag} OK done\r\n".encode())
            if verb == "LOGOUT":
                return

    def _answer(self, verb: str, command: str) -> Iterator[bytes]:
        held = self.mail.messages
        if verb == "CAPABILITY":
            yield f"* CAPABILITY {self.mail.capabilities}\r\n".encode()
        elif verb == "AUTHENTICATE":
            self.wfile.write(b"+ \r\n")
            self.mail.told.append(base64.b64decode(self.rfile.readline()).decode())
        elif verb == "EXAMINE":
            yield f"* {len(held)} EXISTS\r\n* OK [UIDVALIDITY {self.mail.validity}] ok\r\n".encode()
        elif verb == "UID SEARCH":
            yield f"* SEARCH {' '.join(map(str, held))}\r\n".encode()
        elif verb == "UID FETCH":
            uids = [int(uid) for uid in re.findall(r"\d+", command.split()[2])]
            for number, uid in enumerate(uids, 1):
                if "SIZE" in command:
                    yield (
                        f'* {number} FETCH (UID {uid} RFC822.SIZE {len(held[uid])} INTERNALDATE "20-Nov-2026 08:00:0{uid} +0000")\r\n'
                    ).encode()
                else:
                    yield (
                        f"* {number} FETCH (UID {uid} BODY[] {{{len(held[uid])}}}\r\n".encode()
                        + held[uid]
                        + b")\r\n"
                    )


@contextlib.contextmanager
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mail]:
    """Serve on loopback, under a name that is looked up and proved."""
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "authority.pem"))
    monkeypatch.setattr(socket, "getaddrinfo", looked_up(socket.getaddrinfo, "127.0.0.1"))
    made = Mail(messages={uid: message(uid) for uid in (1, 2, 3)})
    server = Encrypted(("127.0.0.1", 0), type("Bound", (Handler,), {"mail": made}))
    server.mail = made
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def looked_up(otherwise: Any, *addresses: str) -> Any:
    """Return a resolver that knows the server of these tests."""

    def look_up(host: str, port: Any, *rest: Any, **named: Any) -> Any:
        if host != "server.example" or named.get("flags", 0) & socket.AI_NUMERICHOST:
            return otherwise(host, port, *rest, **named)
        return [found for address in addresses for found in otherwise(address, port, *rest, **named)]

    return look_up
