"""STIX 2.1 bundles, "stix.json": by OASIS's validator, its recommendations taken for rules but for five."""

import hashlib
import json
import sys

from reference import references
from report import end, holds
from stix2validator import ValidationOptions, validate_string

# 103: ids are made from Nisba's, by UUIDv5, so that the same graph gives the same bytes.
# 202: relations are those of Nisba's vocabulary. 223, 111: a vague place has its name as its region.
# 302: what a source said, and not its text, is what was recorded; its hash is not always known.
LEFT_OPEN = "103,202,223,111,302"
OPTIONS = ValidationOptions(version="2.1", strict=True, enforce_refs=True, disabled=LEFT_OPEN)


def errors(text):
    return [str(error) for error in validate_string(text, OPTIONS).errors or []]


def extension(each):
    return next(iter(each["extensions"].values()))


for graph in references(sys.argv[1]):
    of = f"stix.json of the {graph.name} graph"
    text = graph.path("stix.json").read_text(encoding="utf-8")
    objects = json.loads(text)["objects"]
    of_type = {}
    for each in objects:
        of_type.setdefault(each["type"], []).append(each)
    with holds(f"{of} is valid, strictly, with its extension declared"):
        assert not errors(text), errors(text)[:5]
        [declared] = of_type["extension-definition"]
        assert {key for each in objects for key in each.get("extensions", {})} == {declared["id"]}
    with holds(f"{of} is refused once a place has nothing that STIX asks for, or a reference leads nowhere"):
        broken = json.loads(text)
        place = next(each for each in broken["objects"] if each["type"] == "location")
        for key in ("region", "country", "latitude", "longitude"):
            place.pop(key, None)
        assert errors(json.dumps(broken))
        assert errors(text.replace(of_type["relationship"][0]["target_ref"], "identity--00000000-0000-4000-8000-000000000000", 1))
    with holds(f"{of} refers to nothing that it does not hold, and holds each object once"):
        known = {each["id"] for each in objects}
        assert len(known) == len(objects)

        def references_of(value):
            if isinstance(value, dict):
                for key, part in value.items():
                    if key.endswith("_ref"):
                        yield part
                    elif key.endswith("_refs"):
                        yield from part
                    else:
                        yield from references_of(part)
            elif isinstance(value, list):
                for part in value:
                    yield from references_of(part)

        assert not set(references_of(objects)) - known
    with holds(f"{of} makes nobody a threat actor, and no asset malware or a tool"):
        allowed = {"identity", "extension-definition", "location", "incident", "infrastructure", "relationship", "opinion", "report", "note"}
        assert set(of_type) <= allowed, set(of_type)
    with holds(f"{of} has every entity under its name"):
        found = {extension(each)["nisba_id"] for each in objects if "nisba_id" in each.get("extensions", {}).get(declared["id"], {})}
        assert set(graph.entities) <= found
        assert set(graph.sources) <= found
    with holds(f"{of} has a relationship for each link that is asserted, with its claims"):
        links = of_type["relationship"]
        assert len(links) == len(graph.links())
        claims = {claim["id"]: claim for claim in graph.claims}
        for each in links:
            for claim in extension(each)["claims"]:
                assert claim["statement"] == claims[claim["claim_id"]]["statement"] if "statement" in claim else True
                assert claim["stance"] == claims[claim["claim_id"]].get("stance", "ASSERTS")
    with holds(f"{of} has an opinion for each claim that denies or doubts one of them"):
        against = [
            claim["claim_id"]
            for each in links
            for claim in extension(each)["claims"]
            if claim["stance"] in ("DENIES", "DOUBTS") and claim["modality"] == "ACTUAL"
        ]
        opinions = [extension(each)["claims"][0]["claim_id"] for each in of_type.get("opinion", [])]
        assert sorted(opinions) == sorted(against)
    with holds(f"{of} ends in its manifest, with the SHA-256 of what stands before"):
        told = extension(objects[-1])
        body = text[: text.rindex('\n{"type":"note"') + 1].encode()
        assert hashlib.sha256(body).hexdigest() == told["sha256_of_all_before"]
        assert told["manifest"]["counts"]["links"] == len(links)
end()
