#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that prefers HTTP/2 over TLS and also speaks HTTP/1.1. It counts every request, then closes without an answer.

usage: h2server.py CERTIFICATE KEY. Prints its port, then a line PROTOCOL METHOD for every request.
"""
import socket
import ssl
import sys
import threading

import h2.config
import h2.connection
import h2.events


def say(*words):
    print(*words, flush=True)


def serve_h2(tls):
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    tls.sendall(connection.data_to_send())
    while data := tls.recv(65536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                method = dict((bytes(k), bytes(v)) for k, v in map(as_bytes, event.headers))[b":method"]
                say("h2", method.decode())
                return
        tls.sendall(connection.data_to_send())


def as_bytes(pair):
    return tuple(part.encode() if isinstance(part, str) else part for part in pair)


def serve_h1(tls):
    data = b""
    while b"\r\n\r\n" not in data:
        more = tls.recv(65536)
        if not more:
            return
        data += more
    say("http/1.1", data.split(b" ", 1)[0].decode())


def serve(connection, context):
    try:
        with context.wrap_socket(connection, server_side=True) as tls:
            (serve_h2 if tls.selected_alpn_protocol() == "h2" else serve_h1)(tls)
    except OSError:
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
context.set_alpn_protocols(["h2", "http/1.1"])
listener = socket.create_server(("127.0.0.1", 0))
say(listener.getsockname()[1])
while True:
    threading.Thread(target=serve, args=(listener.accept()[0], context), daemon=True).start()
