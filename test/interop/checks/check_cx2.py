"""What NDEx's client makes of "cx2"."""

import json
import sys

from ndex2.cx2 import RawCX2NetworkFactory
from reference import references
from report import end, holds

TYPES = {"string": str, "integer": int, "boolean": bool, "list_of_string": list, "list_of_integer": list}

for graph in references(sys.argv[1]):
    raw = json.loads(graph.path("cx2").read_text(encoding="utf-8"))
    links = json.loads(graph.path("node-link.json").read_text(encoding="utf-8"))
    with holds(f"ndex2 reads cx2 of the {graph.name} graph, all nodes and edges"):
        network = RawCX2NetworkFactory().get_cx2network(raw)
        nodes, edges = network.get_nodes(), network.get_edges()
        assert {node["v"]["entityId"] for node in nodes.values()} == set(graph.entities)
        name = {key: node["v"]["entityId"] for key, node in nodes.items()}
        ends = {(name[e["s"]], name[e["t"]], e["v"]["relation"], e["v"]["linkId"]) for e in edges.values()}
        assert ends == {(e["source"], e["target"], e["relation"], e["key"]) for e in links["edges"]}
        assert all(type(key) is int for key in [*nodes, *edges])
    with holds(f"cx2 of the {graph.name} graph declares every attribute, with its type"):
        declared = network.get_attribute_declarations()
        for aspect, elements in (("nodes", nodes), ("edges", edges)):
            for element in elements.values():
                for attribute, value in element["v"].items():
                    assert type(value) is TYPES[declared[aspect][attribute]["d"]], (attribute, value)
    with holds(f"cx2 of the {graph.name} graph tells how many elements it has, and ends in its status"):
        counts = {e["name"]: e["elementCount"] for a in raw for e in a.get("metaData", []) if "elementCount" in e}
        assert counts["nodes"] == len(nodes) and counts["edges"] == len(edges), counts
        assert raw[0] == {"CXVersion": "2.0", "hasFragments": False} and raw[-1]["status"][0]["success"] is True
    with holds(f"ndex2 writes cx2 of the {graph.name} graph again with nothing lost"):
        again = {next(iter(aspect)) for aspect in network.to_cx2()}
        assert {next(iter(aspect)) for aspect in raw} <= again, again
end()
