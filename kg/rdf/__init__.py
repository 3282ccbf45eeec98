"""A Graph as RDF, on the ontology in ontology/."""
