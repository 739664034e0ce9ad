"""RDF in "ttl", "nq" and "jsonld": read by rdflib, and held to the shapes by pySHACL."""

import hashlib
import json
import re
import sys
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, Namespace, URIRef
from reference import references
from report import end, holds

NISBA = Namespace("urn:nisba:terms#")
PROV = Namespace("http://www.w3.org/ns/prov#")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
DOCS = Path(__file__).parents[3] / "docs"
SHAPES = Graph().parse(DOCS / "nisba-shapes.ttl")
TYPES = set(Graph().parse(DOCS / "nisba.ttl").subjects(RDF.type, NISBA.RelationType))


def iri(identifier):
    return URIRef(f"urn:nisba:{identifier}")


def dataset(path, parser):
    read = Dataset()
    read.parse(path, format=parser)
    return set(read.quads())


def conforms(data):
    held, _, text = validate(data, shacl_graph=SHAPES)
    return held, text


def query_of_the_docs(name):
    text = (DOCS / "exchange.md").read_text(encoding="utf-8")
    return next(block for block in re.findall(r"```sparql\n(.*?)```", text, re.S) if name in block)


for graph in references(sys.argv[1]):
    turtle = Graph().parse(graph.path("ttl"))
    quads = dataset(graph.path("nq"), "nquads")
    with holds(f"ttl, nq and jsonld of the {graph.name} graph say the same"):
        assert dataset(graph.path("jsonld"), "json-ld") == quads
        assert {quad[:3] for quad in quads} == set(turtle)
    with holds(f"nq of the {graph.name} graph keeps in the graph of each source what it says, and no more"):
        said = {claim["id"]: claim["source"] for claim in graph.claims}
        for subject, _, value, name in quads:
            if name is None or "rdflib" in str(name):
                assert value != NISBA.Claim, subject
            else:
                claim = str(subject).removeprefix("urn:nisba:").split("#")[0]
                assert name == iri(said[claim]), subject
    with holds(f"ttl of the {graph.name} graph has the claims that count, with their source and stance"):
        claims = {claim["id"]: claim for claim in graph.claims}
        read = set(turtle.subjects(RDF.type, NISBA.Claim))
        assert {iri(id) for id, claim in claims.items() if "value" in claim} <= read
        for subject in read:
            claim = claims[str(subject).removeprefix("urn:nisba:")]
            assert (subject, PROV.wasDerivedFrom, iri(claim["source"])) in turtle, subject
            assert (subject, NISBA.stance, NISBA[f"stance-{claim.get('stance', 'ASSERTS')}"]) in turtle, subject
            assert turtle.value(subject, RDF.subject) == iri(claim["subject"]), subject
            if "statement" in claim:
                assert str(turtle.value(subject, RDFS.comment)) == claim["statement"]
    with holds(f"ttl of the {graph.name} graph has every link with its ends"):
        links = {
            (str(turtle.value(link, RDF.predicate)), str(turtle.value(link, RDF.subject)), str(turtle.value(link, RDF.object)), str(turtle.value(link, NISBA.role) or ""))
            for link in turtle.subjects(RDF.type, NISBA.Link)
        }
        assert links == {(str(NISBA[kind]), str(iri(a)), str(iri(b)), role) for kind, a, b, role in graph.links()}
    with holds(f"ttl of the {graph.name} graph gives every name that is asserted, letter by letter"):
        for claim in graph.claims:
            told = (claim.get("stance", "ASSERTS"), claim.get("modality", "ACTUAL"))
            if claim["predicate"] != "NAME" or told != ("ASSERTS", "ACTUAL"):
                continue
            entity = iri(graph.canonical(claim["subject"]))
            labels = {str(label) for kind in LABELS for label in turtle.objects(entity, kind)}
            assert claim["value"]["name"] in labels, entity
    with holds(f"ttl of the {graph.name} graph fits the shapes"):
        held, text = conforms(turtle)
        assert held, text
    with holds(f"ttl of the {graph.name} graph no longer fits them without its stances, or with a relation of its own"):
        claim = next(turtle.subjects(RDF.type, NISBA.Claim))
        stance = turtle.value(claim, NISBA.stance)
        turtle.remove((claim, NISBA.stance, stance))
        assert not conforms(turtle)[0], "a claim without a stance"
        turtle.add((claim, NISBA.stance, stance))
        link = next(turtle.subjects(RDF.type, NISBA.Link))
        made = (turtle.value(link, RDF.subject), turtle.value(link, RDF.predicate), turtle.value(link, RDF.object))
        turtle.add(made)
        assert not conforms(turtle)[0], "a relation as a triple"
        turtle.remove(made)
    with holds(f"ttl of the {graph.name} graph asserts no relation, until the query of the docs makes triples of them"):
        assert not [triple for triple in turtle if triple[1] in TYPES]
        made = turtle.query(query_of_the_docs("CONSTRUCT")).graph
        uncontested = [link for link in turtle.subjects(NISBA.status, NISBA["status-UNCONTESTED"])]
        assert 0 < len(made) <= len(uncontested), len(made)
        assert {triple[1] for triple in made} <= TYPES
    with holds(f"ttl, nq and jsonld of the {graph.name} graph end in the SHA-256 of what stands before"):
        for extension in ("ttl", "nq"):
            body, told = graph.path(extension).read_bytes().rsplit(b"# SHA-256 of all bytes before this line: ", 1)
            assert hashlib.sha256(body).hexdigest() == told.decode().strip(), extension
        text = graph.path("jsonld").read_bytes()
        body = text[: text.rindex(b'\n],"sha256OfAllBefore"')]
        assert hashlib.sha256(body).hexdigest() == json.loads(text)["sha256OfAllBefore"], "jsonld"
end()
