"""A mail server on a port of its own, by PyPI's aiosmtpd, that goes wrong where it is told to.

    server.py MODE [CERTIFICATE KEY]

It prints "port N", then a line of JSON for each thing that happens: a letter that it took, or that it has begun to read one.
"""

import asyncio
import email
import email.policy
import hashlib
import json
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

MODE = sys.argv[1]
FILES = sys.argv[2:4]
SLOW = 30


def say(**what):
    print(json.dumps(what), flush=True)


class Letters:
    def __init__(self):
        self.seen = set()
        self.broken = 0

    def breaks(self, session, times=1):
        """Drops the line, the first few times."""
        if self.broken >= times:
            return False
        self.broken += 1
        session.line.abort()
        return True

    async def handle_MAIL(self, server, session, envelope, address, options):
        if MODE == "refuses-sender":
            return "530 5.7.0 Authentication required"
        if MODE == "few-a-line" and getattr(session, "taken", 0) >= 2:
            return "421 4.7.0 Enough of this line"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if MODE == "refuses" or (MODE == "refuses-one" and address.startswith("nobody")):
            return f"550 5.1.1 <{address}>: there is nobody here\r\n".rstrip()
        if MODE == "defers":
            return "451 4.3.0 Not now"
        if MODE == "greylists" and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 Come back in a while"
        if MODE == "silent-recipient":
            await asyncio.sleep(SLOW)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        say(read=envelope.rcpt_tos)
        if MODE == "refuses-text":
            return "554 5.6.0 Not such a text"
        if MODE == "drops-unread" and self.breaks(session):
            return "250 OK"
        session.taken = getattr(session, "taken", 0) + 1
        letter = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        say(
            sender=envelope.mail_from,
            to=envelope.rcpt_tos,
            tls=session.line.get_extra_info("ssl_object") is not None,
            bytes=hashlib.sha256(envelope.original_content).hexdigest(),
            headers=[[name, str(value)] for name, value in letter.items()],
            text=letter.get_content(),
            defects=[str(defect) for defect in letter.defects],
            longest=max(len(line) for line in envelope.original_content.split(b"\r\n")),
        )
        if MODE == "drops-taken" and self.breaks(session):
            return "250 OK"
        if MODE == "slow-once" and not self.broken:
            self.broken += 1
            await asyncio.sleep(SLOW)
        if MODE == "slowish":
            await asyncio.sleep(1)
        if MODE == "ever-slow":
            await asyncio.sleep(SLOW)
        return "250 OK"


class Server(SMTP):
    def connection_made(self, transport):
        super().connection_made(transport)
        self.session.line = transport

    async def smtp_DATA(self, arg):
        if MODE == "drops-at-data" and self.event_handler.breaks(self.session):
            return
        await super().smtp_DATA(arg)


def known(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"plans", b"otter brass"), handled=False)


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*FILES)
    return made


class OnAPort(Controller):
    def factory(self):
        login = {"authenticator": known, "auth_required": True} if MODE == "login" else {}
        tls = {"tls_context": context(), "require_starttls": True} if FILES and MODE != "tls" else {}
        return Server(self.handler, hostname="mail.wethercombe.example", **login, **tls)


async def serve():
    controller = OnAPort(Letters(), hostname="127.0.0.1", port=0)
    outer = context() if MODE == "tls" else None
    loop = asyncio.get_running_loop()
    controller.loop = loop
    server = await loop.create_server(controller.factory, "127.0.0.1", 0, ssl=outer)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
