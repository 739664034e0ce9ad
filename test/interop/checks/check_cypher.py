"""The "cypher" script as any client takes it apart. That a real Neo4j makes the graph of it is a test of its lane."""

import hashlib
import json
import re
import sys

from reference import references
from report import end, holds

for graph in references(sys.argv[1]):
    of = f"cypher of the {graph.name} graph"
    script = graph.path("cypher").read_bytes()
    # Not splitlines in text mode: each line feed, and nothing else, ends a line.
    lines = script.decode("utf-8").split("\n")
    manifest = json.loads(next(line for line in lines if line.startswith("// Manifest: "))[13:])
    statements = [
        "\n".join(line for line in statement.split("\n") if not line.startswith("//"))
        for statement in re.split(r";\n", script.decode("utf-8"))
    ]
    statements = [statement for statement in statements if statement.strip()]

    with holds(f"{of} is statements of at most 500 rows that begin as they should"):
        for statement in statements:
            assert re.match(r"MATCH \(s:Store\)|CREATE CONSTRAINT|WITH \[", statement), statement[:80]
            assert statement.count("UNWIND range(0, ") <= 1 and len(statement) < 400_000
            rows = re.search(r"\nUNWIND range\(0, (\d+)\) AS i\n", statement)
            assert not rows or int(rows[1]) < 500

    with holds(f"{of} has as many nodes, links and claims as its manifest counts"):
        def rows(pattern):
            found = (re.search(r"UNWIND range\(0, (\d+)\)", s) for s in statements if re.search(pattern, s))
            return sum(int(match[1]) + 1 for match in found)

        counts = manifest["counts"]
        assert rows("REMOVE n:Mentioned$") == counts["entities"] == len(graph.entities)
        assert rows(r"MERGE \(a\)-\[n:`[A-Z_]+` ") == counts["links"]
        assert rows(r"MERGE \(n:Claim ") == counts["claims"]
        assert rows(r"MERGE \(n:Source ") == counts["sources"]

    with holds(f"{of} ends in the SHA-256 of what stands before"):
        body, last = script.rstrip(b"\n").rsplit(b"\n", 1)
        assert last.decode().endswith(hashlib.sha256(body + b"\n").hexdigest()), last
end()
