"""Faults planted one by one into a graph that conforms: each is found where it is, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import Severity
from kg.check.rules import rules
from tests.check.planted import found, plant


def related(subject: str, predicate: str, object: str) -> str:
    """A relation with all that it needs, in the words of an update."""
    return f"""
        INSERT {{
          {subject} {predicate} {object} .
          :relation-planted a kg:Relation , rdf:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ;
            rdf:object {object} ; kg:inferred false ; prov:wasDerivedFrom :document-KEY ; kg:evidence ?e .
        }} WHERE {{ :tenure-06 kg:evidence ?e }} ;
    """


def mayor(since: str, person: str = ":person-03") -> str:
    """A further mayor, where one is surely in office from 1 to 5 April."""
    return f"""
        INSERT {{
          :tenure-x a kg:Tenure , org:Membership ; rdfs:label '又一市长'@zh ; org:member {person} ; kg:post :post-03 ;
            org:organization :org-02 ; kg:title '市长'@zh ; kg:status kg:status-held ;
            kg:beganNotAfter '{since}'^^xsd:date ; kg:endedNotBefore '2021-05-01'^^xsd:date ;
            kg:inferred false ; prov:wasDerivedFrom :document-KEY ; kg:evidence ?e .
        }} WHERE {{ :tenure-06 kg:evidence ?e }} ;
    """


# What is planted -> the update, and the findings that it brings (see ``found``).
FAULTS: dict[str, tuple[str, set[tuple[str, str]]]] = {
    # ---------------------------------------------------------------------------------- things and their names
    "a person without a name": (
        "DELETE WHERE { :person-03 rdfs:label ?x }",
        {("label", "person-03")},
    ),
    "a person with two names": (
        "INSERT DATA { :person-03 rdfs:label '陆明和'@zh }",
        {("label", "person-03")},
    ),
    "a name in English": (
        "DELETE { :org-02 rdfs:label ?x } INSERT { :org-02 rdfs:label 'Government of Linpu'@en }"
        " WHERE { :org-02 rdfs:label ?x }",
        {("label", "org-02")},
    ),
    "a name of nothing": (
        "DELETE { :place-01 rdfs:label ?x } INSERT { :place-01 rdfs:label '  '@zh } WHERE { :place-01 rdfs:label ?x }",
        {("label", "place-01")},
    ),
    "a thing without a class": (
        "INSERT DATA { :note-1 rdfs:label '旁注'@zh }",
        {("untyped", "note-1")},
    ),
    "a class of the common vocabulary left out": (
        "DELETE DATA { :person-01 a schema:Person }",
        {("Person-standard", "person-01")},
    ),
    "a property of the common vocabulary left out": (
        "DELETE DATA { :org-05 org:subOrganizationOf :org-01 }",
        {("Organisation-partOf-standard", "org-05")},
    ),
    "a term that the ontology lacks": (
        "INSERT DATA { :person-01 kg:nickname '老顾'@zh }",
        {("undeclared", "https://gazette-kg.invalid/ontology#nickname"), ("Person", "person-01")},
    ),
    "a property of another vocabulary": (
        "INSERT DATA { :person-01 <http://xmlns.com/foaf/0.1/nick> '老顾'@zh }",
        {("Person", "person-01")},
    ),
    "a property of another class": (
        "INSERT DATA { :person-01 kg:yuan 3.0 }",
        {("Sum-only", "person-01"), ("Person", "person-01")},
    ),
    "a blank node": (
        "INSERT DATA { _:x a kg:Person , schema:Person ; rdfs:label '佚名'@zh }",
        {("node-name", "_:*"), ("node-ascii", "_:*")},
    ),
    "Chinese in an IRI": (
        "INSERT DATA { <https://gazette-kg.invalid/id/人物> a kg:Person , schema:Person ; rdfs:label '佚名'@zh }",
        {("node-ascii", "人物")},
    ),
    "a reference to nothing": (
        "DELETE { ?p kg:person ?x } INSERT { ?p kg:person :person-99 }"
        " WHERE { ?p kg:event :event-5-KEY ; kg:person ?x ; kg:role kg:role-met }",
        {("Participation-person", "participation-*"), ("dangling", "person-99")},
    ),
    # ------------------------------------------------------------------------------------------------- places
    "a code that is none": (
        "DELETE DATA { :place-03 skos:notation '991221' } ; INSERT DATA { :place-03 skos:notation '9912' }",
        {("Place-code", "place-03")},
    ),
    "a code of another province": (
        "DELETE DATA { :place-03 skos:notation '991221' } ; INSERT DATA { :place-03 skos:notation '371221' }",
        {("code-not-within", "place-03")},
    ),
    "one county twice, as its name is printed": (
        "INSERT DATA { :place-x a kg:Place , schema:Place ; rdfs:label '临浦市青岚县'@zh ; skos:notation '991221' }",
        {("one-code-twice", "place-x")},
    ),
    "one county twice under one name": (
        "INSERT DATA { :place-x a kg:Place , schema:Place ; rdfs:label '青岚县'@zh ; skos:notation '991221' }",
        {("one-code-twice", "place-x")},
    ),
    "a latitude beyond the pole": (
        "DELETE { :place-05 schema:latitude ?x } INSERT { :place-05 schema:latitude 116.4 }"
        " WHERE { :place-05 schema:latitude ?x }",
        {("Place-latitude", "place-05")},
    ),
    "a place within an organisation": (
        related(":place-04", "kg:within", ":org-01") + "INSERT DATA { :place-04 schema:containedInPlace :org-01 }",
        {("Place-within", "place-04"), ("Place-in", "place-04")},
    ),
    "a place renamed to an organisation": (
        related(":place-04", "kg:renamedTo", ":org-01") + "INSERT DATA { :place-04 dcterms:isReplacedBy :org-01 }",
        {("Place-renamedTo", "place-04"), ("Place-replaced", "place-04")},
    ),
    "a place renamed in our words alone": (
        related(":place-04", "kg:renamedTo", ":place-03"),
        {("Place-renamedTo-standard", "place-04")},
    ),
    # ------------------------------------------------------------------------------------------ circles, relations
    "organisations above each other": (
        related(":org-01", "kg:partOf", ":org-05") + "INSERT DATA { :org-01 org:subOrganizationOf :org-05 }",
        {("cycle", "org-01"), ("cycle", "org-05")},
    ),
    "a place within itself": (
        related(":place-04", "kg:within", ":place-04") + "INSERT DATA { :place-04 schema:containedInPlace :place-04 }",
        {("cycle", "place-04")},
    ),
    "a county within its own short name": (
        related(":place-03", "kg:within", ":place-04")
        + """DELETE WHERE { :place-04 rdfs:label ?x } ; INSERT DATA { :place-04 rdfs:label '青岚'@zh } ;
             INSERT DATA { :place-03 schema:containedInPlace :place-04 }""",
        {("within-short-name", "place-03")},
    ),
    "a relation that the data lacks": (
        "DELETE DATA { :org-01 kg:seat :place-02 }",
        {("not-said", "relation-*")},
    ),
    "a relation that nothing explains": (
        "INSERT DATA { :org-02 kg:seat :place-02 }",
        {("unexplained", "org-02")},
    ),
    "a relation of a property that has none": (
        related(":person-01", "kg:seenWith", ":person-02"),
        {("Relation-predicate", "relation-planted")},
    ),
    # ------------------------------------------------------------------------------------------------- tenures
    "a tenure without a post": (
        "DELETE WHERE { :tenure-02 kg:post ?x }",
        {("Tenure-post", "tenure-02")},
    ),
    "a tenure of an organisation": (
        "DELETE { :tenure-02 org:member ?x } INSERT { :tenure-02 org:member :org-01 }"
        " WHERE { :tenure-02 org:member ?x }",
        {("Tenure-person", "tenure-02")},
    ),
    "a status that is none": (
        "DELETE { :tenure-02 kg:status ?x } INSERT { :tenure-02 kg:status kg:role-chair }"
        " WHERE { :tenure-02 kg:status ?x }",
        {("Tenure-status", "tenure-02")},
    ),
    "the 30th of February": (
        "INSERT DATA { :tenure-01 kg:beganNotAfter '2021-02-30'^^xsd:date }",
        {("Tenure-beganNotAfter", "tenure-01")},
    ),
    "the 30th of February as a bound of another": (
        "INSERT DATA { :tenure-08 kg:beganNotBefore '2021-02-30'^^xsd:date }",
        {("Tenure-beganNotBefore", "tenure-08"), ("Tenure-beginning", "tenure-08"),
         ("Tenure-ends-before-it-begins", "tenure-08")},
    ),
    "a date that is a string": (
        "INSERT DATA { :tenure-01 kg:beganNotAfter '2021年2月' }",
        {("Tenure-beganNotAfter", "tenure-01")},
    ),
    "a tenure that ends before it begins": (
        "INSERT DATA { :tenure-07 kg:endedNotAfter '2021-04-01'^^xsd:date } ;"
        "DELETE DATA { :tenure-07 kg:endedNotBefore '2021-04-08'^^xsd:date }",
        {("Tenure-ends-before-it-begins", "tenure-07")},
    ),
    "bounds out of order": (
        "INSERT DATA { :tenure-03 kg:beganNotBefore '2021-04-02'^^xsd:date }",
        {("Tenure-beginning", "tenure-03")},
    ),
    "a first day outside the bounds": (
        "DELETE DATA { :tenure-07 kg:beganNotBefore '2021-04-08'^^xsd:date } ;"
        "INSERT DATA { :tenure-07 kg:beganNotBefore '2021-04-02'^^xsd:date }",
        {("bounds-differ", "tenure-07")},
    ),
    "two mayors at once": (
        mayor("2021-04-03"),
        {("sole-post", "post-03")},
    ),
    "two mayors on one day": (
        mayor("2021-04-05"),
        {("sole-post-day", "post-03")},
    ),
    "a tenure in another organisation than its post": (
        "DELETE DATA { :tenure-01 org:organization :org-01 } ; INSERT DATA { :tenure-01 org:organization :org-02 }",
        {("other-organisation", "tenure-01")},
    ),
    "a rank that is none": (
        "DELETE { ?r kg:rank ?x } INSERT { ?r kg:rank kg:status-held } WHERE { ?r a kg:PostRank ; kg:rank ?x }",
        {("PostRank-rank", "rank-*")},
    ),
    "a sum below nought": (
        "DELETE { ?s kg:yuan ?x } INSERT { ?s kg:yuan -5.0 } WHERE { ?s kg:yuan ?x }",
        {("Sum-yuan", "sum-*")},
    ),
    # -------------------------------------------------------------------------------------------------- events
    "an event of no sort": (
        "DELETE DATA { :event-1-KEY a kg:Meeting }",
        {("Event-type", "event-1-KEY")},
    ),
    "an event of two sorts": (
        "INSERT DATA { :event-1-KEY a kg:Visit }",
        {("Event-type", "event-1-KEY")},
    ),
    "an event that ends before it begins": (
        """DELETE { :event-2-KEY schema:endDate ?x . ?i time:hasEnd ?d }
           INSERT { :event-2-KEY schema:endDate '2021-04-01'^^xsd:date . ?i time:hasEnd :day-2021-04-01 }
           WHERE { :event-2-KEY schema:endDate ?x ; time:hasTime ?i . ?i time:hasEnd ?d }""",
        {("Event-start", "event-2-KEY")},
    ),
    "an event on another day in OWL-Time": (
        """DELETE { :event-1-KEY time:hasTime ?x } INSERT { :event-1-KEY time:hasTime :day-2021-04-08 }
           WHERE { :event-1-KEY time:hasTime ?x }""",
        {("time-differs", "event-1-KEY")},
    ),
    "an event after it was published": (
        """DELETE { :event-4-KEY schema:startDate ?x ; schema:endDate ?x ; time:hasTime ?day }
           INSERT { :event-4-KEY schema:startDate '2021-06-01'^^xsd:date ; schema:endDate '2021-06-01'^^xsd:date }
           WHERE { :event-4-KEY schema:startDate ?x ; time:hasTime ?day }""",
        {("after-publication", "event-4-KEY")},
    ),
    "a day that does not say how precisely it is known": (
        "DELETE WHERE { :event-1-KEY kg:datePrecision ?x }",
        {("date-precision", "event-1-KEY")},
    ),
    "a year that is given as exact days": (
        "DELETE { :event-2-KEY kg:datePrecision ?x } INSERT { :event-2-KEY kg:datePrecision kg:precision-year }"
        " WHERE { :event-2-KEY kg:datePrecision ?x }",
        {("date-precision", "event-2-KEY")},
    ),
    "a precision that is none": (
        "INSERT DATA { :event-1-KEY kg:datePrecision kg:role-chair }",
        {("date-precision", "event-1-KEY"), ("Event-precision", "event-1-KEY")},
    ),
    "a post in an organisation that nothing explains": (
        "DELETE { ?r ?p ?o } WHERE { ?r rdf:subject :post-03 ; rdf:predicate org:postIn ; ?p ?o }",
        {("unexplained", "post-03")},
    ),
    "one event told twice": (
        related(":event-3-KEY", "schema:location", ":place-04")
        + """DELETE { ?part kg:person ?x } INSERT { ?part kg:person :person-03 }
           WHERE { ?part kg:event :event-3-KEY ; kg:role kg:role-chair ; kg:person ?x }""",
        {("one-event-twice", "event-3-KEY")},
    ),
    "a person twice in an event": (
        """DELETE { ?part kg:person ?x } INSERT { ?part kg:person :person-01 }
           WHERE { ?part kg:event :event-5-KEY ; kg:role kg:role-met ; kg:person ?x }""",
        {("twice-in-event", "participation-*")},
    ),
    "a position beyond the list": (
        """DELETE { ?part kg:position ?x } INSERT { ?part kg:position 3 }
           WHERE { ?part kg:event :event-5-KEY ; kg:role kg:role-met ; kg:position ?x }""",
        {("Participation-position", "participation-*")},
    ),
    "a position beyond one of its lists": (
        """DELETE { ?place kg:position ?x } INSERT { ?place kg:position 3 }
           WHERE { ?place kg:list ?l ; kg:position ?x . FILTER(?x = 2) }""",
        {("off-the-list", "listing-*")},
    ),
    "two at one position of a list": (
        """DELETE { ?place kg:position ?x } INSERT { ?place kg:position 1 }
           WHERE { ?place kg:list ?l ; kg:position ?x . FILTER(?x = 2) }""",
        {("place-taken", "listing-*")},
    ),
    "a list of another event": (
        """DELETE { ?list kg:listOf ?x } INSERT { ?list kg:listOf :event-2-KEY }
           WHERE { ?list kg:listOf ?x FILTER(?x = :event-1-KEY) }""",
        {("list-elsewhere", "participation-*")},
    ),
    "a list without a number": (
        "DELETE { ?list kg:listNumber ?x } WHERE { :event-1-KEY ^kg:listOf ?list . ?list kg:listNumber ?x }",
        {("NameList-number", "event-1-list-2-KEY")},
    ),
    "a role by a list that is none": (
        """DELETE { ?place kg:listRole ?x } INSERT { ?place kg:listRole kg:status-held }
           WHERE { ?place kg:list ?l ; kg:position 1 ; kg:listRole ?x . ?l kg:listOf :event-1-KEY }""",
        {("ListPlace-role", "listing-*")},
    ),
    "a role that is none": (
        """DELETE { ?part kg:role ?x } INSERT { ?part kg:role kg:status-held }
           WHERE { ?part kg:event :event-5-KEY ; kg:role ?x FILTER(?x = kg:role-met) }""",
        {("Participation-role", "participation-*")},
    ),
    # ------------------------------------------------------------------------------------------- text and evidence
    "a fact without evidence": (
        "DELETE WHERE { :tenure-06 kg:evidence ?e }",
        {("no-evidence", "tenure-06")},
    ),
    "evidence of nothing": (
        """INSERT { :evidence-planted ?p ?o } WHERE { :tenure-06 kg:evidence ?e . ?e ?p ?o }""",
        {("unused", "evidence-planted")},
    ),
    "an inferred fact stated as stated": (
        "DELETE DATA { :tenure-03 kg:inferred true } ; INSERT DATA { :tenure-03 kg:inferred false }",
        {("inferred-as-stated", "tenure-03")},
    ),
    "a stated fact given as inferred": (
        "DELETE DATA { :tenure-01 kg:inferred false } ; INSERT DATA { :tenure-01 kg:inferred true }",
        {("stated-as-inferred", "tenure-01")},
    ),
    "an inferred fact that does not follow": (
        "INSERT DATA { :person-01 org:holds :post-07 }",
        {("does-not-follow", "person-01")},
    ),
    "a confidence above one": (
        "DELETE { ?e kg:confidence ?x } INSERT { ?e kg:confidence 1.5 }"
        " WHERE { :tenure-06 kg:evidence ?e . ?e kg:confidence ?x }",
        {("TextPart-confidence", "evidence-*")},
    ),
    "a confidence in words": (
        "DELETE { ?e kg:confidence ?x } INSERT { ?e kg:confidence 'high'^^xsd:decimal }"
        " WHERE { :tenure-06 kg:evidence ?e . ?e kg:confidence ?x }",
        {("TextPart-confidence", "evidence-*")},
    ),
    "evidence on the wrong page": (
        "DELETE { ?e kg:page ?x } INSERT { ?e kg:page :page-2-KEY }"
        " WHERE { :tenure-06 kg:evidence ?e . ?e kg:page ?x }",
        {("off-the-page", "evidence-*")},
    ),
    "evidence without its page": (
        "DELETE { ?e kg:page ?x } WHERE { :tenure-06 kg:evidence ?e . ?e kg:page ?x }",
        {("without-page", "evidence-*")},
    ),
    "evidence past the last page": (
        """DELETE { ?e kg:end ?x . ?piece oa:end ?y }
           INSERT { ?e kg:end 99999 . ?piece oa:end '99999'^^xsd:nonNegativeInteger }
           WHERE { :tenure-06 kg:evidence ?e . ?e kg:end ?x ; oa:hasSelector ?piece . ?piece oa:end ?y }""",
        {("past-the-end", "evidence-*")},
    ),
    "evidence that ends where it starts": (
        """DELETE { ?e kg:end ?x . ?piece oa:end ?y } INSERT { ?e kg:end ?start . ?piece oa:end ?z }
           WHERE { :tenure-06 kg:evidence ?e . ?e kg:start ?start ; kg:end ?x ; oa:hasSelector ?piece .
             ?piece oa:end ?y ; oa:start ?z }""",
        {("TextPart-start", "evidence-*"), ("Piece-start", "piece-*")},
    ),
    "evidence that is not where its pieces are": (
        "DELETE { ?e kg:start ?x } INSERT { ?e kg:start ?y }"
        " WHERE { :tenure-06 kg:evidence ?e . ?e kg:start ?x BIND(?x + 1 AS ?y) }",
        {("pieces", "evidence-*")},
    ),
    "evidence of two selectors": (
        "INSERT { ?e oa:hasSelector ?piece }"
        " WHERE { ?e a kg:Evidence ; kg:piece ?piece , ?other ; oa:hasSelector ?whole"
        " FILTER(?piece != ?whole && ?other != ?piece)"
        " { SELECT (MIN(STR(?n)) AS ?first) { ?n a kg:Evidence ; kg:piece ?p , ?q FILTER(?p != ?q) } }"
        " FILTER(STR(?e) = ?first) }",
        {("TextPart-selector", "evidence-*"), ("pieces", "evidence-*")},
    ),
    "evidence out of another document": (
        """INSERT DATA { :document-x a kg:Document , schema:DigitalDocument , prov:Entity ; rdfs:label '别本'@zh ;
             kg:fileName 'other.txt' ;
             kg:sha256 '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' } ;
           DELETE { ?e oa:hasSource ?x ; kg:page ?page } INSERT { ?e oa:hasSource :document-x }
           WHERE { :tenure-06 kg:evidence ?e . ?e oa:hasSource ?x ; kg:page ?page }""",
        {("other-document", "tenure-06"), ("other-document", "relation-*")},
    ),
    "a mention of an event": (
        "DELETE { ?m kg:mentionOf ?x } INSERT { ?m kg:mentionOf :event-1-KEY } WHERE { ?m kg:mentionOf ?x"
        " FILTER(?x = :project-01) { SELECT (MIN(STR(?n)) AS ?first) { ?n kg:mentionOf :project-01 } }"
        " FILTER(STR(?m) = ?first) }",
        {("Mention-of", "mention-*")},
    ),
    "a page number of nought": (
        "DELETE { :page-2-KEY kg:pageNumber 2 } INSERT { :page-2-KEY kg:pageNumber 0 } WHERE {}",
        {("Page-number", "page-2-KEY")},
    ),
    "two pages of one number": (
        "DELETE { :page-2-KEY kg:pageNumber 2 } INSERT { :page-2-KEY kg:pageNumber 1 } WHERE {}",
        {("page-twice", "page-1-KEY")},
    ),
    "printed pages that run backwards": (
        "INSERT DATA { :page-2-KEY kg:printedPage 45 }",
        {("printed-order", "page-1-KEY")},
    ),
    "a checksum that is none": (
        "DELETE { ?d kg:sha256 ?x } INSERT { ?d kg:sha256 'none' } WHERE { ?d kg:sha256 ?x }",
        {("Document-sha256", "document-KEY")},
    ),
    "an article that ends before it begins": (
        "DELETE DATA { :article-1-KEY schema:pageEnd 46 } ; INSERT DATA { :article-1-KEY schema:pageEnd 4 }",
        {("Article-pageStart", "article-1-KEY")},
    ),
    "an article by a place": (
        """DELETE { ?a kg:agent :person-01 } INSERT { ?a kg:agent :place-01 } WHERE { ?a kg:agent :person-01 }""",
        {("Authorship-agent", "authorship-*")},
    ),
    "the 13th month": (
        """DELETE { :issue-KEY schema:datePublished ?x . ?r rdf:object ?x }
           INSERT { :issue-KEY schema:datePublished ?y . ?r rdf:object ?y }
           WHERE { :issue-KEY schema:datePublished ?x . ?r rdf:object ?x BIND('2021-13'^^xsd:gYearMonth AS ?y) }""",
        {("Issue-date", "issue-KEY")},
    ),
    "a mention that quotes more than is there": (
        """DELETE { ?m kg:quote ?x } INSERT { ?m kg:quote '让澜江水流进千家万户'@zh }
           WHERE { ?m kg:mentionOf :person-01 ; kg:quote ?x FILTER(STR(?m) = ?first)
             { SELECT (MIN(STR(?n)) AS ?first) { ?n kg:mentionOf :person-01 } } }""",
        {("quote-too-long", "mention-*")},
    ),
    "a title that is not the post's": (
        "DELETE { :tenure-01 kg:title ?x } INSERT { :tenure-01 kg:title '总统'@zh } WHERE { :tenure-01 kg:title ?x }",
        {("title-differs", "tenure-01")},
    ),
    "a post's title that is not in its name": (
        "DELETE { :post-03 kg:title ?x } INSERT { :post-03 kg:title '总统'@zh } WHERE { :post-03 kg:title ?x }",
        {("title-differs", "post-03")},
    ),
    "an event that begins and does not end": (
        "DELETE WHERE { :event-1-KEY schema:endDate ?x }",
        {("one-day-missing", "event-1-KEY")},
    ),
    "an event that ends and did not begin": (
        "DELETE WHERE { :event-1-KEY schema:startDate ?x }",
        {("one-day-missing", "event-1-KEY")},
    ),
    "a page that runs into the next": (
        "DELETE { :page-1-KEY kg:end ?x } INSERT { :page-1-KEY kg:end ?y }"
        " WHERE { :page-1-KEY kg:end ?x BIND(?x + 5 AS ?y) }",
        {("pages-overlap", "page-1-KEY")},
    ),
    "a year without its first figures": (
        "DELETE { :tenure-03 kg:endedNotBefore ?x } INSERT { :tenure-03 kg:endedNotBefore '0021-04-05'^^xsd:date }"
        " WHERE { :tenure-03 kg:endedNotBefore ?x }",
        {("far-off-day", "tenure-03")},
    ),
    "a truth value that is none": (
        """DELETE { ?p kg:listOpen ?x } INSERT { ?p kg:listOpen 'maybe'^^xsd:boolean }
           WHERE { ?p kg:event :event-5-KEY ; kg:listOpen ?x ; kg:role kg:role-met }""",
        {("Participation-listOpen", "participation-*")},
    ),
    "a program without a version": (
        "DELETE WHERE { ?program schema:softwareVersion ?x }",
        {("Program-version", "program-*")},
    ),
}  # fmt: skip


def test_the_base_conforms(tmp_path: Path) -> None:
    report = plant(tmp_path)
    assert report.findings == ()
    assert report.triples > 2000


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_and_nothing_else(fault: str, tmp_path: Path) -> None:
    update, expected = FAULTS[fault]
    report = plant(tmp_path, update)
    assert found(report) == expected
    for finding in report.findings:
        assert "{" not in finding.wrong.zh + finding.wrong.en + finding.mend.zh + finding.mend.en
        assert all(words.zh and words.en.isascii() for words in (finding.must, finding.mend))


def test_an_inferred_fact_among_the_stated_ones(tmp_path: Path) -> None:
    """Only formats with named graphs can tell."""
    update = "INSERT DATA { GRAPH :dataset-KEY { :person-01 org:holds :post-01 } }"
    assert found(plant(tmp_path, update, suffix="trig")) == {("inferred-among-stated", "person-01")}
    assert found(plant(tmp_path, update.replace("KEY", "KEY-inferred"), suffix="trig")) == set()


NAMESAKE = "INSERT DATA { :person-x a kg:Person , schema:Person ; rdfs:label '沈知行'@zh } ;"


@pytest.mark.parametrize(
    "update",
    [
        mayor("2021-04-06"),  # perhaps after the other
        NAMESAKE + mayor("2021-04-03", ":person-x"),  # the same mayor, as another document names him
        mayor("2021-04-03").replace("'市长'", "'副市长'"),
        mayor("2021-04-03")
        + "DELETE WHERE { ?r rdf:subject :post-03 ; ?p ?o } ; DELETE WHERE { :post-03 org:postIn ?body }",  # open
    ],
    ids=["one after the other", "one of two documents", "deputies", "of a body that is open"],
)
def test_no_two_holders_at_once(update: str, tmp_path: Path) -> None:
    # the deputy is put into the post of mayor
    assert found(plant(tmp_path, update)) - {("title-differs", "tenure-x")} == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [("青岚州", "991221"), ("大青岚县", "991221"), ("青岚县", "991222"), ("临浦市青岚县", "991222")],
    ids=["another time's name", "a name that ends alike", "a namesake", "a namesake elsewhere"],
)
def test_no_code_twice(name: str, code: str, tmp_path: Path) -> None:
    place = f":place-x a kg:Place , schema:Place ; rdfs:label '{name}'@zh ; skos:notation '{code}'"
    assert found(plant(tmp_path, f"INSERT DATA {{ {place} }}")) == set()


def test_every_rule_has_its_fault() -> None:
    tested = {code for _, expected in FAULTS.values() for code, _ in expected} | {"inferred-among-stated"}
    assert {rule.code for rule in rules()} - tested == set()


def test_severities(tmp_path: Path) -> None:
    warned = plant(tmp_path, FAULTS["a property of another vocabulary"][0])
    assert warned.conforms
    assert [f.severity for f in warned.findings] == [Severity.WARNING]
    assert not plant(tmp_path, FAULTS["two mayors at once"][0]).conforms
