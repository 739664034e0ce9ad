"""Nisba JSON Lines, read with nothing of Nisba's: "jsonl"."""

import hashlib
import sys

from reference import references
from report import end, holds

for graph in references(sys.argv[1]):
    with holds(f"jsonl of the {graph.name} graph has the lines that its manifest counts"):
        for record, counted in [("entity", "entities"), ("source", "sources"), ("claim", "claims"), ("bearing", "bearings")]:
            assert len(graph.of(record)) == graph.manifest["counts"][counted], record
    with holds(f"jsonl of the {graph.name} graph ends in the SHA-256 of what stands before"):
        body, last = graph.path("jsonl").read_bytes().rstrip(b"\n").rsplit(b"\n", 1)
        assert hashlib.sha256(body + b"\n").hexdigest() == graph.records[-1]["sha256"], last
    with holds(f"jsonl of the {graph.name} graph names nothing that it does not hold"):
        known = set(graph.entities) | set(graph.into)
        for claim in graph.claims:
            assert claim["subject"] in known and claim.get("object", claim["subject"]) in known, claim["id"]
            assert claim["source"] in graph.sources, claim["id"]
end()
