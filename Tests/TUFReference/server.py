"""Serves a folder on loopback, well or badly. Usage: server.py FOLDER PORT_FILE LOG_FILE

The first part of the path says how: /plain/ as a web server does, /stall/ and /cut/ stop in the middle, /long/ never
ends, /error/ answers 500, /login/ redirects to a page of HTML as a hotel's network does.
"""

import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

folder, port_file, log_file = sys.argv[1:]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        with open(log_file, "a", encoding="utf-8") as log:
            log.write(self.path + "\n")
        manner, _, name = self.path.lstrip("/").partition("/")
        if manner == "login":
            return self.answer(302, b"", {"Location": "/page/"})
        if manner == "page":
            return self.answer(200, b"<html>Please log in</html>", {})
        if manner == "error":
            return self.answer(500, b"no", {})
        if manner == "long":
            return self.endless()
        try:
            with open(os.path.join(folder, unquote(name)), "rb") as file:
                body = file.read()
        except OSError:
            return self.answer(404, b"not here", {})
        if manner == "plain":
            return self.answer(200, body, {})
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        if manner == "stall":
            time.sleep(20)
        self.close_connection = True

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for _ in range(10_000):
                self.wfile.write(b"1000\r\n" + b" " * 4096 + b"\r\n")
        except OSError:
            pass
        self.close_connection = True

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(port_file + ".new", "w", encoding="utf-8") as file:
    file.write(str(server.server_address[1]))
os.rename(port_file + ".new", port_file)
server.serve_forever()
