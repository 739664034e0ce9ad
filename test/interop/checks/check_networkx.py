"""What NetworkX reads: "gexf", "graphml", "node-link.json"."""

import json
import re
import sys
import warnings

import networkx as nx
from reference import references
from report import end, holds

warnings.simplefilter("error")


def read(graph, extension):
    if extension == "gexf":
        return nx.read_gexf(graph.path("gexf"), version="1.3")
    if extension == "graphml":
        return nx.read_graphml(graph.path("graphml"), edge_key_type=str)
    text = graph.path("node-link.json").read_text(encoding="utf-8")
    return nx.node_link_graph(json.loads(text), edges="edges")


def legal(text, extension):
    """What XML cannot hold is U+FFFD."""
    return text if extension == "node-link.json" else re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def listed(value):
    # Gephi's lists, and so ours in GEXF, are JSON with bare control characters.
    return json.loads(value, strict=False) if isinstance(value, str) else value


for graph in references(sys.argv[1]):
    for extension in ("gexf", "graphml", "node-link.json"):
        what = f"{extension} of the {graph.name} graph"
        read_graph = None
        with holds(f"NetworkX reads {what} as a directed graph with parallel edges"):
            read_graph = read(graph, extension)
            assert isinstance(read_graph, nx.MultiDiGraph), type(read_graph)
        if read_graph is None:
            continue
        with holds(f"NetworkX finds every entity in {what}"):
            assert set(read_graph.nodes) == set(graph.entities), set(read_graph.nodes) ^ set(graph.entities)
        with holds(f"NetworkX finds every name in {what}"):
            for entity, names in graph.names().items():
                node = read_graph.nodes[entity]
                # The lists of GraphML are JSON, which escapes what XML cannot hold.
                expected = {legal(name, extension) for name in names} if extension == "gexf" else names
                assert set(listed(node["names"])) == expected, (entity, node["names"])
                assert node["label"] in {legal(name, extension) for name in names}, node["label"]
        with holds(f"NetworkX finds the links that the claims make in {what}"):
            edges = list(read_graph.edges(keys=True, data=True))
            found = {
                (edge["relation"], source, target, edge.get("role", "")) for source, target, _, edge in edges
            }
            expected = graph.links()
            in_identity = {link for link in expected if link[3]}
            without = {(*link[:3], "") for link in expected if not link[3]}
            # Of other relations a role is but a word of some claim.
            assert {(*link[:3], "") for link in found} == without | {(*link[:3], "") for link in in_identity}
            assert in_identity <= found, in_identity - found
            assert len(edges) == len(expected), (len(edges), len(expected))
        with holds(f"NetworkX sees numbers and truth values as such in {what}"):
            for _, _, key, edge in read_graph.edges(keys=True, data=True):
                assert type(edge["asserts"]) is int and type(edge["symmetric"]) is bool, key
                assert edge["weight"] == edge["originCount"] == len(listed(edge["origins"])) > 0, key
                assert edge["status"] in ("UNCONTESTED", "CONTESTED"), key
                assert len(listed(edge["claims"])) >= edge["asserts"] + edge["denies"], key
    with holds(f"node-link.json and graphml of the {graph.name} graph hold their manifest and their sources"):
        for extension in ("node-link.json", "graphml"):
            facts = read(graph, extension).graph
            manifest, sources = (
                (facts["manifest"], facts["sources"])
                if extension == "node-link.json"
                else (json.loads(facts["manifest"]), json.loads(facts["sources"]))
            )
            assert manifest["counts"]["links"] == len(graph.links()), manifest["counts"]
            assert manifest["cite"] and manifest["revision"] == graph.manifest["revision"]
            assert {source["id"] for source in sources} <= set(graph.sources) and sources
            assert manifest["counts"]["sources"] == len(sources)
end()
