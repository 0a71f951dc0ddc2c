#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real S3 server on loopback: one Ceph monitor, one OSD in memory, one RADOS gateway.

radosgw.py FOLDER starts them below FOLDER, prints one line of JSON when the gateway answers, and ends them all when
its input ends.
"""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid

DEADLINE = 90  # seconds until the gateway must answer


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(folder, cluster, monitor, gateway):
    return f"""[global]
fsid = {cluster}
mon host = v1:127.0.0.1:{monitor}
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
mon warn on pool no redundancy = false
mon max pg per osd = 1000
osd crush chooseleaf type = 0
run dir = {folder}
admin socket = {folder}/$name.$pid.asok
log file = {folder}/$name.log
mon cluster log file = {folder}/cluster.log
mon data = {folder}/mon
osd data = {folder}/osd
mgr data = {folder}/mgr
keyring = {folder}/keyring
[osd]
osd objectstore = memstore
memstore device bytes = 1073741824
[client.rgw]
rgw data = {folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:{gateway}
rgw dns name = localhost
rgw enable usage log = false
rgw thread pool size = 16
"""


class Cluster:
    def __init__(self, folder):
        self.folder = folder
        self.gateway = free_port()
        self.children = []
        self.began = time.monotonic()

    def command(self, *words, **options):
        return subprocess.run([words[0], "-c", f"{self.folder}/ceph.conf", *words[1:]], check=True,
                              capture_output=True, timeout=DEADLINE, **options).stdout

    def start(self, *words):
        log = open(f"{self.folder}/{words[0]}.out", "ab")
        child = subprocess.Popen([words[0], "-c", f"{self.folder}/ceph.conf", "-f", *words[1:]],
                                 stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.children.append(child)
        return child

    def until(self, what, attempt):
        while True:
            try:
                return attempt()
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError, RuntimeError):
                if time.monotonic() - self.began > DEADLINE:
                    raise SystemExit(f"{what} did not come up in {DEADLINE} s")
                time.sleep(0.1)

    def begin(self):
        for name in ("mon", "osd", "rgw", "mgr"):
            os.makedirs(f"{self.folder}/{name}", exist_ok=True)
        cluster, monitor = str(uuid.uuid4()), free_port()
        with open(f"{self.folder}/ceph.conf", "w") as file:
            file.write(configuration(self.folder, cluster, monitor, self.gateway))
        open(f"{self.folder}/keyring", "w").close()
        subprocess.run(["monmaptool", "--create", "--fsid", cluster, "--addv", "a", f"[v1:127.0.0.1:{monitor}]",
                        f"{self.folder}/monmap"], check=True, capture_output=True)
        self.command("ceph-mon", "--mkfs", "-i", "a", "--monmap", f"{self.folder}/monmap")
        self.start("ceph-mon", "-i", "a")
        self.until("the monitor", lambda: self.command("ceph", "--connect-timeout", "2", "quorum_status"))
        disk = str(uuid.uuid4())
        self.command("ceph", "osd", "new", disk)
        self.command("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", disk)
        self.until("the storage", self.start_storage)
        self.command("radosgw-admin", "user", "create", "--uid=tester", "--display-name=Tester",
                     "--access-key=TESTKEY", "--secret-key=TESTSECRET")
        self.start("radosgw", "-n", "client.rgw")
        self.until("the gateway", self.ask)

    def start_storage(self):
        # The first start can meet the wrong cluster id and end; then it is started again.
        storage = self.start("ceph-osd", "-i", "0")
        while storage.poll() is None:
            if b'"num_up_osds": 1' in self.command("ceph", "osd", "stat", "-f", "json-pretty"):
                return
            time.sleep(0.1)
        self.children.remove(storage)
        raise RuntimeError("ended")

    def ask(self):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.gateway}/", timeout=5)
        except urllib.error.HTTPError:
            pass  # any answer is one

    def end(self):
        for child in reversed(self.children):
            child.kill()  # it is thrown away, and an orderly end takes seconds
        for child in self.children:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def main():
    cluster = Cluster(os.path.abspath(sys.argv[1]))
    try:
        cluster.begin()
        print(json.dumps({"url": f"http://127.0.0.1:{cluster.gateway}", "key": "TESTKEY:TESTSECRET"}), flush=True)
        sys.stdin.read()
    finally:
        cluster.end()


main()
