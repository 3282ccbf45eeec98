"""Our vocabulary as constants, and which of its terms stands for which value of the model.

``ontology/kg.ttl`` is the truth about these terms; a test holds the two against each other in both directions.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Namespace, URIRef
from rdflib.namespace import ORG, SDO

from kg.model import EventType, Kind, Predicate, Role, TenureStatus

# RFC 2606 keeps ".invalid" for names that belong to nobody and never will: IRIs under it are well formed, can't clash
# with anybody's data, and claim no domain. (A "urn:" name would need a registered name space: RFC 8141, section 5.)
KG = Namespace("https://gazette-kg.invalid/ontology#")
DEFAULT_BASE = "https://gazette-kg.invalid/id/"

OA = Namespace("http://www.w3.org/ns/oa#")

KINDS: Mapping[Kind, URIRef] = {
    Kind.PERSON: KG.Person,
    Kind.POST: KG.Post,
    Kind.ORGANISATION: KG.Organisation,
    Kind.PROJECT: KG.Project,
    Kind.PLACE: KG.Place,
}

EVENT_TYPES: Mapping[EventType, URIRef] = {
    EventType.MEETING: KG.Meeting,
    EventType.CEREMONY: KG.Ceremony,
    EventType.SIGNING: KG.Signing,
    EventType.INSPECTION: KG.Inspection,
    EventType.VISIT: KG.Visit,
    EventType.RECEPTION: KG.Reception,
    EventType.ACTIVITY: KG.Activity,
    EventType.APPOINTMENT: KG.Appointment,
    EventType.ISSUE: KG.Issuing,
    EventType.ACHIEVEMENT: KG.Achievement,
    EventType.DISASTER: KG.Disaster,
    EventType.OTHER: KG.OtherEvent,
}

ROLES: Mapping[Role, URIRef] = {role: KG[f"role-{role.value}"] for role in Role}

STATUSES: Mapping[TenureStatus, URIRef] = {status: KG[f"status-{status.value}"] for status in TenureStatus}

RELATIONS: Mapping[Predicate, URIRef] = {
    Predicate.PART_OF: KG.partOf,
    Predicate.WITHIN: KG.within,
    Predicate.SEAT: KG.seat,
}

# Said beside our own term, so that a store that does not reason answers queries in the common vocabularies.
STANDARD: Mapping[URIRef, URIRef] = {
    KG.Person: SDO.Person,
    KG.Post: ORG.Post,
    KG.Organisation: ORG.Organization,
    KG.Project: SDO.Project,
    KG.Place: SDO.Place,
    KG.partOf: ORG.subOrganizationOf,
    KG.within: SDO.containedInPlace,
}
