"""Follows a repository with python-tuf's client. Usage: read_repository.py WORK_FOLDER BASE_URL ROOT_JSON TARGET…

Prints the content of each target on a line, of one that is not text its length, and fails as python-tuf does.
"""

import os
import sys

from tuf.ngclient import Updater

folder, base, root = sys.argv[1:4]
metadata, targets = os.path.join(folder, "metadata"), os.path.join(folder, "targets")
os.makedirs(metadata)
os.makedirs(targets)
with open(root, "rb") as file:
    updater = Updater(metadata, f"{base}metadata/", targets, f"{base}targets/", bootstrap=file.read())
updater.refresh()
for name in sys.argv[4:]:
    target = updater.get_targetinfo(name)
    if target is None:
        sys.exit(f"{name}: not listed")
    with open(updater.download_target(target), "rb") as file:
        content = file.read()
    try:
        print(content.decode("utf-8"))
    except UnicodeDecodeError:
        print(len(content))
