"""Makes a repository with python-tuf. Usage: make_repository.py FOLDER consistent|plain [FAULT]

Keys of all three kinds; root rotated twice with a threshold of two; lengths and hashes stated; a street with a
threshold of two of three, a village below it whose name is odd, four bins by hash prefix; fields that nobody knows.
"""

import os
import sys
from datetime import datetime, timedelta, timezone

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

folder, naming = sys.argv[1:3]
fault = sys.argv[3] if len(sys.argv) > 3 else ""
consistent = naming == "consistent"
now = datetime.now(timezone.utc).replace(microsecond=0)
expires = now + timedelta(days=2)

ed25519, ecdsa, rsa = CryptoSigner.generate_ed25519, CryptoSigner.generate_ecdsa, CryptoSigner.generate_rsa
VILLAGE = "东 村/1?"


def write(name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def publish(role, signed, signers):
    """Signs and writes; returns what snapshot or timestamp says of it."""
    metadata = Metadata(signed)
    for signer in signers:
        metadata.sign(signer, append=True)
    data = metadata.to_bytes()
    versioned = role == "root" or (consistent and role != "timestamp")
    write(f"metadata/{signed.version}.{role}.json" if versioned else f"metadata/{role}.json", data)
    return MetaFile.from_data(signed.version, data, ["sha256", "sha512"])


def add(targets, path, text):
    data = text.encode()
    target = TargetFile.from_data(path, data, ["sha256", "sha512"])
    target.hashes["blake3"] = "00"
    target.unrecognized_fields["custom"] = {"title": "村务“公开”\\ \"1\"\n", "release": 12}
    targets.targets[path] = target
    head, _, tail = path.rpartition("/")
    prefixes = [f"{target.hashes[kind]}." for kind in ("sha256", "sha512")] if consistent else [""]
    for prefix in prefixes:
        name = f"{prefix}{tail}"
        write(f"targets/{head}/{name}" if head else f"targets/{name}", b"damaged" if fault == "target" else data)


meta = {}

village_key = ecdsa()
village = Targets(expires=expires)
add(village, "units/qingxi/东村/财务 公开.csv", "village")
meta[f"{VILLAGE}.json"] = publish(VILLAGE, village, [village_key])

street_keys = [ed25519(), ecdsa(), rsa()]
street = Targets(version=3, expires=expires)
add(street, "units/qingxi/12.zst", "street")
street.delegations = Delegations(
    {village_key.public_key.keyid: village_key.public_key},
    {VILLAGE: DelegatedRole(VILLAGE, [village_key.public_key.keyid], 1, True, ["units/qingxi/东村/*"])},
)
meta["qingxi.json"] = publish("qingxi", street, street_keys[:1] if fault == "threshold" else street_keys[1:])

keys, roles = {}, {}
for signer in street_keys:
    keys[signer.public_key.keyid] = signer.public_key
roles["qingxi"] = DelegatedRole(
    "qingxi", [signer.public_key.keyid for signer in street_keys], 2, False, ["units/qingxi/*", "units/qingxi/*/*"]
)
bins = {}
for number in range(4):
    signer = ed25519()
    name = f"bin-{number}"
    keys[signer.public_key.keyid] = signer.public_key
    prefixes = [f"{digit:x}" for digit in range(number * 4, number * 4 + 4)]
    roles[name] = DelegatedRole(name, [signer.public_key.keyid], 1, False, path_hash_prefixes=prefixes)
    bins[name] = (roles[name], signer, Targets(expires=expires))
for number in range(8):
    path = f"media/{number}.png"
    for role, _, targets in bins.values():
        if role.is_delegated_path(path):
            add(targets, path, f"picture {number}")
for name, (_, signer, targets) in bins.items():
    meta[f"{name}.json"] = publish(name, targets, [signer])

root_keys = [ed25519(), ecdsa(), rsa(), ed25519()]
top = {"timestamp": ed25519(), "snapshot": ecdsa(), "targets": rsa()}

targets = Targets(expires=expires, unrecognized_fields={"x-note": "字段 \"é\" \u2028 \x7f"})
targets.delegations = Delegations(keys, roles)
add(targets, "README.txt", "top")
meta["targets.json"] = publish("targets", targets, [top["targets"]])

snapshot = Snapshot(expires=expires, meta=meta)
described = publish("snapshot", snapshot, [top["snapshot"]])
if fault == "hash":
    described.hashes["sha512"] = "0" * 128
timestamp = Timestamp(
    version=7, expires=now - timedelta(days=1) if fault == "expired" else expires, snapshot_meta=described
)
publish("timestamp", timestamp, [ed25519() if fault == "signature" else top["timestamp"]])

root = Root(expires=expires, consistent_snapshot=consistent)
for role, signer in top.items():
    root.add_key(signer.public_key, role)
root.roles["root"].threshold = 2
for signer in root_keys[:2]:
    root.add_key(signer.public_key, "root")
publish("root", root, root_keys[:2])
for version, joins, leaves in [(2, 2, 0), (3, 3, 1)]:
    root.version = version
    root.add_key(root_keys[joins].public_key, "root")
    root.revoke_key(root_keys[leaves].public_key.keyid, "root")
    publish("root", root, root_keys[leaves : joins + 1])
