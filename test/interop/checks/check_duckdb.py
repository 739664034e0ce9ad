"""The archive of Parquet tables: "parquet.zip", by DuckDB."""

import json
import sys
import tempfile
import zipfile

import duckdb

from reference import references
from report import end, holds

for graph in references(sys.argv[1]):
    of = f"parquet.zip of the {graph.name} graph"
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(graph.path("parquet.zip")) as archive:
            archive.extractall(folder)
        database = duckdb.connect()

        def rows(query):
            return database.execute(query).fetchall()

        with holds(f"{of} is read by DuckDB, and its types are those of the columns"):
            for table in "nodes links claims sources bearings mentioned".split():
                database.execute(f"create table {table} as select * from read_parquet('{folder}/{table}.parquet')")
            types = dict(
                rows("select column_name, data_type from information_schema.columns where table_name = 'links'")
            )
            assert types["asserts"] == "BIGINT" and types["origins"] == "VARCHAR[]", types
            assert types["startEarliest"] == "DATE" and types["datesDisputed"] == "BOOLEAN", types
            assert rows("select distinct typeof(recordedAt) from claims") == [("TIMESTAMP WITH TIME ZONE",)]

        with holds(f"{of} has the nodes, links and claims that its manifest counts"):
            with open(f"{folder}/manifest.json", encoding="utf-8") as file:
                counts = json.load(file)["counts"]
            for table, counted in [("nodes", "entities"), ("links", "links"), ("claims", "claims"), ("sources", "sources")]:
                assert rows(f"select count(*) from {table}") == [(counts[counted],)], table
            assert {id for (id,) in rows("select id from nodes")} == set(graph.entities)

        with holds(f"{of} has the names as they were recorded"):
            said = {}
            for node, name in rows("select node, name from claims where name is not null"):
                said.setdefault(node, set()).add(name)
            assert said == graph.names()

        with holds(f"{of} leads from each link to its claims and from these to their sources"):
            lost = """select count(*) from claims c
              left join links l on c.link = l.id left join nodes n on c.node = n.id left join sources s on c.source = s.id
              where s.id is null or (l.id is null) = (n.id is null)"""
            assert rows(lost) == [(0,)], rows(lost)
            counted = """select count(*) from links l where l.asserts !=
              (select count(*) from claims c where c.link = l.id and c.stance = 'ASSERTS')"""
            assert rows(counted) == [(0,)], rows(counted)
            origins = "select count(*) from links where len(origins) != originCount"
            assert rows(origins) == [(0,)]
        database.close()
end()
