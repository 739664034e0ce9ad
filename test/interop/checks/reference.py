"""What the graphs hold, read from their Nisba JSON Lines: the other formats are held against it."""

import json
from pathlib import Path

GRAPHS = ("seed", "nasty")

SYMMETRIC = {
    "OVERLAPS_WITH",
    "ALLIED_WITH",
    "FIGHTS_ALONGSIDE",
    "RIVAL_OF",
    "MET",
    "PHOTOGRAPHED_WITH",
    "RELATIVE_OF",
    "NEGOTIATES_WITH",
    "NEAR",
    "POSSIBLY_SAME_AS",
}
ROLE_IN_IDENTITY = {"HOLDS_OFFICE_IN", "OCCURRED_AT"}


class Reference:
    def __init__(self, folder, graph):
        self.name = graph
        self.folder = Path(folder)
        text = self.path("jsonl").read_text(encoding="utf-8")
        # Not splitlines: it takes U+2028 and U+0085 for the end of a line.
        self.records = [json.loads(line) for line in text.split("\n") if line]
        self.manifest = self.of("manifest")[0]
        self.into = {merge["merged"]: merge["into"] for merge in self.of("merge") if "endedAt" not in merge}
        self.entities = {e["id"]: e for e in self.of("entity") if e["id"] not in self.into}
        self.claims = [claim for claim in self.of("claim") if "retractedAt" not in claim]
        self.sources = {source["id"]: source for source in self.of("source")}

    def path(self, extension):
        return self.folder / f"{self.name}.{extension}"

    def of(self, kind):
        return [record for record in self.records if record["record"] == kind]

    def canonical(self, entity):
        while entity in self.into:
            entity = self.into[entity]
        return entity

    def names(self):
        """The names that anybody gives each entity, those of entities merged into it included."""
        names = {}
        for claim in self.claims:
            if claim["predicate"] == "NAME":
                names.setdefault(self.canonical(claim["subject"]), set()).add(claim["value"]["name"])
        return names

    def links(self, stances=("ASSERTS",), modalities=("ACTUAL",), bases=("REPORTED", "OBSERVED")):
        """(type, from, to, role) of each link that has a claim of such a stance, modality and basis."""
        links = set()
        for claim in self.claims:
            if "object" not in claim or claim.get("stance", "ASSERTS") not in stances:
                continue
            if claim.get("modality", "ACTUAL") not in modalities or claim.get("basis", "REPORTED") not in bases:
                continue
            kind = claim["predicate"]
            ends = [self.canonical(claim["subject"]), self.canonical(claim["object"])]
            if kind in SYMMETRIC:
                ends.sort()
            links.add((kind, *ends, claim.get("role", "") if kind in ROLE_IN_IDENTITY else ""))
        return links


def references(folder):
    return [Reference(folder, graph) for graph in GRAPHS]
