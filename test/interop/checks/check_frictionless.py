"""The archive of CSV tables: "csv.zip", by frictionless (the description holds) and pandas (as it is used)."""

import json
import sys
import tempfile
import zipfile
from pathlib import Path

import pandas
from frictionless import Package, system

from reference import references
from report import end, holds

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def plain(text):
    """A text as it was before an apostrophe was put in front."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def tables(folder):
    def read(path):
        return pandas.read_csv(path, dtype=str, keep_default_na=False)

    return {path.stem: read(path) for path in sorted(folder.glob("*.csv"))}


for graph in references(sys.argv[1]):
    of = f"csv.zip of the {graph.name} graph"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with zipfile.ZipFile(graph.path("csv.zip")) as archive:
            assert archive.testzip() is None
            archive.extractall(folder)
            last = archive.namelist()[-1]

        with holds(f"{of} is a valid tabular data package: types, hashes, lengths, primary and foreign keys"):
            with system.use_context(trusted=True):
                report = Package(str(folder / "datapackage.json")).validate()
            assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
            assert len(report.tasks) == 6 and last == "datapackage.json"

        with holds(f"{of} is refused by frictionless once a row is changed"):
            links = folder / "links.csv"
            whole = links.read_bytes()
            links.write_bytes(whole.replace(b"UNCONTESTED", b"CONTESTED", 1))
            assert not Package(str(folder / "datapackage.json")).validate().valid
            links.write_bytes(whole)

        found = tables(folder)
        nodes, links, claims = found["nodes"], found["links"], found["claims"]
        with holds(f"{of} has the nodes, links and sources of the graph in pandas"):
            assert set(nodes["id"]) == set(graph.entities)
            rows = zip(links["relation"], links["source"], links["target"], links["role"])
            assert {row[:3] for row in rows} == {link[:3] for link in graph.links(stances=("ASSERTS", "DENIES"))} & {
                link[:3] for link in graph.links()
            }
            assert set(found["sources"]["id"]) <= set(graph.sources)

        with holds(f"{of} loses no name, and runs none"):
            for column in ("label", "names"):
                assert not nodes[column].str.startswith(FORMULA).any()
            said = {}
            for node, name in zip(claims["node"], claims["name"]):
                if name:
                    said.setdefault(node, set()).add(plain(name))
            assert said == graph.names()

        with holds(f"{of} has every field of the claims as they were recorded"):
            recorded = {claim["id"]: claim for claim in graph.claims}
            rows = claims.to_dict("records")
            assert rows and all(row["id"] in recorded for row in rows)
            for row in rows:
                claim = recorded[row["id"]]
                quantity = claim.get("quantity") or claim.get("value") or {}
                for field in (
                    "subject predicate object role attributedTo onBehalfOf about statement validFrom validTo asOf "
                    "dateBasis publishedAt withdrawnAt stance modality basis recordedBy source"
                ).split():
                    expected = claim.get(field, row[field] if field in ("stance", "modality", "basis") else "")
                    assert plain(row[field]) == expected, (row["id"], field, row[field], expected)
                for field in ("low", "high", "latitude", "longitude"):
                    number = quantity.get(field)
                    assert (float(row[field]) if row[field] else None) == number, (row["id"], field)
                assert json.loads(row["locators"] or "[]") == claim.get("locators", []), row["id"]
                assert row["inferredFrom"].split("|") == (claim.get("inferredFrom") or [""]), row["id"]
end()
