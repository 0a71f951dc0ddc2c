#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real mail server on loopback that tells what happened to it, one JSON object a line.

mailserver.py MODE CERTIFICATE KEY: MODE is starttls, tls, plain (neither encryption nor sign-in) or bare (sign-in
offered without encryption). The first line is {"port": …}. It ends when its input ends.

Recipients decide: refused@ gets 550, later@ gets 451, vanish@ loses the connection after the message, slow@ waits.
"""
import asyncio
import json
import logging
import ssl
import sys
import warnings
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
USER, PASSWORD = "holdfast", "mail-canary-8f2"


def tell(**what):
    print(json.dumps(what), flush=True)


def is_encrypted(server):
    return server.transport.get_extra_info("sslcontext") is not None


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content, policy=policy.default)
        tell(event="mail", to=envelope.rcpt_tos, encrypted=is_encrypted(server), subject=str(mail["subject"]),
             id=mail["message-id"], body=mail.get_content().replace("\r\n", "\n"), headers={key: str(value) for key, value in mail.items()},
             raw=envelope.content.decode("ascii"))
        if any(address.startswith("vanish@") for address in envelope.rcpt_tos):
            server.transport.abort()
            return "250 unheard"
        if any(address.startswith("slow@") for address in envelope.rcpt_tos):
            await asyncio.sleep(60)
        return "250 2.0.0 queued as practice-1"


class Server(SMTP):
    async def smtp_AUTH(self, arg):
        tell(event="auth", encrypted=is_encrypted(self))
        return await super().smtp_AUTH(arg)


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=good, handled=False)


async def main():
    mode, certificate, key = sys.argv[1:4]
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def make():
        signed_in = dict(authenticator=authenticate, auth_require_tls=mode != "bare", auth_required=True)
        if mode == "starttls":
            return Server(Handler(), tls_context=context, require_starttls=True, **signed_in)
        if mode == "plain":
            return Server(Handler())
        return Server(Handler(), **dict(signed_in, auth_require_tls=False))

    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    tell(port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
