"""Places and events on a map: "geojson", by GeoPandas, which reads it with GDAL as QGIS does."""

import json
import sys

import geopandas
from shapely.geometry import shape

from reference import references
from report import end, holds

for graph in references(sys.argv[1]):
    of = f"geojson of the {graph.name} graph"
    path = graph.path("geojson")
    with open(path, encoding="utf-8") as file:
        collection = json.load(file)
    features = {feature["id"]: feature for feature in collection["features"]}
    located = {
        graph.canonical(claim["subject"]) for claim in graph.claims if claim["predicate"] == "COORDINATES"
    }

    with holds(f"{of} has each place and event once, and nothing else but what has a position"):
        wanted = {id for id, entity in graph.entities.items() if entity["kind"] in ("PLACE", "EVENT")}
        assert set(features) == wanted | located, set(features) ^ (wanted | located)
        assert len(features) == len(collection["features"])

    with holds(f"{of} is read by GeoPandas, in WGS 84 and with its properties"):
        frame = geopandas.read_file(path)
        assert len(frame) == len(features) and frame.crs.to_epsg() == 4326
        assert {"id", "name", "kind", "precision", "positions", "places"} <= set(frame.columns), list(frame.columns)
        for row in frame.itertuples():
            feature = features[row.id]
            assert row.name == feature["properties"]["name"], row.id
            geometry = feature["geometry"]
            assert (row.geometry is None) == (geometry is None), row.id
            assert geometry is None or row.geometry.equals(shape(geometry)), row.id

    with holds(f"{of} puts nothing where nobody says that it is"):
        said = {}
        for claim in graph.claims:
            value = claim.get("value")
            if claim["predicate"] == "COORDINATES" and claim.get("stance", "ASSERTS") == "ASSERTS":
                point = (value["longitude"], value["latitude"])
                said.setdefault(graph.canonical(claim["subject"]), set()).add(point)
        places = {}
        for kind, event, place, _ in graph.links():
            if kind == "OCCURRED_AT":
                places.setdefault(event, set()).add(place)
        for id, feature in features.items():
            geometry = feature["geometry"]
            assert (geometry is None) == (feature["properties"]["precision"] is None), id
            if geometry is None:
                continue
            points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
            allowed = said.get(id) or set().union(*(said.get(place, set()) for place in places[id]))
            assert {tuple(point) for point in points} <= allowed, id

    with holds(f"{of} says whose word each position and each place of an event is"):
        known = {claim["id"] for claim in graph.claims}
        for id, feature in features.items():
            for position in feature["properties"]["positions"]:
                assert position["claim"] in known and position["source"] in graph.sources, id
            for place in feature["properties"]["places"]:
                assert place["claims"] and set(place["claims"]) <= known and place["place"] in graph.entities, id
        assert collection["nisba"]["counts"]["entities"] == len(graph.entities)
end()
