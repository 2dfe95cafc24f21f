"""Fetches one address. Usage: fetch.py METHOD URL [HEADER: VALUE…]

Prints the status, the headers in small letters, and length and SHA-256 of the body, a line each.
"""

import hashlib
import http.client
import sys
from urllib.parse import urlsplit

method, address, *headers = sys.argv[1:]
parts = urlsplit(address)
connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
connection.request(method, parts.path, headers=dict(header.split(": ", 1) for header in headers))
response = connection.getresponse()
body = response.read()
print("status", response.status)
for name, value in response.getheaders():
    print(f"{name.lower()}: {value}")
print("body", len(body), hashlib.sha256(body).hexdigest())
