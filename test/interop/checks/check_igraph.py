"""What igraph (the library beneath R's and Python's) reads of "graphml"."""

import json
import sys
import warnings

import igraph
from reference import references
from report import end, holds

warnings.simplefilter("error")

for graph in references(sys.argv[1]):
    nodes = json.loads(graph.path("node-link.json").read_text(encoding="utf-8"))
    with holds(f"igraph reads graphml of the {graph.name} graph, all nodes and parallel edges"):
        read = igraph.Graph.Read_GraphML(str(graph.path("graphml")))
        assert read.is_directed()
        assert read.vcount() == len(graph.entities) and read.ecount() == len(graph.links()), read.summary()
        ends = {(read.vs[e.source]["id"], read.vs[e.target]["id"], e["relation"], e["linkId"]) for e in read.es}
        assert ends == {(e["source"], e["target"], e["relation"], e["key"]) for e in nodes["edges"]}
        assert set(read.es["symmetric"]) <= {True, False} and all(weight > 0 for weight in read.es["weight"])
    with holds(f"igraph finds the labels in graphml of the {graph.name} graph"):
        labels = {node["id"]: node["label"] for node in nodes["nodes"]}
        for vertex in read.vs:
            assert vertex["label"] == labels[vertex["id"]] or "\ufffd" in vertex["label"], vertex["label"]
    with holds(f"igraph finds the manifest in graphml of the {graph.name} graph"):
        assert json.loads(read["manifest"])["counts"]["links"] == read.ecount()
end()
