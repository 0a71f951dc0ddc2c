#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server with one kind of encryption. usage: tlsserver.py CERTIFICATE KEY KIND: good, tls1.0, tls1.1, unencrypted (a
cipher that signs and hides nothing) or anonymous (a cipher without identity). Prints its port, then a line for every
request that it could read."""
import socket
import ssl
import sys

certificate, key, kind = sys.argv[1:4]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
if kind in ("tls1.0", "tls1.1"):
    context.set_ciphers("ALL:@SECLEVEL=0")
    version = ssl.TLSVersion.TLSv1 if kind == "tls1.0" else ssl.TLSVersion.TLSv1_1
    context.minimum_version = context.maximum_version = version
if kind in ("unencrypted", "anonymous"):
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("eNULL:@SECLEVEL=0" if kind == "unencrypted" else "aNULL:@SECLEVEL=0")
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    try:
        with context.wrap_socket(connection, server_side=True) as tls:
            if tls.recv(65536):
                print("request", flush=True)
                tls.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    except OSError:
        pass
