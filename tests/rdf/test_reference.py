"""The ontology's reference and its JSON-LD context are those of the ontology as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from rdflib import Graph as RdfGraph
from rdflib import URIRef

from kg.rdf import KG, ontology_text
from kg.rdf.reference import context, reference

ONTOLOGY = Path(__file__).parents[2] / "ontology"


def test_what_is_committed_is_what_is_made() -> None:
    assert (ONTOLOGY / "index.html").read_text("utf-8") == reference()
    assert (ONTOLOGY / "context.jsonld").read_text("utf-8") == context()


def test_every_term_of_ours_is_in_the_reference_once() -> None:
    ours = {s for s in RdfGraph().parse(data=ontology_text(), format="turtle").subjects() if isinstance(s, URIRef)}
    names = {str(s).removeprefix(str(KG)) for s in ours if str(s).startswith(str(KG))}
    anchors = re.findall(r'<section class="term" id="kg-([^"]+)"', reference())
    assert len(anchors) == len(set(anchors)) > 100
    assert set(anchors) == names


def test_the_reference_asks_nobody() -> None:
    page = reference()
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_json_with_the_context_is_the_same_rdf() -> None:
    data = {
        **json.loads(context()),
        "@id": "https://example.org/tenure-1",
        "@type": "kg:Tenure",
        "label": "石磊:县长",
        "post": "https://example.org/post-1",
        "beganNotAfter": "2021-05-08",
        "title": "县长",
    }
    rdf = RdfGraph().parse(data=json.dumps(data), format="json-ld")
    turtle = """@prefix kg: <https://gazette-kg.invalid/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <https://example.org/tenure-1> a kg:Tenure ; rdfs:label "石磊:县长"@zh ; kg:post <https://example.org/post-1> ;
        kg:beganNotAfter "2021-05-08"^^xsd:date ; kg:title "县长"@zh ."""
    assert set(rdf) == set(RdfGraph().parse(data=turtle, format="turtle"))
