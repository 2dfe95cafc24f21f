"""Verifies a root with python-tuf by its own keys. Usage: inspect_root.py ROOT_JSON

Prints the id of each key as python-tuf computes it.
"""

import sys

from securesystemslib.signer import SSlibKey
from securesystemslib.signer._utils import compute_default_keyid
from tuf.api.metadata import Metadata

root = Metadata.from_file(sys.argv[1])
root.verify_delegate("root", root)
for key in root.signed.keys.values():
    assert isinstance(key, SSlibKey)
    print(compute_default_keyid(key.keytype, key.scheme, key.keyval))
