"""FollowTheMoney, "ftm.json" and "ftm.csv": entities and statements by the package of that name.

The package imports PyICU, which is had as source only and takes a minute to compile. What needs it (writing
names in Latin letters) is nothing that these checks ask for, so a stand-in that refuses to work will do.
"""

import hashlib
import json
import re
import sys
import types


class Refuses:
    @staticmethod
    def createInstance(_):
        return Refuses()

    def transliterate(self, text):
        raise NotImplementedError("PyICU is not here")


sys.modules["icu"] = types.ModuleType("icu")
sys.modules["icu"].Transliterator = Refuses

from followthemoney import model  # noqa: E402
from followthemoney.statement import Statement  # noqa: E402
from followthemoney.statement.serialize import read_csv_statements  # noqa: E402
from followthemoney.types import registry  # noqa: E402

from reference import references  # noqa: E402
from report import end, holds  # noqa: E402


def entities(graph):
    text = graph.path("ftm.json").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def check(proxy, data):
    """As `ftm validate` does it, and every reference besides."""
    proxy.schema.validate(data)
    for required in proxy.schema.required:
        assert data["properties"].get(required), f"{data['id']} has no {required}"
    for name, values in data["properties"].items():
        prop = proxy.schema.properties[name]
        assert not prop.deprecated and not prop.stub, f"{proxy.schema.name}:{name}"
        for value in values:
            assert len(value) <= prop.max_length, f"{name} is too long"
            # What cleans values: dates, codes, ids and addresses come through as they are.
            if prop.type not in (registry.name, registry.address, registry.text, registry.string):
                assert prop.type.clean(value, format=prop.format) == value, f"{name} {value!r}"


for graph in references(sys.argv[1]):
    data = entities(graph)
    read = {each["id"]: model.get_proxy(each) for each in data}
    with holds(f"ftm.json of the {graph.name} graph is made of valid entities, each once"):
        assert len(read) == len(data)
        for each in data:
            assert registry.entity.validate(each["id"]), each["id"]
            assert set(each["properties"]) <= set(read[each["id"]].schema.properties), each["id"]
            check(read[each["id"]], each)
    with holds(f"ftm.json of the {graph.name} graph refers only to entities that it holds, of the right schema"):
        for each in read.values():
            for prop, value in each.itervalues():
                if prop.type == registry.entity:
                    assert read[value].schema.is_a(prop.range), f"{each.schema.name}:{prop.name} {value}"
    with holds(f"ftm.json of the {graph.name} graph has every entity under its names"):
        things = [each for each in read.values() if each.schema.is_a("Thing") and not each.schema.is_a("Document")]
        assert len(things) == len(graph.entities) + len(graph.into) + 1  # and the manifest
        given = {name for each in things for name in each.names}
        for claim in graph.claims:
            told = (claim.get("stance", "ASSERTS"), claim.get("modality", "ACTUAL"))
            if claim["predicate"] == "NAME" and told == ("ASSERTS", "ACTUAL") and len(claim["value"]["name"]) < 380:
                assert claim["value"]["name"] in given, claim["value"]["name"]
    with holds(f"ftm.json of the {graph.name} graph makes an entity of each link that is asserted, and of no other"):
        links = [each for each in read.values() if each.id.startswith("link.")]
        assert len(links) == len(graph.links()), len(links)
        assert all(each.get("proof") and each.get("recordId") for each in links)
        asserted = {c["id"] for c in graph.claims if c.get("stance", "ASSERTS") == "ASSERTS" and c.get("modality", "ACTUAL") == "ACTUAL"}
        assert {id for each in links for id in each.get("recordId")} <= asserted
    with holds(f"ftm.json of the {graph.name} graph has edges that are edges to FollowTheMoney"):
        for each in links:
            assert each.schema.name == "Sanction" or (each.schema.edge and len(list(each.edgepairs())) == 1), each.id
    with holds(f"ftm.json of the {graph.name} graph ends in its manifest, with the SHA-256 of what stands before"):
        body = graph.path("ftm.json").read_bytes().rstrip(b"\n").rsplit(b"\n", 1)[0] + b"\n"
        assert data[-1]["properties"]["keywords"] == [f"sha256 of all before: {hashlib.sha256(body).hexdigest()}"]
        manifest = json.loads(data[-1]["properties"]["description"][0])
        assert manifest["counts"]["entities"] == len(graph.entities)
        assert all(left["count"] >= 0 for left in manifest["leftOut"] if "count" in left)

    with graph.path("ftm.csv").open("rb") as file:
        statements = list(read_csv_statements(file))
    with holds(f"ftm.csv of the {graph.name} graph holds the entities of ftm.json, value by value"):
        told = {}
        for each in statements:
            told.setdefault((each.entity_id, each.schema), set()).add((each.prop, each.value))
        for each in data[:-1]:
            values = {(name, value) for name, values in each["properties"].items() for value in values}
            assert told[(each["id"], each["schema"])] == values | {("id", each["id"])}, each["id"]
    with holds(f"ftm.csv of the {graph.name} graph has statements with the ids that FollowTheMoney gives them"):
        assert len({each.id for each in statements}) == len(statements)
        for each in statements:
            lang = each.lang
            assert each.id == Statement.make_key(each.dataset, each.entity_id, each.prop, each.value, False, lang), each
            assert re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", each.dataset), each.dataset
            assert lang is None or registry.language.validate(lang), lang
    with holds(f"ftm.csv of the {graph.name} graph names the source of each value that a claim gives"):
        sources = {claim["id"]: claim["source"].split(":")[1] for claim in graph.claims}
        said = [each for each in statements if each.origin]
        assert len(said) > 20
        for each in said:
            assert each.dataset.startswith(re.sub("[^a-z0-9]+", "_", sources[each.origin]).strip("_")), each
end()
