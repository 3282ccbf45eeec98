"""Our vocabulary as constants, and which of its terms stands for which value of the model.

``ontology/kg.ttl`` is the truth about these terms; a test holds the two against each other in both directions.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.lexicon.ranks import ranks
from kg.model import EventType, Kind, Precision, Predicate, Role, TenureStatus
from kg.rdf.nodes import DCTERMS, ORG, SDO, Space

# RFC 2606 keeps ".invalid" for names that belong to nobody and never will: IRIs under it are well formed, can't clash
# with anybody's data, and claim no domain. (A "urn:" name would need a registered name space: RFC 8141, section 5.)
KG = Space("https://gazette-kg.invalid/ontology#")
DEFAULT_BASE = "https://gazette-kg.invalid/id/"

KINDS: Mapping[Kind, NamedNode] = {
    Kind.PERSON: KG.Person,
    Kind.POST: KG.Post,
    Kind.ORGANISATION: KG.Organisation,
    Kind.PROJECT: KG.Project,
    Kind.PLACE: KG.Place,
}

EVENT_TYPES: Mapping[EventType, NamedNode] = {
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

ROLES: Mapping[Role, NamedNode] = {role: KG[f"role-{role.value}"] for role in Role}

STATUSES: Mapping[TenureStatus, NamedNode] = {status: KG[f"status-{status.value}"] for status in TenureStatus}

PRECISIONS: Mapping[Precision, NamedNode] = {p: KG[f"precision-{p.value}"] for p in Precision}

RANKS: Mapping[str, NamedNode] = {rank.id: KG[f"rank-{rank.id}"] for rank in ranks()}

RELATIONS: Mapping[Predicate, NamedNode] = {
    Predicate.PART_OF: KG.partOf,
    Predicate.WITHIN: KG.within,
    Predicate.SEAT: KG.seat,
    Predicate.RENAMED: KG.renamedTo,
}

# Said beside our own term, so that a store that does not reason answers queries in the common vocabularies.
STANDARD: Mapping[NamedNode, NamedNode] = {
    KG.Person: SDO.Person,
    KG.Post: ORG.Post,
    KG.Organisation: ORG.Organization,
    KG.Project: SDO.Project,
    KG.Place: SDO.Place,
    KG.partOf: ORG.subOrganizationOf,
    KG.within: SDO.containedInPlace,
    KG.renamedTo: DCTERMS.isReplacedBy,
}
