"""gazette-kg: Chinese official publications as a knowledge graph."""
